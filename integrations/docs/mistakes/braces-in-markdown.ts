import { placeAt } from '../../../src/text/place-at.ts';
import { isMdx } from '../parse/page-source.ts';
import { rangeOf } from '../parse/read-tag.ts';
import type { WrittenPage } from '../parse/written-page.ts';
import { bracesAreText } from '../problems/errors.ts';
import type { Mistake } from './mistake.ts';

/** `{{ version }}` in the prose of a `.md` page, which other generators fill in. */
export function bracesInMarkdown({ source, nodes }: WrittenPage): Mistake[] {
  if (isMdx(source)) return [];
  return nodes.flatMap(({ node }) => {
    if (node.type !== 'text') return [];
    const { start, end } = rangeOf(node);
    return [...source.text.slice(start, end).matchAll(/\{\{[^{}]+\}\}/g)].map(
      ({ 0: braces, index }): Mistake => ({
        place: placeAt(source.text, start + index),
        at: (location) => bracesAreText.at({ location }, braces),
      }),
    );
  });
}
