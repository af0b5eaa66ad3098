import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseHTML } from 'linkedom';
import { markdownToHtml, markdownToMdast } from 'satteri';
import { describe, expect, test } from 'vitest';
import { componentSamples, everyComponent } from '../../harness/component-samples.ts';
import { withLinks } from '../../../integrations/docs/compile/twin/link-marks.ts';
import { compilePlain as compileMarked, compileText } from './compile-text.ts';

const features = { gfm: true, smartPunctuation: true, directive: false };

/** A plain page whose twin has the addresses of the site. Overviews say what other pages have. */
async function compilePlain(text: string, name?: string) {
  const page = await compileMarked(text, name);
  return {
    ...page,
    html: page.html.replace(/<meantime-overview[^>]*>(?:<\/meantime-overview>)?/g, ''),
    markdown: withLinks(page.markdown, (address) => address).replace(/\0%[^\0]*\0/g, ''),
  };
}

/** What a page says, word by word. */
function wordsOf(html: string): string[] {
  // What stands side by side in the tree is not one word.
  const { document } = parseHTML(`<body>${html.replaceAll('<', ' <')}</body>`);
  return document.body.textContent.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function typesOf(node: { type: string; children?: unknown[] }): string[] {
  return [node.type, ...(node.children ?? []).flatMap((child) => typesOf(child as typeof node))];
}

/** Words that a form adds: the mark of an alert, which Git hosts show as a title of their own. */
const markWords = new Set(['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION']);
const titleWords = new Set(['Note', 'Info', 'Tip', 'Important', 'Caution', 'Warning', 'Danger']);

async function expectTwin(text: string, name?: string): Promise<string> {
  const { html, markdown } = await compilePlain(text, name);
  const twin = markdownToHtml(markdown, { features }).html;
  // Neither components nor imports, comments or directives are left.
  expect(twin.replace(/<(pre|code)\b.*?<\/\1>/gs, '')).not.toMatch(
    /<\/?[A-Z]|^import .* from|\{\/\*|:::/m,
  );
  expect(twin).not.toContain('\0');
  // It says what the page says, in the same order, and as code what is code there.
  expect(wordsOf(twin).filter((word) => !markWords.has(word))).toEqual(
    wordsOf(html).filter((word) => !titleWords.has(word)),
  );
  const count = (source: string, tag: string) => source.split(`<${tag}`).length;
  // Markdown has no list of terms.
  const listed = html
    .replace(/<dl class="glossary">/g, '<ul>')
    .replace(/<dt id="term-[^>]*>/g, '<li>');
  for (const tag of ['pre', 'table', 'ol', 'ul', 'li', 'h2', 'h3', 'kbd']) {
    expect(count(twin, tag), tag).toBe(count(listed, tag));
  }
  return markdown;
}

describe('of every built-in component', () => {
  test.each(Object.entries(componentSamples))('%s', async (_name, sample) => {
    expect(await expectTwin(sample)).toMatchSnapshot();
  });

  test('all of them on one page', async () => {
    await expectTwin(everyComponent);
  });
});

test('of marked code and groups of blocks', async () => {
  const twin = await expectTwin(
    '```js\na // [!code ++]\nb\n```\n\n- item\n\n  ```py\n  # [!code focus]\n  x = 1\n  ```\n\n' +
      ':::code-group\n\n```sh [npm *1*]\nnpm i\n```\n\n```js title="a.js"\n1\n```\n\n:::\n',
  );
  expect(twin).toMatchInlineSnapshot(`
    "\`\`\`js ins={1}
    a
    b
    \`\`\`

    - item

      \`\`\`py focus={1}
      x = 1
      \`\`\`

    <!-- tabs -->

    <!-- tab -->

    **npm \\*1\\***

    \`\`\`sh [npm *1*]
    npm i
    \`\`\`

    <!-- tab -->

    **a.js**

    \`\`\`js title="a.js"
    1
    \`\`\`

    <!-- /tabs -->
    "
  `);
});

const content = fileURLToPath(new URL('../../../content/', import.meta.url));
const pages = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /\.mdx?$/.test(path),
);

test.each(pages)("of Meantime's own page %s", async (path) => {
  const file = readFileSync(join(content, path), 'utf8');
  const body = file.replace(/^---\n.*?\n---\n/s, (whole) => whole.replace(/[^\n]/g, ' '));
  await expectTwin(body, pathToFileURL(join(content, path)).href);
});

test('leaves code as it is, and cuts nothing from a page without components', async () => {
  const text = '## A\n\n```js\na\n\n\n{/* b */}\n<Card />\n```\n\n`<Tabs>` *c*\n\n\n\nd\n';
  expect((await compilePlain(text)).markdown).toBe(text);
});

test('takes away what is no part of the text, and the gap that it leaves', async () => {
  const { markdown } = await compilePlain(
    "import { Card } from 'meantime/components';\n\n## A\n\n{/* b */}\n\nText{/* c */}.\n\n{/* d */}\n",
  );
  expect(markdown).toBe('## A\n\nText.\n');
});

test('is as deep as the list or the quote it stands in', async () => {
  const { markdown } = await compilePlain(
    [
      '1. One',
      '',
      '   <Tabs>',
      '     <TabItem label="a*b">',
      '',
      '     ```sh',
      '     run',
      '       deeper',
      '     ```',
      '',
      '     </TabItem>',
      '   </Tabs>',
      '',
      '2. <Card title="Two">',
      '       Text',
      '   </Card>',
      '',
      '> <Aside kind="tip">',
      '> Text',
      '>',
      '> - more',
      '> </Aside>',
    ].join('\n'),
  );
  expect(markdown).toMatchInlineSnapshot(`
    "1. One

       <!-- tabs -->

       <!-- tab -->

       **a\\*b**

       \`\`\`sh
       run
         deeper
       \`\`\`

       <!-- /tabs -->

    2. **Two**

       Text

    > > [!TIP]
    > > Text
    > >
    > > - more
    "
  `);
  expect(
    typesOf(markdownToMdast(markdown, { features })).filter((type) => type === 'code'),
  ).toEqual(['code']);
});

test.each([
  [
    'lists that start with their line',
    '<FileTree>\n- a/\n  - b\n    - c\n</FileTree>',
    '- a/\n  - b\n    - c\n',
  ],
  ['a list behind a list', '<FileTree>\n- a\n</FileTree>\n\n\n- b', '- a\n\n<!-- -->\n\n- b\n'],
  [
    'a component that is deeper than its list item',
    '1. One\n\n           <Card title="a">\n    b\n           </Card>\n\n2. Two',
    '1. One\n\n   **a**\n\n   b\n\n2. Two\n',
  ],
  ['a component behind its tag', '<Card title="a">b\n  c</Card>', '**a**\n\nb\nc\n'],
])('is right for %s', async (_name, text, markdown) => {
  expect(await expectTwin(text)).toBe(markdown);
});

test('is deaf to how lines end', async () => {
  const text = '<CardGrid>\n  <Card title="One">\n    Text\n  </Card>\n</CardGrid>\n\nEnd\n';
  const { markdown } = await compilePlain(text.replaceAll('\n', '\r\n'));
  expect(markdown).toBe((await compilePlain(text)).markdown);
});

test('a page that is a module has none', async () => {
  expect(await compileText('{1}')).not.toHaveProperty('markdown');
});

describe('the page as Markdown', () => {
  test('is what its writer wrote, with components in their Markdown form', async () => {
    const { markdown } = await compilePlain(
      [
        "import { Card } from 'meantime/components';",
        '',
        '## Start',
        '',
        'Text, *as written*.',
        '',
        '<CardGrid>',
        '  <Card title="One" href="/one/">',
        '    First **text**.',
        '',
        '    - a list',
        '  </Card>',
        '  <Card title="Two">Second.</Card>',
        '</CardGrid>',
        '',
        '<Aside kind="caution" title="Mind">Not *this*.</Aside>',
        '',
        'Then <LinkButton href="/go/">go on</LinkButton>.',
      ].join('\n'),
    );
    expect(markdown).toMatchInlineSnapshot(`
      "## Start

      Text, *as written*.

      **[One](/one/)**

      First **text**.

      - a list

      **Two**

      Second.

      > [!WARNING]
      > **Mind**
      >
      > Not *this*.

      Then [go on](/go/).
      "
    `);
  });
});
