import { basename } from 'node:path';
import { placeAt } from '../../../src/text/place-at.ts';
import { imageFile } from '../markdown/unmeasured-images.ts';
import { rangeOf } from '../parse/read-tag.ts';
import type { WrittenPage } from '../parse/written-page.ts';
import { imageAddressWrong, imageNameUnsafe } from '../problems/errors.ts';
import type { Mistake } from './mistake.ts';

/** Images with an address that cannot be read, of which Astro says neither address nor place. */
export function imageMistakes({ nodes, source }: WrittenPage): Mistake[] {
  const shown = new Set(
    nodes.flatMap(({ node }) => (node.type === 'imageReference' ? node.identifier : [])),
  );
  return nodes.flatMap(({ node }): Mistake[] => {
    const isShown = node.type === 'definition' && shown.has(node.identifier);
    if (node.type !== 'image' && !isShown) return [];
    const place = placeAt(source.text, rangeOf(node).start);
    const { url } = node;
    if (!isDecodable(url)) {
      return [{ place, at: (location) => imageAddressWrong.at({ location }, url) }];
    }
    const file = basename(imageFile(url, source.file) ?? '');
    if (!/[#?]/.test(file)) return [];
    const better = file.replace(/[#?\s]+/g, '-');
    return [{ place, at: (location) => imageNameUnsafe.at({ location }, file, better) }];
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
