import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { builtIns } from '../../../integrations/docs/components/built-ins.ts';
import { located } from '../../../integrations/docs/compile/includes/located-page.ts';
import { includedFiles } from '../../../integrations/docs/compile/includes/included-files.ts';
import { splicePage } from '../../../integrations/docs/compile/includes/splice-page.ts';
import { compilationOf } from './compile-text.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'includes-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

const features = { gfm: true, directive: true, headingAttributes: true };

function splice(text: string, name = 'content/guides/page.mdx') {
  const root = pathToFileURL(`${folder}/`);
  const source = { file: new URL(name, root), text, frontmatter: {} };
  return splicePage(source, { root, components: builtIns, features });
}

/** Each as `content/page.mdx:3:1 code: message`. */
function problemsOf(text: string): string[] {
  const { problems = [] } = splice(text) ?? {};
  return problems.map(({ location, code, message, hint }) => {
    const { file = '', line = 0, column = 0 } = location ?? {};
    return `${file}:${line}:${column} ${code}: ${message} | ${hint ?? ''}`;
  });
}

describe('the text of a file', () => {
  test('stands in the place of the tag, and each line knows where it was written', () => {
    write({ 'content/guides/_part.mdx': '---\ntitle: x\n---\n\nOne.\n\n## Two\n' });
    const made = splice('Before.\n\n<Include file="./_part.mdx" />\n\nAfter.\n');
    expect(made?.problems).toEqual([]);
    expect(made?.source.text).toBe('Before.\n\nOne.\n\n## Two\n\nAfter.\n');
    const at = (line: number) => made?.spliced.locate({ line, column: 1 });
    expect(at(1)).toEqual({ file: 'content/guides/page.mdx', line: 1, column: 1 });
    expect(at(3)).toEqual({ file: 'content/guides/_part.mdx', line: 5, column: 1 });
    expect(at(5)).toEqual({ file: 'content/guides/_part.mdx', line: 7, column: 1 });
    expect(at(7)).toEqual({ file: 'content/guides/page.mdx', line: 5, column: 1 });
    expect([1, 3, 5, 7].map((line) => made?.spliced.hostLine(line))).toEqual([1, 3, 3, 5]);
  });

  test('is as deep as the tag', () => {
    write({ 'content/guides/_part.mdx': 'One.\n\n```sh\na\n  b\n```\n' });
    const list = splice('1. Item\n\n   <Include file="./_part.mdx" />\n2. Other\n');
    expect(list?.source.text).toBe(
      '1. Item\n\n   One.\n   \n   ```sh\n   a\n     b\n   ```\n\n2. Other\n',
    );
    expect(list?.spliced.locate({ line: 6, column: 4 })).toMatchObject({ line: 4, column: 1 });
    const quote = splice('> <Include file="./_part.mdx" />\n');
    expect(quote?.source.text).toContain('> One.\n> \n> ```sh');
  });

  test('may be one region, or one section', () => {
    write({
      'content/guides/_part.mdx':
        '# A\n\n{/* #region inner */}\nRegion.\n{/* #endregion inner */}\n\n## Set up {#setup}\n\nText.\n\n### More\n\n## Next one\n\nEnd.\n',
    });
    const of = (region: string) =>
      splice(`<Include file="./_part.mdx" region="${region}" />`)?.source.text;
    expect(of('inner')).toBe('Region.');
    expect(of('setup')).toBe('## Set up {#setup}\n\nText.\n\n### More');
    expect(of('next-one')).toBe('## Next one\n\nEnd.');
    expect(problemsOf('<Include file="./_part.mdx" region="nextone" />')).toMatchInlineSnapshot(`
      [
        "content/guides/page.mdx:1:1 include-missing: region="nextone" cannot be included: content/guides/_part.mdx has no region and no heading with the id "nextone". | Did you mean "next-one"? It has "inner", "a", "setup", "more", "next-one".",
      ]
    `);
  });

  test('leads where it led, and a place in it is told in the words of its file', () => {
    write({
      'shared/part.md':
        'See [it](../content/guides/other.mdx#a) and [up](#top).\n\n<!-- gone -->\n\n![](a.png)\n\n```js file="b.js#L1"\n```\n\n[ref]: ./c/\n',
    });
    const made = splice('<Include file="../../shared/part.md" />');
    expect(made?.source.text).toMatchInlineSnapshot(`
      "See [it](./other.mdx#a) and [up](#top).



      ![](../../shared/a.png)

      \`\`\`js file="../../shared/b.js#L1"
      \`\`\`

      [ref]: ../../shared/c/"
    `);
    expect(made?.spliced.locate({ line: 1, column: 10 })).toMatchObject({ line: 1, column: 10 });
    expect(made?.spliced.writtenAt({ line: 1, column: 10 })).toBe('../content/guides/other.mdx#a');
  });

  test('may include others, each by its own path', () => {
    write({
      'parts/a.mdx': 'A\n\n<Include file="./deep/b.mdx" />\n',
      'parts/deep/b.mdx': '[B](./c.mdx)\n',
    });
    const made = splice('<Include file="../../parts/a.mdx" />');
    expect(made?.source.text).toBe('A\n\n[B](../../parts/deep/c.mdx)');
    expect(made?.spliced.locate({ line: 3, column: 1 })).toEqual({
      ...{ file: 'parts/deep/b.mdx', line: 1, column: 1 },
    });
    const page = pathToFileURL(join(folder, 'content/guides/page.mdx'));
    const files = includedFiles('<Include file="../../parts/a.mdx" />', page);
    expect(files.map(({ file }) => file.pathname.split('/').at(-1))).toEqual(['a.mdx', 'b.mdx']);
  });
});

