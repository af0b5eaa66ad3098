import { twinPath } from '../../../src/protocol/twin-path.ts';
import { withBase } from '../addresses/page-address.ts';
import { splitLink } from '../addresses/resolve-link.ts';

interface Addressed {
  /** With a slash at both ends. */
  base: string;
  /** Where the site will be; absent where nobody knows. */
  origin: string | undefined;
  /** Whether the page at a path below the base has a twin. */
  hasTwin: (path: string) => boolean;
}

/**
 * Addresses as they stand in what assistants read: pages by their twins, and whole where it is known
 * where the site will be, since a text that is handed on has no place to count from.
 */
export class TwinAddresses {
  readonly #site: Addressed;

  constructor(site: Addressed) {
    this.#site = site;
  }

  /** A path below the base, as it is written. */
  whole(path: string): string {
    const { base, origin } = this.#site;
    const address = withBase(base, path);
    return origin === undefined ? address : new URL(address, origin).href;
  }

  /** The same of a page, or of a file; undefined where nobody knows where the site will be. */
  known(path: string): string | undefined {
    return this.#site.origin === undefined ? undefined : this.whole(path);
  }

  /** An address of the site as a page links it, with the base, query and hash. */
  linked(address: string): string {
    const { base, hasTwin, origin } = this.#site;
    const { path, suffix } = splitLink(address);
    if (path.startsWith(base)) {
      const below = path.slice(base.length - 1);
      return this.whole(hasTwin(below) ? twinPath(below) : below) + suffix;
    }
    return origin === undefined || !path.startsWith('/') ? address : new URL(address, origin).href;
  }
}
