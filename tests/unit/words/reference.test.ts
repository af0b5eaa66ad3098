import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { en } from '../../../src/words/languages/en.ts';
import { textsOf } from '../../harness/words-on-page.ts';

test('the reference names every word, and no other', () => {
  const page = readFileSync(
    new URL('../../../content/reference/words.mdx', import.meta.url),
    'utf8',
  ).replace(/\\([{}])/g, '$1');
  const tables = page.split(/^## /m).slice(1);
  const listed = tables.flatMap((table) => {
    const [, group = ''] = /^\| `(\w+)` \| in English \|$/m.exec(table) ?? [];
    return [...table.matchAll(/^\| `(\w+)` \| (?!in English)(.*) \|$/gm)].flatMap(
      ([, name = '', said = '']): [string, string][] =>
        name === 'found'
          ? said
              .split('; ')
              .map((form) => [
                `${group}.${name}.${form.split(': ', 1)[0] ?? ''}`,
                form.replace(/^\w+: /, ''),
              ])
          : [[`${group}.${name}`, said]],
    );
  });
  expect(listed).toEqual([...textsOf(en)]);
});
