import { expect, test } from 'vitest';
import { loadMath } from '../../../integrations/docs/markdown/draw-math.ts';
import { mathFormulas } from '../../../integrations/docs/markdown/math.ts';
import { compilationOf, compileText } from './compile-text.ts';

const drawMath = loadMath(new URL('../../../', import.meta.url));
const options = {
  mdastPlugins: [mathFormulas(drawMath)],
  features: { gfm: true, math: true, directive: true },
  drawMath,
};

const text = 'A $a_{1}$ and\n\n$$\n\\frac{n}{N}\n$$\n\n$$x^2$$\n';

test.each(['page.md', 'page.mdx'])(
  'formulas of %s are MathML, on a page that is data',
  async (name) => {
    const page = await compileText(text, name, options);
    if (page.kind !== 'plain') throw new Error(page.reason);
    expect(page.html.match(/<math[^>]*>/g)).toEqual([
      '<math xmlns="http://www.w3.org/1998/Math/MathML">',
      '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">',
      '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">',
    ]);
    expect(page.html).not.toMatch(/katex|style=|<span/);
    expect(page.markdown).toBe(text);
  },
);

test('one that cannot be read is a mistake at its place', async () => {
  const { mistakes = [] } = await compilationOf('A\n\nB $\\frac{a$ c', 'page.mdx', options);
  expect(mistakes.map(({ at, place }) => [place, at({ file: '', ...place }).message])).toEqual([
    [
      { line: 3, column: 3 },
      "KaTeX cannot read it: Unexpected end of input in a macro argument, expected '}' at end of input: \\frac{a.",
    ],
  ]);
});

test('where KaTeX is not installed, the line that installs it is said', () => {
  expect(() => loadMath(new URL('file:///nowhere/'))).toThrow('which this project does not have');
});
