import { describe, expect, test } from 'vitest';
import type { Pipeline } from '../../../integrations/docs/compile/pipeline.ts';
import { compileText } from './compile-text.ts';
import { frontmatterLinks } from '../../../integrations/docs/compile/links/frontmatter-links.ts';
import { builtIns } from '../../../integrations/docs/components/built-ins.ts';
import { asides } from '../../../integrations/docs/markdown/asides.ts';
import { contentLinks, linkResolver } from '../../../integrations/docs/markdown/content-links.ts';
import { pageWords } from '../../../integrations/docs/markdown/page-words.ts';
import { plainColons } from '../../../integrations/docs/markdown/plain-colons.ts';
import type { PageLink, PageLinks } from '../../../integrations/docs/compile/links/page-links.ts';

const root = new URL('file:///site/');
const site = { folder: new URL('content/', root), base: '/docs/' };
const links = contentLinks({ ...site, components: builtIns });
const wordsOf = pageWords({ lang: 'en' });

type Plugin = NonNullable<Pipeline['mdastPlugins'][number]>;

async function recordOf(
  text: string,
  name = 'guides/page.mdx',
  plugins: Plugin[] = [],
): Promise<PageLinks & { kindOfPage: string }> {
  const page = await compileText(text, name, {
    mdastPlugins: [asides(wordsOf), plainColons, links.inMarkdown, ...plugins],
    hastPlugins: [links.inHtml],
    features: { gfm: true, smartPunctuation: true, directive: true },
    resolveLink: linkResolver(site),
  });
  return { ...page.links, kindOfPage: page.kind };
}

/** What stands at the recorded place, as long as the address. */
function textAt(source: string, { line = 0, column = 0 }: PageLink, written: string): string {
  return (source.split('\n')[line - 1] ?? '').slice(column - 1, column - 1 + written.length);
}

/** Each kind of link, in Markdown as in MDX. */
const markdown = `
日本語 😀 [a](./inline.md#x "a title") and **[b]( <./with space.md> )** [c][ref].

> - quoted [d](./quoted.md
>   'title') [![](/badge.svg)](./around-image.md)

| table | [e](./table.md) |
| --- | --- |
| [f](../cell) | [g](#same) |

:::note[Label [h](./in-label.md)]
Text [i]
:::

A note.[^1] [esc](./par\\(en\\)theses.md) [amp](/search?a=1&amp;b=2) ![photo](./photo.png)

[^1]: [j](./footnote.md)

[ref]: ./definition.md 'title'
[I]: <./definition-2.md>
[unused]: ./unused.md
`;

const places = [
  './inline.md#x',
  './with space.md',
  './quoted.md',
  '/badge.svg',
  './around-image.md',
  './table.md',
  '../cell',
  '#same',
  './in-label.md',
  './par(en)theses.md',
  '/search?a=1&b=2',
  './photo.png',
  './footnote.md',
  './definition.md',
  './definition-2.md',
];

/** What is not written in the source as it is meant. */
const escaped = new Map([
  ['./par(en)theses.md', './par\\(en\\)theses.md'],
  ['/search?a=1&b=2', '/search?a=1&amp;b=2'],
]);

describe.each(['guides/page.md', 'guides/page.mdx'])('%s', (name) => {
  test('every link is recorded where it stands', async () => {
    const record = await recordOf(markdown, name);
    expect(record.links.map(({ written }) => written)).toEqual(places);
    for (const link of record.links) {
      const source = escaped.get(link.written) ?? link.written;
      expect(textAt(markdown, link, source)).toBe(source);
    }
  });
});

test('tags of HTML in Markdown', async () => {
  const text = `
<div class="x" id="box">
  <a title="a > b" href='./tag.md'>x</a> <a data-href="/no/" href="/yes/">y</a>
  <!-- <a href="/commented/">no</a> -->
  <IMG alt="" SRC="/up.png"><video src=/demo.mp4 poster="/demo.png"></video>
</div>

Inline <a
  href="./inline.md">x</a>, <b id='by-id'>b</b>, <a name="old"></a> and \`<a href="/code/">\`.
`;
  const { links: found, ids } = await recordOf(text, 'page.md');
  expect(found.map(({ written, kind }) => `${kind} ${written}`)).toEqual([
    'link ./tag.md',
    'link /yes/',
    'file /up.png',
    'file /demo.mp4',
    'file /demo.png',
    'link ./inline.md',
  ]);
  for (const link of found) expect(textAt(text, link, link.written)).toBe(link.written);
  expect(found.map(({ url }) => url)).toEqual([
    '/docs/tag/',
    '/docs/yes/',
    '/docs/up.png',
    '/docs/demo.mp4',
    '/docs/demo.png',
    '/docs/inline/',
  ]);
  expect(ids).toEqual(['box', 'by-id', 'old']);
});

