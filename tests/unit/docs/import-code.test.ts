import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import {
  codeImport,
  importedFiles,
  readImport,
} from '../../../integrations/docs/markdown/import-code.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-code-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const page = pathToFileURL(join(folder, 'page.md'));
const file = [
  'import a from "a";',
  '// #region start',
  '  // #region inner',
  '  start();',
  '  // #endregion',
  '',
  '    deep();',
  '// #endregion start',
  '/* #region css */',
  'region: b {}',
  '# region of the world',
  '/* #endregion */',
  '# region py',
];
writeFileSync(join(folder, 'a.ts'), `${file.join('\r\n')}\r\n`);

test.each([
  ['start', 'start();\n\n  deep();'],
  ['inner', 'start();'],
  ['css', 'region: b {}\n# region of the world'],
  ['L1', 'import a from "a";'],
  ['L4-L7', 'start();\n\n  deep();'],
])('#%s', (part, code) => {
  expect(readImport({ path: 'a.ts', part }, page)).toEqual({ code });
});

test.each([
  ['a.ts', 'nope', 'the file has no `#region nope`'],
  ['a.ts', 'py', 'the region py of the file has no end'],
  ['a.ts', 'L40', 'the file has 13 lines'],
  ['a.ts', 'L4-', '#L4- is no line or range of lines, such as #L3-L8'],
])('%s#%s is not there', (path, part, reason) => {
  expect(readImport({ path, part }, page)).toEqual({ reason });
});

test('a file that is not there', () => {
  const read = readImport({ path: './none.ts', part: '' }, page);
  expect(read).toEqual({ reason: 'the file cannot be read: there is no such file' });
});

test('a block with code of its own has no other', () => {
  expect(codeImport('file="a.ts"', 'code')).toBeUndefined();
  expect(codeImport('file="a.ts#b" {1}', '\n')).toMatchObject({ path: 'a.ts', part: 'b' });
});

test('the files of a page are found in its text', () => {
  const text = 'file=no.ts\n```js file="a.ts#b"\n```\n> - ~~~ts {1} file=../b.ts\n>   ~~~\n';
  const found = importedFiles(text, new URL('file:///docs/in/page.md'));
  expect(found.map(String)).toEqual(['file:///docs/in/a.ts', 'file:///docs/b.ts']);
});

test('what does not end is no file', () => {
  const page = new URL('file:///site/content/page.mdx');
  expect(readImport({ path: '/dev/zero', part: '' }, page)).toEqual({ reason: 'it is no file' });
});