describe('a page that includes a file', () => {
  const compiled = async (part: string) => {
    write({ 'content/_parts/part.mdx': part });
    const made = splice('# Page\n\n<Include file="../_parts/part.mdx" />\n\n## Own\n');
    if (!made) throw new Error('The page includes nothing.');
    const page = await compilationOf(made.source.text, 'guides/page.mdx');
    return located(page, made.spliced, { path: 'content/guides/page.mdx', folder: 'content/' });
  };

  test('has its headings, ids and text, and stays data', async () => {
    const { page } = await compiled('## Part\n\nText of it.\n');
    if (page?.kind !== 'plain') throw new Error('It is a module.');
    expect(page.headings.map(({ slug }) => slug)).toEqual(['part', 'own']);
    expect(page.links.ids).toEqual(['page', 'part', 'own']);
    expect(page.markdown).toBe('## Part\n\nText of it.\n\n## Own\n');
  });

  test('has its links at their own place and in its own words', async () => {
    const { page } = await compiled('Text.\n\n[One](./other.mdx#a), [two](#own)\n');
    expect(page?.links.links).toEqual([
      {
        ...{ kind: 'link', written: './other.mdx#a', url: '/_parts/other/#a', line: 3, column: 7 },
        ...{ origin: '_parts/part.mdx' },
        included: { file: 'content/_parts/part.mdx', written: './other.mdx#a' },
      },
      {
        ...{ kind: 'link', written: '#own', line: 3, column: 29 },
        included: { file: 'content/_parts/part.mdx', written: '#own' },
      },
    ]);
  });

  test('is told its mistakes at their own place', async () => {
    const { mistakes = [] } = await compiled('Text.\n\n<Card titel="a" title="b" />\n');
    expect(mistakes.map(({ at }) => at({ file: 'content/guides/page.mdx' }).location)).toEqual([
      { file: 'content/_parts/part.mdx', line: 3, column: 7 },
    ]);
  });
});

test('what is shown as code includes nothing, nor does a component of the page', () => {
  expect(splice('```mdx\n<Include file="./a.mdx" />\n```\n')).toBeUndefined();
  expect(
    splice('import Include from \'./x.astro\';\n\n<Include file="./a.mdx" />\n'),
  ).toBeUndefined();
  expect(splice('<Include file="./a.mdx" />', 'content/page.md')).toBeUndefined();
});

test.each([
  ['missing', '<Include file="./_none.mdx" />'],
  ['misspelt', '<Include file="./_sintax.mdx" />'],
  ['outside', '<Include file="../../../etc/passwd.md" />'],
  ['no page', 'Text.\n\n<Include file="./a.txt" />'],
  ['no file', '<Include />'],
  ['computed', '<Include file={name} />'],
  ['spread', '<Include file="./_ok.mdx" {...more} />'],
  ['unknown property', '<Include file="./_ok.mdx" part="a" />'],
  ['within a line', 'See <Include file="./_ok.mdx" /> here.'],
  ['beside a tag', '<div><Include file="./_ok.mdx" /></div>'],
  ['with content', '<Include file="./_ok.mdx">\n\nText.\n\n</Include>'],
  ['circle', '<Include file="./_a.mdx" />'],
  ['deep', '<Include file="./_0.mdx" />'],
  ['imports', '<Include file="./_imports.mdx" />'],
  ['syntax', '<Include file="./_syntax.mdx" />'],
])('a mistake is told at its place: %s', (_name, text) => {
  write({
    'content/guides/_ok.mdx': 'Fine.\n',
    'content/guides/_a.mdx': 'A\n\n<Include file="./_b.mdx" />\n',
    'content/guides/_b.mdx': '<Include file="./_a.mdx" />\n',
    'content/guides/_imports.mdx': "Text.\n\nimport A from './a.astro';\n\n<A />\n",
    'content/guides/_syntax.mdx': 'Text.\n\n<Card title="a">\n',
    ...Object.fromEntries(
      Array.from({ length: 13 }, (_, index) => [
        `content/guides/_${index}.mdx`,
        `<Include file="./_${index + 1}.mdx" />\n`,
      ]),
    ),
  });
  expect(problemsOf(text)).toMatchSnapshot();
});

test('no link leads out of the project, and nothing without an end is read', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
  try {
    writeFileSync(join(elsewhere, 'secret.md'), 'secret');
    write({ 'content/guides/_ok.mdx': 'Fine.\n' });
    const link = (target: string, name: string) => {
      symlinkSync(target, join(folder, 'content/guides', name));
    };
    link(join(elsewhere, 'secret.md'), '_file.md');
    link(elsewhere, '_folder');
    link('/dev/zero', '_zero.md');
    link('_ok.mdx', '_same.mdx');
    for (const file of ['_file.md', '_folder/secret.md', '_zero.md']) {
      const [problem = ''] = problemsOf(`<Include file="./${file}" />`);
      expect(problem).toContain('it is a link that leads out of the project');
    }
    expect(splice('<Include file="./_same.mdx" />')?.source.text).toContain('Fine.');
    const page = pathToFileURL(join(folder, 'content/guides/page.mdx'));
    const all = ['/dev/zero', './_zero.md'].map((file) => `<Include file="${file}" />`).join('\n');
    expect(includedFiles(all, page).map(({ text }) => text)).toEqual([undefined, undefined]);
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});
