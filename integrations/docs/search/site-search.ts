import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { SitePages } from '../compile/site-pages.ts';
import { pagePath } from '../content/page-address.ts';
import { searchDocument } from './search-document.ts';
import { SearchIndex } from './search-index.ts';

/**
 * The search of a site, fed from memory: plain pages as soon as they are compiled, so that they are
 * indexed while the rest is bundled and rendered; what else is rendered, as it is rendered.
 */
export class SiteSearch {
  readonly #index = new SearchIndex();
  readonly #seen = new Set<string>();
  readonly #pages: SitePages;
  #fed: Promise<void> | undefined;

  constructor(pages: SitePages) {
    this.#pages = pages;
  }

  /** Begins with the plain pages. */
  start(lang: string): void {
    this.#fed = this.#feed(lang);
    this.#fed.catch(() => undefined);
  }

  /**
   * Takes a rendered page in, if it says that it wants to be found and is not known already.
   *
   * @param path below the base, with a slash at both ends, encoded
   */
  takeRendered(path: string, html: string): void {
    if (this.#seen.has(path)) return;
    this.#seen.add(path);
    if (html.includes('data-pagefind-body')) this.#index.add({ url: path, html });
  }

  knows(path: string): boolean {
    return this.#seen.has(path);
  }

  /**
   * Writes the index. Pages that were rendered past us, as an adapter may do, are read from the
   * output folder.
   *
   * @throws MeantimeError `search-index-failed`
   */
  async write(outputFolder: URL, built: readonly string[]): Promise<void> {
    await this.#fed;
    for (const path of built.map((pathname) => `/${encodeURI(decode(pathname))}`)) {
      if (this.#seen.has(path)) continue;
      const file = new URL(`.${path}${path.endsWith('/') ? 'index.html' : ''}`, outputFolder);
      const html = await readFile(file, 'utf8').catch(() => undefined);
      if (html !== undefined) this.takeRendered(path, html);
    }
    await this.#index.write(fileURLToPath(new URL('pagefind/', outputFolder)));
  }

  async #feed(lang: string): Promise<void> {
    const pages = this.#pages.all().filter(({ data, isModule }) => !data.draft && !isModule);
    for (const page of pages) this.#seen.add(pagePath(page.id));
    for (const page of pages) {
      const compiled = await this.#pages.compiled(page);
      if (compiled.kind !== 'plain') continue;
      const { title, description } = page.data;
      const html = searchDocument({ title, description, html: compiled.html, lang });
      this.#index.add({ url: pagePath(page.id), html });
      // Hands the thread back, and lets no more than a batch wait in memory.
      await this.#index.settled();
    }
  }
}

function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
