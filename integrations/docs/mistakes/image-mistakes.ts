import type { MdastPluginDefinition } from 'satteri';
import { placeAt } from '../../../src/protocol/place-at.ts';
import { imageAddressWrong } from '../problems/errors.ts';
import { PageMistakes } from './mistake.ts';

/**
 * Sätteri plugin that finds images with an address that cannot be decoded, of which Astro's own
 * plugin says neither the address nor the place.
 *
 * @throws PageMistakes out of the compilation
 */
export const imageAddresses: MdastPluginDefinition = {
  name: 'meantime:image-addresses',
  options: { position: true },
  image({ url, position }, context) {
    if (isDecodable(url)) return;
    const place = placeAt(context.source, position?.start.offset ?? 0);
    throw new PageMistakes([{ place, at: (location) => imageAddressWrong.at({ location }, url) }]);
  },
};

function isDecodable(url: string): boolean {
  try {
    decodeURI(url);
    return true;
  } catch {
    return false;
  }
}
