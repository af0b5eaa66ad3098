import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import { expect, test } from 'vitest';
import { fingerprint } from '../../../integrations/docs/cache/fingerprint.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

type Config = Parameters<typeof fingerprint>[0];

function configOf(root: string, markdown: object = {}, base = '/'): Config {
  const config = {
    root: pathToFileURL(`${root}/`),
    base,
    image: { domains: [], remotePatterns: [] },
    markdown: { processor: satteri(), ...markdown },
  };
  return config as unknown as Config; // the rest of Astro's configuration is not looked at
}

const settings = { content: 'content', bareFiles: [], lang: 'en', components: {}, math: false };
const code = { text: '', hash: 'some' };

test('is the same for the same makers', () => {
  const root = temporaryFolder();
  expect(fingerprint(configOf(root), settings, code)).toBe(
    fingerprint(configOf(root), settings, code),
  );
});

test.each([
  ['a Markdown option', { markdown: { gfm: false } }],
  ['the base', { base: '/docs/' }],
  ['the code of a plugin', { markdown: { shikiConfig: { transformers: [{ pre: () => 1 }] } } }],
  ['the theme of the code', { markdown: { shikiConfig: { theme: { name: 'other' } } } }],
])('changes with %s', (_name, { markdown, base }: { markdown?: object; base?: string }) => {
  const root = temporaryFolder();
  expect(fingerprint(configOf(root, markdown, base), settings, code)).not.toBe(
    fingerprint(configOf(root), settings, code),
  );
});

test.each([
  ['the files that links name without an ending', { bareFiles: ['/LICENSE'] }],
  ['the language of the site', { lang: 'de' }],
  ["the site's own words", { words: { de: { code: { copy: 'Nimm' } } } }],
])('changes with %s', (_name, changed) => {
  const config = configOf(temporaryFolder());
  const other = { ...settings, ...changed };
  expect(fingerprint(config, other, code)).not.toBe(fingerprint(config, settings, code));
});

test('with plugins of others, and with them alone, the configuration and the lock file count', () => {
  const root = temporaryFolder();
  const foreign = { processor: satteri({ mdastPlugins: [() => ({ name: 'theirs' })] }) };
  const before = [
    fingerprint(configOf(root), settings, code),
    fingerprint(configOf(root, foreign), settings, code),
  ];
  writeFileSync(join(root, 'package-lock.json'), '{ "name": "another version" }');
  const after = [
    fingerprint(configOf(root), settings, code),
    fingerprint(configOf(root, foreign), settings, code),
  ];
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});

test('changes with the code that makes pages', () => {
  const config = configOf(temporaryFolder());
  const other = { ...code, hash: 'another' };
  expect(fingerprint(config, settings, other)).not.toBe(fingerprint(config, settings, code));
});