test('elements and components of MDX, in data and in modules', async () => {
  const text = `
<Card
  title="Go > on"
  href="./card.mdx"
/>
<LinkButton primary={true} href={'/button/'}>x</LinkButton> <a href="./a.mdx" id="here">a</a>

<img src="/logo.png" />
`;
  const other = `import Fancy from './fancy.astro';\n${text}\n<Fancy href="/fancy/" to={{ a: '}' }} src="./own.ts" />\n`;
  const data = await recordOf(text);
  const module = await recordOf(other);
  expect([data.kindOfPage, module.kindOfPage]).toEqual(['plain', 'module']);
  const written = ['./card.mdx', '/button/', './a.mdx', '/logo.png'];
  expect(data.links.map((link) => link.written)).toEqual(written);
  expect(module.links.map((link) => link.written)).toEqual([...written, '/fancy/']);
  for (const link of data.links) expect(textAt(text, link, link.written)).toBe(link.written);
  for (const link of module.links) expect(textAt(other, link, link.written)).toBe(link.written);
  expect(module.links.at(-1)).toMatchObject({ kind: 'property' });
  expect([data.ids, data.mayHaveMoreIds]).toEqual([['here'], false]);
  expect([module.ids, module.mayHaveMoreIds]).toEqual([['here'], true]);
});

test('ids as the page has them', async () => {
  const text = `
## Same
## Same
## \`code()\` & more
## 🎉 Done 🎉
## 日本語
## With [a link](https://example.com)
<h2 id="own">Own</h2>

Text.[^n]

[^n]: Note.
`;
  const expected = [
    ...['same', 'same-1', 'code--more', '-done-', '日本語', 'with-a-link', 'own'],
    ...['user-content-fnref-n', 'footnote-label', 'user-content-fn-n'],
  ];
  const data = await recordOf(text);
  const withImage = await recordOf(`${text}\n![](./photo.png)\n`);
  const module = await recordOf(`export const one = 1;\n${text}`);
  expect(data.ids).toEqual(expected);
  expect(withImage).toMatchObject({ kindOfPage: 'module', ids: expected, mayHaveMoreIds: false });
  expect(module).toMatchObject({ kindOfPage: 'module', ids: expected, mayHaveMoreIds: false });
});

test.each([
  ['{props.list}', true],
  ['{/* nothing */}{1}', true],
  ['<my-element>x</my-element>', true],
  ['<div {...props}>x</div>', true],
  ['<b id={name}>x</b>', true],
  ['<div set:html="<b>" />', true],
  ['export const a = \'<b id="x">\';', false],
  ['![](./a.png){/* nothing */}', false],
])('%s: may have more ids: %s', async (text, mayHaveMoreIds) => {
  expect(await recordOf(text)).toMatchObject({ kindOfPage: 'module', mayHaveMoreIds });
});

test('what leads elsewhere is not recorded', async () => {
  const text = `[a](https://example.com) <https://example.com/a.md> www.example.com me@example.com
[b](mailto:a@b.c) [c](//cdn.example.com/x) [d](http://localhost:4321/) [e](tel:+1) [f][g]
<a href="https://example.com">x</a> ![](https://example.com/a.png)

[g]: https://example.com
`;
  expect((await recordOf(text, 'page.md')).links).toEqual([]);
});

test('a plugin that changes links has the last word', async () => {
  const plugin: Plugin = {
    name: 'wiki',
    link(node, context) {
      context.setProperty(node, 'url', node.url.replace('/docs/wiki', '/docs/real'));
    },
  };
  const { links: found } = await recordOf('See [a](/wiki/x/).', 'page.mdx', [plugin]);
  expect(found).toEqual([
    { written: '/wiki/x/', url: '/docs/real/x/', kind: 'link', line: 1, column: 9 },
  ]);
});

