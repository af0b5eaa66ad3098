import { mathMissing } from '../settings/errors.ts';
import { requirePackages } from '../settings/optional-packages.ts';

/**
 * A formula in TeX as MathML, which browsers draw themselves.
 *
 * @throws Error that says what is wrong with the formula
 */
export type DrawMath = (tex: string, isBlock: boolean) => string;

/** What is used of KaTeX. */
interface Katex {
  renderToString(
    tex: string,
    options: { displayMode: boolean; output: 'mathml'; strict: false },
  ): string;
}

/**
 * KaTeX as the project has it installed.
 *
 * @param root of the project
 * @throws MeantimeError `math-missing`
 */
export function loadMath(root: URL): DrawMath {
  const load = requirePackages(root, { katex: 'katex' }, mathMissing);
  const katex = load('katex') as Katex; // as its own types have it
  return (tex, isBlock) => {
    const html = katex.renderToString(tex, {
      displayMode: isBlock,
      output: 'mathml',
      strict: false,
    });
    // Around it is an element for KaTeX's own styles, which nobody loads.
    return html.replace(/^<span class="katex(?:-display)?">|<\/span>$/g, '');
  };
}
