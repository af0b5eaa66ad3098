import type { Element, ElementContent, Root } from 'hast';
import { codeToHast } from 'shiki';
import { expect, test } from 'vitest';
import { codeFigure } from '../../../integrations/docs/highlighting/code-figure.ts';
import { sentinelTheme } from '../../../integrations/docs/highlighting/sentinel-theme.ts';
import { en } from '../../../src/words/languages/en.ts';

async function figureOf(code: string, lang: string, meta = ''): Promise<Element> {
  const root: Root = await codeToHast(code, {
    lang,
    theme: sentinelTheme,
    meta: { __raw: meta },
    transformers: [codeFigure(en.code)],
  });
  const [figure] = root.children;
  if (figure?.type !== 'element') throw new Error('The root holds no element.');
  return figure;
}

function draw(node: ElementContent): string {
  if (node.type !== 'element') return node.type === 'text' ? node.value : '';
  const attributes = Object.entries(node.properties).map(
    ([name, value]) => ` ${name}=${String(value)}`,
  );
  return `<${node.tagName}${attributes.join('')}>${node.children.map(draw).join('')}</${node.tagName}>`;
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}

function find(node: ElementContent, tagName: string): Element | undefined {
  if (node.type !== 'element') return undefined;
  if (node.tagName === tagName) return node;
  return node.children.map((child) => find(child, tagName)).find((one) => one !== undefined);
}

test('tokens get short classes and neighbours of one class share an element', async () => {
  const figure = await figureOf(`export async function main(n = 5) { return 'a' } // end`, 'js');
  expect(draw(figure)).toMatchInlineSnapshot(
    `"<figure class=code code-read><pre tabindex=0><code><span class=k>export async function</span><span class=f> main</span><span class=p>(</span>n <span class=p>=</span><span class=n> 5</span><span class=p>) {</span><span class=k> return</span><span class=s> 'a'</span><span class=p> }</span><span class=c> // end</span></code></pre><meantime-wrap data-wrap=Wrap long lines><button type=button data-meantime-copy=>Copy</button></meantime-wrap></figure>"`,
  );
});

test.each([
  ['sh', '', 'code code-run', 'Terminal', true],
  ['sh', 'norun', 'code code-read', undefined, true],
  ['sh', 'title="Terminal 2"', 'code code-run', 'Terminal 2', true],
  ['js', 'title="src/a.mjs"', 'code code-save', 'src/a.mjs', true],
  ['js', '', 'code code-read', undefined, true],
  ['text', 'output', 'code code-output', 'Output', false],
  [
    'text',
    'output title="http://localhost:3000"',
    'code code-open',
    'http://localhost:3000',
    false,
  ],
])('%s %s', async (lang, meta, className, caption, isCopied) => {
  const figure = await figureOf('x', lang, meta);
  expect(figure.properties['class']).toBe(className);
  const figcaption = find(figure, 'figcaption');
  expect(figcaption && textOf(figcaption)).toBe(caption);
  expect(find(figure, 'button') !== undefined).toBe(isCopied);
});

test.each([
  ['{2}', 'a\n<mark class=line>b\n</mark>c'],
  [
    'ins={1} del={2-3}',
    '<ins class=line>a\n</ins><del class=line>b\n</del><del class=line>c</del>',
  ],
  ['ins={1} {1}', '<ins class=line>a\n</ins>b\nc'],
  ['error={1-2}', '<span class=line error>a\n</span><span class=line error>b\n</span>c'],
  ['{"A":1-2}', '<mark class=line data-label=A>a\n</mark><mark class=line>b\n</mark>c'],
  ['"b"', 'a\n<mark>b</mark>\nc'],
  ['/[ac]/ del="b"', '<mark>a</mark>\n<del>b</del>\n<mark>c</mark>'],
  [
    'focus={2}',
    '<span class=line>a\n</span><span class=line focus>b\n</span><span class=line>c</span>',
  ],
  [
    'startLineNumber=9 {2}',
    '<span class=line data-n=9>a\n</span><mark class=line data-n=10>b\n</mark><span class=line data-n=11>c</span>',
  ],
  ['note={"1":2}', 'a\nb<span class=note data-note=1></span>\nc'],
  [
    'collapse={2-3}',
    'a\n<details><summary aria-label=Folded lines 2–3 data-lines=2–3></summary>b\nc</details>',
  ],
])('lines of a block with %s', async (meta, expected) => {
  const figure = await figureOf('a\nb\nc', 'txt', meta);
  const code = find(figure, 'code');
  expect(code && draw(code)).toBe(`<code>${expected}</code>`);
  expect(code && textOf(code)).toBe('a\nb\nc');
});

test('words are marked through tokens, which keep their colours', async () => {
  const figure = await figureOf('const a = f(1);', 'js', '"a = f"');
  const code = find(figure, 'code');
  expect(code && draw(code)).toMatchInlineSnapshot(
    `"<code><span class=k>const</span> <mark>a <span class=p>=</span><span class=f> f</span></mark><span class=p>(</span><span class=n>1</span><span class=p>);</span></code>"`,
  );
});

test.each([
  ['js', 'ins={2} title="a.js"', '0-2', '0 2'],
  ['js', 'del={2} title="a.js"', '0 2', '0-2'],
  ['js', 'del={2}', '0 2', undefined],
  ['js', '{2} title="a.js"', undefined, undefined],
])('of %s %s is copied %s in place of %s', async (lang, meta, copies, replaces) => {
  const button = find(await figureOf('a\nb\nc', lang, meta), 'button');
  expect(button?.properties['data-meantime-copies'] ?? '0-2').toBe(copies ?? '0-2');
  expect(button?.properties['data-meantime-replaces']).toBe(replaces);
});

test.each([
  ['sh', 'frame=code', 'code code-save', undefined],
  ['sh', 'frame=none title="x y"', 'code code-read', undefined],
  ['js', 'frame=terminal', 'code code-run', 'Terminal'],
  ['js', 'wrap', 'code code-read code-wrapped', undefined],
  ['js', 'maxLines=10', 'code code-read code-low', undefined],
  ['js', 'wrap=false', 'code code-read', undefined],
])('the frame of %s %s', async (lang, meta, className, caption) => {
  const figure = await figureOf('x', lang, meta);
  expect(figure.properties['class']).toBe(className);
  const figcaption = find(figure, 'figcaption');
  expect(figcaption && textOf(figcaption)).toBe(caption);
});

const samples: Record<string, string> = {
  js: 'const a = `x${1 + "2"}`;\n\n\tif (a < 3 && b) {}\n',
  html: '<p class="a">&amp; <!-- c --></p>',
  python: 'def f(x: int) -> None:\n    """Doc."""\n    return {"a": 1}',
  diff: '- old\n+ new\n same',
  sh: 'npm i "a b" && echo $HOME | tee x # c',
  markdown: '# Title\n\n**bold** *it* `code` [a](b)',
  json: '{ "a": [1, true, null] }',
  yaml: 'a: 1\nb: [x, "y"]',
  rust: 'fn main() { println!("{}", \'a\'); }',
};

test.each(Object.entries(samples))(
  '%s keeps its text and has no inline style',
  async (lang, code) => {
    const figure = await figureOf(code, lang);
    const pre = find(figure, 'pre');
    expect(pre && textOf(pre)).toBe(code);
    expect(draw(figure)).not.toContain('style');
  },
);