test('links of the frontmatter', () => {
  const contents = `---
title: Home
template: home
hero:
  image: { src: /hero.svg, dark: /dark.svg }
  actions:
    - label: One
      href: https://example.com
    - { label: Two, href: './start.mdx' }
    - label: /guides/
      href: "/guides"
next: { label: Guides, href: /guides }
---
[x](./start.mdx)
`;
  const frontmatter = {
    hero: {
      image: { src: '/hero.svg', dark: '/dark.svg' },
      actions: [
        { label: 'One', href: 'https://example.com' },
        { label: 'Two', href: './start.mdx' },
        { label: '/guides/', href: '/guides' },
      ],
    },
    next: { label: 'Guides', href: '/guides' },
  };
  const found = frontmatterLinks({ contents, frontmatter }, (href) => `=${href}`);
  expect(found.map(({ written, url }) => [written, url])).toEqual([
    ['https://example.com', '=https://example.com'],
    ['./start.mdx', '=./start.mdx'],
    ['/guides', '=/guides'],
    ['/guides', '=/guides'],
    ['/hero.svg', '=/hero.svg'],
    ['/dark.svg', '=/dark.svg'],
  ]);
  for (const link of found) expect(textAt(contents, link, link.written)).toBe(link.written);
  expect(found.map(({ line }) => line)).toEqual([8, 9, 11, 12, 5, 5]);
});

test.each([
  ['<img srcset="/a.png 1x, /b.png 2x" src="/c.png" />', 'file /a.png, file /b.png, file /c.png'],
  ['<img srcSet={"/a.png"} />', 'file /a.png'],
  ['<object data="/a.svg"></object>', 'file /a.svg'],
  ['<svg><use href="/a.svg#b" /><image href={\'/c.png\'} /></svg>', 'file /a.svg#b, file /c.png'],
  ['<script src="/a.js"></script>', 'file /a.js'],
  ['<link rel="stylesheet" href="/a.css" />', 'file /a.css'],
  ['<video poster="/a.png" src="/b.mp4"></video>', 'file /a.png, file /b.mp4'],
  ['<form action="/a/"><input type="image" src="/b.png" /></form>', 'file /a/, file /b.png'],
  [
    '<a href={`/a/`}>b</a> <a href={\'/c/\'}>d</a> <a href={"/e/"}>f</a>',
    'link /a/, link /c/, link /e/',
  ],
  ['<LinkButton href={`/a/`}>b</LinkButton>', 'link /a/'],
])('%s', async (text, expected) => {
  const { links } = await recordOf(`${text}\n`);
  expect(links.map(({ kind, written }) => `${kind} ${written}`).join(', ')).toBe(expected);
  for (const link of links) expect(textAt(text, link, link.written)).toBe(link.written);
  if (/[{]|srcSet/.test(text)) return;
  const inMarkdown = await recordOf(`${text}\n`, 'guides/page.md');
  expect(inMarkdown.links).toEqual(links);
});

test('each address of a list gets the base', async () => {
  const page = await compileText(
    '<img srcset="/a.png 1x, ./b.png 2x, https://x.test/c.png" />\n',
    'guides/page.md',
    {
      mdastPlugins: [links.inMarkdown],
      hastPlugins: [links.inHtml],
      resolveLink: linkResolver(site),
    },
  );
  expect(page.kind === 'plain' && page.html).toContain(
    'srcset="/docs/a.png 1x, ./b.png 2x, https://x.test/c.png"',
  );
});

test('what is linked of other sites has its place', async () => {
  const text = [
    'A [link](https://a.dev/x) and <https://b.dev>, [of a definition][d], [mail](mailto:a@b.dev).',
    '',
    '![image](//c.dev/i.png) <a href="https://d.dev">d</a>',
    '',
    '<LinkCard title="E" href="https://e.dev" />',
    '',
    '[d]: https://f.dev/?a=1&amp;b=2',
  ].join('\n');
  const { external } = await recordOf(text.replace('<https://b.dev>', 'https://b.dev'));
  expect(external).toEqual([
    { written: 'https://a.dev/x', line: 1, column: 10 },
    { written: 'https://b.dev', line: 1, column: 31 },
    { written: '//c.dev/i.png', line: 3, column: 10 },
    { written: 'https://d.dev', line: 3, column: 34 },
    { written: 'https://e.dev', line: 5, column: 27 },
    { written: 'https://f.dev/?a=1&b=2', line: 7, column: 6 },
  ]);
});
