import { placeAt } from '../../../src/text/place-at.ts';
import { nearestName } from '../../../src/text/nearest-name.ts';
import { rangeOf } from '../parse/read-tag.ts';
import type { WrittenPage } from '../parse/written-page.ts';
import { languageUnknown } from '../problems/errors.ts';
import type { Mistake } from './mistake.ts';

interface Languages {
  isKnown: (lang: string) => boolean;
  /** For those who look for a near name. */
  names: readonly string[];
}

/** A warning for each block whose language nobody can highlight, at the name of the language. */
export function unknownLanguages(
  { nodes, source: { text } }: WrittenPage,
  { isKnown, names }: Languages,
): Mistake[] {
  return nodes.flatMap(({ node }): Mistake[] => {
    if (node.type !== 'code' || !node.lang || isKnown(node.lang)) return [];
    const { lang } = node;
    const { start } = rangeOf(node);
    // The name as it was written may hold escapes, so that it is not found.
    const place = placeAt(text, Math.max(text.indexOf(lang, start), start));
    return [
      { place, at: (location) => languageUnknown.at({ location }, lang, nearestName(lang, names)) },
    ];
  });
}
