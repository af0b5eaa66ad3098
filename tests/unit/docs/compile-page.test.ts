import { describe, expect, test } from 'vitest';
import { compilePlain as plain, compileText as compile } from './compile-text.ts';

describe('pages that are data', () => {
  test.each([
    ['Markdown', 'Text with **weight**.', '<p>Text with <strong>weight</strong>.</p>'],
    ['elements', 'Press <kbd class="x">K</kbd>.', '<p>Press <kbd class="x">K</kbd>.</p>'],
    ['a comment', 'Text.{/* not said */}', '<p>Text.</p>'],
    [
      'an element with a flag',
      '<details open>\n\nText.\n\n</details>',
      '<details open><p>Text.</p></details>',
    ],
    ['a void element', 'One<br />two.', '<p>One<br>two.</p>'],
    ['text that looks like HTML', '<kbd>&lt;b&gt;</kbd>', '<kbd>&lt;b&gt;</kbd>'],
    [
      'a component',
      '<LinkButton href="./other.mdx" primary>Go **on**</LinkButton>',
      '<a class="button button-primary" href="/other/">Go <strong>on</strong></a>',
    ],
    [
      'an import of built-in components',
      'import { Card, CardGrid } from \'meantime/components\';\n\n<CardGrid>\n  <Card title="A &amp; B">\n    Text\n  </Card>\n</CardGrid>',
      '<div class="card-grid"><div class="card"><p class="card-title">A &amp; B</p><p>Text</p></div></div>',
    ],
    [
      'a literal in braces',
      "<LinkButton href={'/a/'} primary={false}>x</LinkButton>",
      '<a class="button" href="/a/">x</a>',
    ],
  ])('%s', async (_name, text, html) => {
    expect((await plain(text)).html.trim()).toBe(html);
  });

  test('tables that the keyboard scrolls and boxes that say what they are', async () => {
    const { html } = await plain('| a |\n| - |\n| b |\n\n- [x] one\n- [ ] two\n');
    expect(html.match(/<(?:table|input)[^>]*>/g)).toMatchInlineSnapshot(`
      [
        "<table tabindex="0">",
        "<input type="checkbox" checked disabled aria-label="Done">",
        "<input type="checkbox" disabled aria-label="To do">",
      ]
    `);
  });

  test('headings with their ids, as Astro makes them', async () => {
    const { html, headings } = await plain('## One & two\n\n### `code`\n\n## One & two\n');
    expect(headings).toEqual([
      { depth: 2, slug: 'one--two', text: 'One & two' },
      { depth: 3, slug: 'code', text: 'code' },
      { depth: 2, slug: 'one--two-1', text: 'One & two' },
    ]);
    expect(html).toContain('<h2 id="one--two-1">');
  });

  test('Markdown files, in which a tag is HTML and braces are text', async () => {
    const { html } = await plain('A {b} <abbr title="x">c</abbr>', 'page.md');
    expect(html).toContain('A {b} <abbr title="x">c</abbr>');
  });
});

test.each([
  ['{1}', 'it holds the expression {1}'],
  ['Text {props.title}.', 'it holds the expression {props.title}'],
  ["import X from './x.astro';\n\n<X />", 'it imports or exports something'],
  [
    "import { Card as C } from 'meantime/components';\n\n<C title='a' />",
    'it imports or exports something',
  ],
  [
    "import { Card } from 'meantime/components';\nimport y from './y';\n\nText",
    'it imports or exports something',
  ],
  ['export const a = 1;\n\nText', 'it imports or exports something'],
  ['<Card {...x} />', 'it spreads properties'],
  ['<Card title={title} />', 'it holds the expression {title}'],
  ['<p client:load>x</p>', '<p> has client:load'],
  ['<my-element>x</my-element>', 'it holds <my-element>'],
  ['![A picture](./a.png)', 'it shows the image ./a.png'],
])('%j is a module', async (text, reason) => {
  expect(await compile(text)).toMatchObject({ kind: 'module', reason });
});

test('a page that a plugin gives an import is a module', async () => {
  const page = await compile('Text', 'a.mdx', {
    hastPlugins: [
      {
        name: 'import',
        after: (tree, context) => {
          context.appendChild(tree, { type: 'mdxjsEsm', value: "import './a.css';" });
        },
      },
    ],
  });
  expect(page).toMatchObject({
    kind: 'module',
    reason: 'a plugin added an import or export',
  });
});

test.each(['page.md', 'page.mdx'])(
  'the number of a footnote is no part of a heading, in %s',
  async (name) => {
    const text = '## Sand[^1]\n\n## Sand\n\nGlass[^1] *and*[^b]\n---\n\n[^1]: One.\n[^b]: Two.\n';
    const { html, headings } = await plain(text, name);
    expect(headings.slice(0, 3).map(({ slug, text: said }) => [slug, said])).toEqual([
      ['sand', 'Sand'],
      ['sand-1', 'Sand'],
      ['glass-and', 'Glass and'],
    ]);
    expect(html).toMatch(/<h2 id="sand">Sand<sup><a[^>]*>1<\/a><\/sup><\/h2>/);
  },
);
