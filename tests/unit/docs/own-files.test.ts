import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireFiles } from '../../../integrations/docs/settings/own-files.ts';
import { siteParts } from '../../../integrations/docs/site-parts.ts';

let root: URL;

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'own-files-'));
  root = pathToFileURL(`${folder}/`);
  mkdirSync(join(folder, 'src'));
  for (const name of ['site.css', 'site.ts', 'Footer.astro']) {
    writeFileSync(join(folder, 'src', name), '');
  }
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

test.each([
  ['src/sites.css', 'there is no file src/sites.css; is it src/site.css?'],
  ['/src/Site.cs', "there is no file /src/Site.cs; write its path from the project's root"],
  ['sorce/site.css', "there is no file sorce/site.css; write its path from the project's root"],
  ['src', "there is no file src; write its path from the project's root"],
])('%s is told with its option', (path, says) => {
  const styles = [
    { option: 'styles[0]', path: '/src/site.css' },
    { option: 'styles[1]', path },
  ];
  expect(() => {
    requireFiles(styles, root);
  }).toThrow(`styles[1]: ${says}`);
});

test('what is there passes', () => {
  expect(() => {
    requireFiles([{ option: 'styles[0]', path: 'src/site.css' }], root);
  }).not.toThrow();
});

test('a part of the theme is looked for in the same way', () => {
  expect(() => siteParts({ footer: 'src/Foter.astro' }, root)).toThrow(
    'parts.footer: there is no file src/Foter.astro; is it src/Footer.astro?',
  );
  expect(() => siteParts({ footer: 'src/Footer.astro' }, root)).not.toThrow();
});
