import { placeAt } from '../../../src/text/place-at.ts';
import type { WrittenPage } from '../parse/written-page.ts';
import { asideSpaced } from '../problems/errors.ts';
import type { Mistake } from './mistake.ts';

/** `::: tip`, which other generators read as an aside and readers would see as text. */
export function asideMistakes({ source: { text }, nodes }: WrittenPage): Mistake[] {
  return nodes.flatMap(({ node }) => {
    if (node.type !== 'paragraph') return [];
    const { start, end } = node.position ?? {};
    const written = text.slice(start?.offset, end?.offset);
    // Several may follow each other without an empty line.
    return [...written.matchAll(/^[ \t]*(:{3,})[ \t]+([a-z][\w-]*)/gm)].map((found): Mistake => {
      const [whole, colons = '', name = ''] = found;
      const offset = (start?.offset ?? 0) + found.index + whole.indexOf(colons);
      return {
        place: placeAt(text, offset),
        at: (location) => asideSpaced.at({ location }, `${colons} ${name}`, colons + name),
      };
    });
  });
}
