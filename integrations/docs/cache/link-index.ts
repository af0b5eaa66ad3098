import type { CacheFolder } from './cache-folder.ts';
import type { PageLinks } from '../compile/links/page-links.ts';

const name = 'links';

/**
 * The links of all pages in one file of the cache, so that an unchanged site is checked without
 * reading what each page was compiled to. It is replaced as a whole; as it goes by the pages' keys,
 * what it holds is never wrong, and what it lacks stands with the compiled page.
 */
export class LinkIndex {
  readonly #cache: Pick<CacheFolder, 'read' | 'write'>;
  #known: Map<string, PageLinks> | undefined;
  #isChanged = false;

  constructor(cache: Pick<CacheFolder, 'read' | 'write'>) {
    this.#cache = cache;
  }

  get(key: string): PageLinks | undefined {
    return this.#read().get(key);
  }

  set(key: string, links: PageLinks): void {
    this.#read().set(key, links);
    this.#isChanged = true;
  }

  /** Keeps the links of these pages for the next build, if there is anything to add. */
  save(keys: readonly string[]): void {
    if (!this.#isChanged) return;
    const known = this.#read();
    const kept = keys.flatMap((key) => {
      const links = known.get(key);
      return links ? [[key, links]] : [];
    });
    this.#cache.write(name, JSON.stringify(kept));
    this.#isChanged = false;
  }

  #read(): Map<string, PageLinks> {
    const text = this.#known ? undefined : this.#cache.read(name);
    // The cache gives back what was written above, or nothing.
    this.#known ??= new Map(text === undefined ? [] : (JSON.parse(text) as [string, PageLinks][]));
    return this.#known;
  }
}
