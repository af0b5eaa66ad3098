import { setTimeout as pause } from 'node:timers/promises';
import type { LoadedPage, SitePages } from '../pages/site-pages.ts';
import { pagePath } from '../addresses/page-address.ts';
import { renderedDocument, searchDocument } from '../search/search-document.ts';
import { searchMarks, type SearchSettings } from '../search/search-marks.ts';
import { closeIndexes, SearchIndex } from '../search/search-index.ts';
import { isWordList, wordLists } from '../search/word-list.ts';
import type { SearchCoverage } from '../client/search-coverage.ts';

/** The first answer does not wait for all pages. */
const patienceMs = 1_000;

/** Between two pages that are compiled for the search alone, for whoever has something to show. */
const breatherMs = 10;

interface DevelopedSite {
  /** The pages as they are by then; undefined when the collection is not ours. */
  pages: () => SitePages | undefined;
  settings: SearchSettings;
  /** The page as the browser gets it, for pages that hold code. */
  render: (path: string) => Promise<string | undefined>;
}

/**
 * The search of the site that is being written, in memory. It is begun when it is first asked for:
 * with the pages that are compiled already; the rest is compiled in the background.
 */
export class DevelopmentSearch {
  readonly #site: DevelopedSite;
  #index: SearchIndex | undefined;
  /** Key of the page in the index, by its id. */
  #known = new Map<string, string>();
  #files = new Map<string, Uint8Array>();
  #version = 0;
  #isChanged = true;
  #round: Promise<void> | undefined;

  constructor(site: DevelopedSite) {
    this.#site = site;
  }

  /** @throws MeantimeError `search-index-failed` */
  async refresh(): Promise<SearchCoverage> {
    this.#index ??= new SearchIndex();
    const round = (this.#round ??= this.#update().finally(() => {
      this.#round = undefined;
    }));
    const isComplete = await Promise.race([round.then(() => true), pause(patienceMs, false)]);
    const pages = this.#known.size;
    if (this.#isChanged) {
      this.#isChanged = false;
      const files = await this.#index.files();
      this.#files = new Map(files.map(({ path, content }) => [path, content]));
      this.#version += 1;
    }
    const total = this.#site.pages()?.all().length ?? 0;
    return { version: this.#version, pages, total, isComplete };
  }

  /** @param path below the folder of the version */
  file(path: string): Uint8Array | undefined {
    // Of many pages they take a while, and hardly anybody mistypes.
    if (isWordList({ path }) && !this.#files.has(path)) this.#addWords();
    return this.#files.get(path);
  }

  #addWords(): void {
    const files = Array.from(this.#files, ([path, content]) => ({ path, content }));
    for (const { path, content } of wordLists(files)) this.#files.set(path, content);
  }

  /** Ends Pagefind's process, if it was started. */
  async close(): Promise<void> {
    await closeIndexes();
  }

  async #update(): Promise<void> {
    const pages = this.#site.pages();
    if (!pages) return;
    const isGone = [...this.#known.keys()].some((id) => {
      const page = pages.get(id);
      return page === undefined || (page.data.search === false && this.#known.get(id) !== page.key);
    });
    if (isGone) {
      // An index takes pages in, it does not let them go.
      this.#index = new SearchIndex();
      this.#known = new Map();
      this.#isChanged = true;
    }
    const changed = pages.all().filter(({ id, key }) => this.#known.get(id) !== key);
    const [ready, waiting] = [true, false].map((isReady) =>
      changed.filter(({ key }) => pages.compiler.has(key) === isReady),
    );
    for (const page of ready ?? []) await this.#take(page, pages);
    for (const page of waiting ?? []) {
      await pause(breatherMs);
      await this.#take(page, pages);
    }
  }

  async #take(page: LoadedPage, pages: SitePages): Promise<void> {
    const html = page.data.search === false ? undefined : await this.#htmlOf(page, pages);
    this.#known.set(page.id, page.key);
    if (html === undefined) return;
    this.#index?.add({ url: pagePath(page.id), html });
    await this.#index?.settled();
    this.#isChanged = true;
  }

  async #htmlOf(page: LoadedPage, pages: SitePages): Promise<string | undefined> {
    if (page.data.search === false) return undefined;
    const { settings } = this.#site;
    const marks = searchMarks(page, settings);
    try {
      const compiled = await pages.compiled(page);
      if (compiled.kind === 'plain') {
        return searchDocument(page.data, { html: compiled.html, siteLang: settings.lang, marks });
      }
      const html = await this.#site.render(pagePath(page.id));
      return html === undefined ? undefined : renderedDocument(html, marks);
    } catch {
      // Whoever opens the page is told what is wrong with it.
      return undefined;
    }
  }
}
