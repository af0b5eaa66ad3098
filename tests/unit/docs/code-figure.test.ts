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
    `"<figure class=code code-read><pre tabindex=0><code><span class=k>export async function</span><span class=f> main</span><span class=p>(</span>n <span class=p>=</span><span class=n> 5</span><span class=p>) {</span><span class=k> return</span><span class=s> 'a'</span><span class=p> }</span><span class=c> // end</span></code></pre><button type=button data-meantime-copy=>Copy</button></figure>"`,
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
