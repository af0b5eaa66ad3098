import { placeAt } from '../../../src/text/place-at.ts';
import { rangeOf } from '../parse/read-tag.ts';
import type { WrittenPage } from '../parse/written-page.ts';
import { imageAddressWrong } from '../problems/errors.ts';
import type { Mistake } from './mistake.ts';

/** Images with an address that cannot be decoded, of which Astro says neither address nor place. */
export function imageMistakes({ nodes, source }: WrittenPage): Mistake[] {
  const shown = new Set(
    nodes.flatMap(({ node }) => (node.type === 'imageReference' ? node.identifier : [])),
  );
  return nodes.flatMap(({ node }): Mistake[] => {
    const isShown = node.type === 'definition' && shown.has(node.identifier);
    if ((node.type !== 'image' && !isShown) || isDecodable(node.url)) return [];
    const place = placeAt(source.text, rangeOf(node).start);
    return [{ place, at: (location) => imageAddressWrong.at({ location }, node.url) }];
  });
}

function isDecodable(url: string): boolean {
  try {
    decodeURI(url);
    return true;
  } catch {
    return false;
  }
}
