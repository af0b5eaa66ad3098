import { partFence } from '../../../src/protocol/fence.ts';
import { placeAt } from '../../../src/text/place-at.ts';
import { nearestName } from '../../../src/text/nearest-name.ts';
import { highlightedAs } from '../markdown/known-languages.ts';
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
    if (node.type !== 'code' || !node.lang) return [];
    const { language: lang } = partFence(node.lang, '');
    if (highlightedAs(lang, isKnown) !== undefined) return [];
    const { start } = rangeOf(node);
    // The name as it was written may hold escapes, so that it is not found.
    const place = placeAt(text, Math.max(text.indexOf(lang, start), start));
    return [
      {
        place,
        at: (location) => languageUnknown.at({ location }, lang, nearestLanguage(lang, names)),
      },
    ];
  });
}

/** Of three letters, one other makes another language: `dot` was not meant as `pot`. */
function nearestLanguage(lang: string, names: readonly string[]): string | undefined {
  return lang.length > 3 ? nearestName(lang.toLowerCase(), names) : undefined;
}
