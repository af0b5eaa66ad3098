import { describe, expect, test } from 'vitest';
import { unsafeName } from '../../../integrations/docs/loading/unsafe-name.ts';
import { checkPage } from './check-page.ts';

const head = '---\ntitle: T\n---\n\n';

/** `5:1 aside-spaced`, and of warnings `(5:1 language-unknown)`. */
async function said(body: string, name: string): Promise<string[]> {
  const { problems, warnings } = await checkPage(head + body, name);
  const placed = ({ line, column, code }: (typeof problems)[number]) =>
    `${line ?? ''}:${column ?? ''} ${code}`;
  return [...problems.map(placed), ...warnings.map((warning) => `(${placed(warning)})`)];
}

describe('asides that other generators write with a space', () => {
  test.each<[body: string, ...wrong: string[]]>([
    ['::: tip\nspaced\n:::', '5:1 aside-spaced'],
    ['::: tip NOTE\nspaced\n:::', '5:1 aside-spaced'],
    ['::: details\nx\n:::', '5:1 container-unknown'],
    [':::details T\nx\n:::', '5:1 container-unknown'],
    [':::Tip\nx\n:::', '5:1 container-unknown'],
    ['- a list\n\n  :::raw\n  x\n  :::', '7:3 container-unknown'],
    [':::note\n:::success\nx\n:::\n:::', '6:1 container-unknown'],
    [':::: warning\nx\n::::', '5:1 aside-spaced'],
    ['- a list\n\n  ::: tip\n  x\n  :::', '7:3 aside-spaced'],
    ['::: tip\na\n:::\n::: danger\nb\n:::', '5:1 aside-spaced', '8:1 aside-spaced'],
    [':::tip\nx\n:::'],
    [':::warning Title here\nx\n:::'],
    ['`::: tip` and ::: tip in a line'],
    ['```\n::: tip\n```'],
  ])('%j', async (body, ...wrong) => {
    expect(await said(body, 'page.md')).toEqual(wrong);
    expect(await said(body, 'page.mdx')).toEqual(wrong);
  });
});

describe('math where math is off', () => {
  test.each<[body: string, ...wrong: string[]]>([
    ['$$\nd_n = \\min(d_{max}, d_0 \\cdot 2^n) + U(0, j)\n$$', '5:1 math-off'],
    ['The mean is $x_{n}$ and $y^{m}$.', '5:13 math-off', '5:25 math-off'],
    ['It is $\\frac{a}{b}$.', '5:7 math-off'],
    ['It is $\\sqrt{\\alpha}$.', '5:7 math-off'],
    ['$$\nE = mc^2\n$$', '(5:1 math-off)'],
    ['It costs $5 and $10.'],
    ['It costs ${1 + 2} and ${3}.'],
    ['From $5 on {1} costs $10.'],
    ['`$env:X` is {1} in `C:\\temp` or `$Y`.'],
    ['```tex\n$$\nx_{n}\n$$\n```'],
  ])('%j', async (body, ...wrong) => {
    expect(await said(body, 'page.mdx')).toEqual(wrong);
  });
});

describe('what a .md page cannot have', () => {
  test.each<[body: string, ...wrong: string[]]>([
    ['<script setup>\nimport Home from "./Home.vue"\n</script>', '5:1 vue-in-markdown'],
    ['<script lang="ts">\nlet a\n</script>', '5:1 vue-in-markdown'],
    ['<style scoped>\na { color: red }\n</style>', '5:1 vue-in-markdown'],
    ['<Home />', '5:1 element-unknown'],
    ['Words <Badge text="x" /> and words.', '5:7 element-unknown'],
    ['Version {{ 1 + 1 }}.', '(5:9 braces-are-text)'],
    ['<script>console.log(1)</script>'],
    ['<style>a { color: red }</style>'],
    ['Replace <token> with yours.', '(5:9 element-unknown)'],
    ['<svg><linearGradient id="a"></linearGradient></svg>'],
    ['<Details>\n<my-own>x</my-own>\n</Details>'],
    ['<b>bold</b> <DIV>loud</DIV> <!-- <Home /> -->'],
    ['`<Home />` and `{{ x }}`'],
  ])('%j', async (body, ...wrong) => {
    expect(await said(body, 'page.md')).toEqual(wrong);
  });
});

test.each([
  ['content/what?.md', 'content/what.md'],
  ['content/c#.md', 'content/c.md'],
  ['content/100% done.mdx', 'content/100-done.mdx'],
  ['content/a#b/c.md', 'content/a-b/c.md'],
  ['content/#.md', 'content/page.md'],
])('%s is no address', (path, better) => {
  const { code, hint, location } = unsafeName(path) ?? {};
  expect({ code, hint, location }).toEqual({
    code: 'file-name-unsafe',
    hint: `Rename it to ${better}`,
    location: { file: path },
  });
});

test.each(['content/a b.md', 'content/日本語.md', 'content/a+b&c.md'])('%s is one', (path) => {
  expect(unsafeName(path)).toBeUndefined();
});

test.each([
  ['# Reply\n\n- [Reply](#reply)', 'reply', ['reply']],
  ['# Reply {#answer}\n\nText', 'answer', ['answer']],
  ['# What is `new`?\n\n## Next', 'what-is-new', ['what-is-new', 'next']],
  ['# Reply\n\n## Reply', undefined, ['reply']],
  ['Text\n\n# Later', undefined, ['later']],
])('the title of %j has an id', async (contents, titleId, ids) => {
  const { page } = await checkPage(
    contents.startsWith('#') ? contents : head + contents,
    'page.md',
  );
  expect(page?.titleId).toBe(titleId);
  expect(page?.links.ids).toEqual(ids);
});
