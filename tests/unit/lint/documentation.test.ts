import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as ofFences from '../../../src/lint/fences/errors.ts';
import * as ofKeys from '../../../src/lint/quickstart/key-errors.ts';
import * as ofQuickstarts from '../../../src/lint/quickstart/errors.ts';
import { codeWords } from '../../../src/protocol/code-words.ts';
import { fenceWords, shellLanguages } from '../../../src/protocol/fence-words.ts';

const content = join(import.meta.dirname, '../../../content');
const read = (path: string) => readFileSync(join(content, path), 'utf8');

test('the reference has the words of fences as they are checked, and no others', () => {
  const [, table = ''] = read('reference/fences.mdx').split('| --- | --- |\n');
  const rows = table.split('\n\n', 1)[0]?.split('\n');
  expect(rows).toEqual(
    Object.values(fenceWords).map(({ example, says }) => `| \`${example}\` | ${says} |`),
  );
});

test('the reference has the words for how code looks, and no others', () => {
  const [, table = ''] = read('reference/fences.mdx').split('| word | the block |\n| -- | -- |\n');
  expect(table.split('\n\n', 1)[0]?.split('\n')).toEqual(
    Object.values(codeWords).map(({ example, says }) => `| \`${example}\` | ${says} |`),
  );
});

test('the reference has the languages that are run', () => {
  const languages = shellLanguages.map((name) => `\`${name}\``).join(', ');
  expect(read('reference/fences.mdx')).toContain(`The shells are ${languages}.`);
});

test('every mistake is in the guide', () => {
  const guide = read('guides/mistakes.mdx');
  const codes = [ofFences, ofKeys, ofQuickstarts].flatMap((errors) =>
    Object.values<{ code: string }>(errors).map(({ code }) => code),
  );
  expect(codes.length).toBeGreaterThan(30);
  expect(codes.filter((code) => !guide.includes(`\`${code}\``))).toEqual([]);
  expect(new Set(codes).size).toBe(codes.length);
});
