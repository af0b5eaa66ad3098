import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import { expect, onTestFinished, test } from 'vitest';
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

const settings = { content: 'content', bareFiles: [] };

test('is the same for the same makers', () => {
  const root = temporaryFolder();
  expect(fingerprint(configOf(root), settings)).toBe(fingerprint(configOf(root), settings));
});

test.each([
  ['a Markdown option', { markdown: { gfm: false } }],
  ['the base', { base: '/docs/' }],
  ['the code of a plugin', { markdown: { shikiConfig: { transformers: [{ pre: () => 1 }] } } }],
  ['the theme of the code', { markdown: { shikiConfig: { theme: { name: 'other' } } } }],
])('changes with %s', (_name, { markdown, base }: { markdown?: object; base?: string }) => {
  const root = temporaryFolder();
  expect(fingerprint(configOf(root, markdown, base), settings)).not.toBe(
    fingerprint(configOf(root), settings),
  );
});

test('changes with the files that links name without an ending', () => {
  const config = configOf(temporaryFolder());
  const other = { ...settings, bareFiles: ['/LICENSE'] };
  expect(fingerprint(config, other)).not.toBe(fingerprint(config, settings));
});

test('with plugins of others, and with them alone, the configuration and the lock file count', () => {
  const root = temporaryFolder();
  const foreign = { processor: satteri({ mdastPlugins: [() => ({ name: 'theirs' })] }) };
  const before = [
    fingerprint(configOf(root), settings),
    fingerprint(configOf(root, foreign), settings),
  ];
  writeFileSync(join(root, 'package-lock.json'), '{ "name": "another version" }');
  const after = [
    fingerprint(configOf(root), settings),
    fingerprint(configOf(root, foreign), settings),
  ];
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});

test("changes with a component's HTML form, and with nothing that no page is made of", async () => {
  // A copy of this package's code, where its dependencies are found.
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  mkdirSync(join(root, '.meantime/tests'), { recursive: true });
  const copy = mkdtempSync(join(root, '.meantime/tests/fingerprint-'));
  onTestFinished(() => {
    rmSync(copy, { recursive: true, force: true });
  });
  for (const folder of ['integrations', 'src']) {
    cpSync(join(root, folder), join(copy, folder), { recursive: true });
  }
  const url = pathToFileURL(join(copy, 'integrations/docs/cache/fingerprint.ts')).href;
  const copied = (await import(/* @vite-ignore */ url)) as { fingerprint: typeof fingerprint };
  const key = () => copied.fingerprint(configOf(copy), settings);

  const before = key();
  writeFileSync(join(copy, 'integrations/docs/theme/styles/extra.css'), 'a { color: red }');
  expect(key()).toBe(before);
  const card = join(copy, 'integrations/docs/components/card.ts');
  const code = readFileSync(card, 'utf8');
  expect(code).toContain("class: 'card-title'");
  writeFileSync(card, code.replace("class: 'card-title'", "class: 'card-heading'"));
  expect(key()).not.toBe(before);
});
