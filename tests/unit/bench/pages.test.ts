import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { corpusPages, parseBasePage, readCorpus } from '../../bench/build/pages/corpus.ts';
import { generatedPages } from '../../bench/build/pages/generated.ts';
import { editPage, renderPage, writePages } from '../../bench/build/pages/write-pages.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const base = [
  { title: 'alpha', body: '\n## Rule Details\n\nSee Rule Details.\n' },
  { title: 'B & `beta`', body: '\nNo such heading.\n' },
];

test('page i of a corpus is base page i modulo their number, numbered in title and headings', () => {
  const page = corpusPages(base);
  expect(page(0)).toEqual({
    path: 'section-00/page-00000',
    title: 'alpha 0',
    body: '\n## Rule Details 0\n\nSee Rule Details 0.\n',
    mark: 'Rule Details 0',
  });
  expect(page(1)).toMatchObject({ title: 'B & `beta` 1', mark: '1' });
  expect(page(2_051)).toMatchObject({ path: 'section-41/page-02051', title: 'B & `beta` 2051' });
});

test.each([
  ['---\ntitle: "A \\"quoted\\" one"\n---\nBody\n', 'A "quoted" one'],
  ["---\ntitle: 'it''s'\n---\nBody\n", "it's"],
  ['---\norder: 1\ntitle: Plain words \n---\nBody\n', 'Plain words'],
])('a title is read from %j', (text, title) => {
  expect(parseBasePage(text, 'a.mdx')).toEqual({ title, body: 'Body\n' });
});

test('a page without a title, and a folder without pages, are refused by name', () => {
  expect(() => parseBasePage('# No frontmatter\n', 'a.mdx')).toThrowErrorMatchingInlineSnapshot(
    `[Error: a.mdx has no title in its frontmatter.]`,
  );
  expect(() => readCorpus(temporaryFolder())).toThrow('has no .mdx files.');
});

test('generated pages depend on the seed and their number alone', () => {
  const numbers = [0, 1, 2, 49, 50, 2_999];
  const made = numbers.map((index) => generatedPages(1)(index));
  expect(numbers.toReversed().map((index) => generatedPages(1)(index))).toEqual(made.toReversed());
  expect(generatedPages(2)(0).body).not.toBe(made[0]?.body);
  expect(new Set(made.map(({ body }) => body)).size).toBe(numbers.length);
});

test('generated pages are as long as real ones, in many languages, and safe as MDX', () => {
  const pages = Array.from({ length: 200 }, (_, index) => generatedPages(1)(index));
  const text = pages.map(({ body }) => body).join('\n');
  const languages = new Set([...text.matchAll(/^```(\w+)$/gm)].map(([, language]) => language));
  expect([...languages].sort()).toMatchInlineSnapshot(`
    [
      "css",
      "diff",
      "js",
      "json",
      "python",
      "sh",
      "ts",
      "yaml",
    ]
  `);
  expect(Math.round(text.length / pages.length / 100) * 100).toMatchInlineSnapshot(`4000`);
  const prose = text.replaceAll(/^```.*?^```$/gms, '');
  expect(prose).not.toMatch(/[<{}]/);
  for (const { body, mark } of pages) expect(body).toContain(`## ${mark}\n`);
});

test('a site on disk is its pages and a first page, under the names a generator wants', () => {
  const folder = temporaryFolder();
  const pages = [0, 60].map(corpusPages(base));
  writePages(pages, { folder, ending: 'md', index: '_index.md' });
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
  expect(read('section-01/page-00060.md')).toMatchInlineSnapshot(`
    "---
    title: "alpha 60"
    ---

    ## Rule Details 60

    See Rule Details 60.
    "
  `);
  expect(read('_index.md')).toMatchInlineSnapshot(`
    "---
    title: "Bench"
    ---
    A site of 2 pages, made to measure how long it takes to build.
    "
  `);
});

test('an edit adds a sentence to the body and leaves the title alone', () => {
  const [page] = [3].map(corpusPages(base));
  if (page === undefined) throw new Error('no page');
  const edited = editPage(page);
  expect(renderPage(edited)).toMatchInlineSnapshot(`
    "---
    title: "B & \`beta\` 3"
    ---

    No such heading.

    This sentence was added by an edit.
    "
  `);
  expect(edited.body).toContain(edited.mark);
});

test('links within a corpus lead out of the site, which lacks what they mean', () => {
  const body =
    '[a](./b.md) `[c](./d)` ![e](/f.png) [g](https://h.example/) [i](#j)\n\n```js\na[b](c)\n```\n\n[k]: ../l.md\n';
  expect(parseBasePage(`---\ntitle: x\n---\n${body}`, 'x.mdx').body).toMatchInlineSnapshot(`
    "[a](https://example.com/) \`[c](./d)\` ![e](https://example.com/) [g](https://h.example/) [i](https://example.com/)

    \`\`\`js
    a[b](c)
    \`\`\`

    [k]: https://example.com/
    "
  `);
});
