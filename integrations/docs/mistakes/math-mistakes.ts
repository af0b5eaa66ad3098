import { placeAt } from '../../../src/text/place-at.ts';
import type { DrawMath } from '../markdown/draw-math.ts';
import { isBlockMath } from '../markdown/math.ts';
import type { WrittenPage } from '../parse/written-page.ts';
import { mathOff, mathWrong } from '../problems/math-errors.ts';
import type { Mistake } from './mistake.ts';

/** Math with braces where math is off: MDX reads them as code, so that `d_{max}` asks for `max`. */
export function mathMistakes({ source, expressions }: WrittenPage): Mistake[] {
  const starts = expressions.flatMap(({ start }) => startOfMath(source.text, start) ?? []);
  return [...new Set(starts)].map((start) =>
    mathMistake(source.text, start, 'its braces are code'),
  );
}

/** Math on lines of its own where math is off, which readers see as it was written. */
export function mathBlocks({ source: { text }, nodes }: WrittenPage): Mistake[] {
  return nodes.flatMap(({ node }) => {
    if (node.type !== 'paragraph') return [];
    const { start, end } = node.position ?? {};
    const written = text.slice(start?.offset, end?.offset);
    const isBlock = /^\$\$[^$]+\$\$$/.test(written);
    return isBlock
      ? [mathMistake(text, start?.offset ?? 0, 'readers see it as it is written')]
      : [];
  });
}

/** Formulas that cannot be drawn. */
export function wrongMath({ source: { text }, nodes }: WrittenPage, draw: DrawMath): Mistake[] {
  return nodes.flatMap(({ node }) => {
    if (node.type !== 'math' && node.type !== 'inlineMath') return [];
    try {
      draw(node.value, isBlockMath(node, text));
      return [];
    } catch (thrown) {
      const said = thrown instanceof Error ? thrown.message : String(thrown);
      const why = said.replace(/^KaTeX parse error: /, '').replace(/\.$/, '');
      const place = placeAt(text, node.position?.start.offset ?? 0);
      return [{ place, at: (location) => mathWrong.at({ location }, why) }];
    }
  });
}

export function mathMistake(text: string, start: number, why: string): Mistake {
  return { place: placeAt(text, start), at: (location) => mathOff.at({ location }, why) };
}

/**
 * Where the math begins that a brace is part of; undefined where it is part of none. Dollars alone
 * are no math: what stands between them has to have what only formulas have, `_{`, `^{` or `\frac`.
 */
export function startOfMath(text: string, offset: number): number | undefined {
  const before = text.lastIndexOf('\n\n', offset);
  const after = text.indexOf('\n\n', offset);
  const from = before === -1 ? 0 : before;
  const written = text.slice(from, after === -1 ? undefined : after);
  const block = written.replace(/(`+)[^`]+\1/g, (code) => ' '.repeat(code.length));
  for (const { 0: formula, index } of block.matchAll(/\$\$[^$]+\$\$|\$(?![\s{])[^$]*[^\s$]\$/g)) {
    const start = from + index;
    if (start > offset || offset >= start + formula.length) continue;
    return /[_^]\{|\\[a-z]+/i.test(formula) ? start : undefined;
  }
  return undefined;
}
