import { createHash } from 'node:crypto';
import type { CacheFolder } from '../cache/cache-folder.ts';
import type { PageHistory } from '../pages/page-history.ts';
import type { LoadedPage } from '../pages/site-pages.ts';
import type { Neighbours, Topic } from '../navigation/neighbours.ts';

/** What pages show that is not in their files. */
interface PageSurroundings {
  neighbours: ReadonlyMap<string, Neighbours>;
  topics: readonly Topic[];
  /** What its overviews of folders list. */
  overviewsOf: (page: LoadedPage) => unknown;
  /** By path. */
  histories: ReadonlyMap<string, PageHistory>;
}

/** Whole pages as they were rendered, by everything that they were rendered from. */
export class RenderCache {
  readonly #cache: CacheFolder;
  readonly #neighbours: ReadonlyMap<string, Neighbours>;
  readonly #histories: ReadonlyMap<string, PageHistory>;
  readonly #overviewsOf: PageSurroundings['overviewsOf'];
  readonly #code: string;
  readonly counts = { rendered: 0, cached: 0 };

  /** @param code stands for all that the pages of this build have in common: code, settings, assets */
  constructor(
    cache: CacheFolder,
    { neighbours, topics, overviewsOf, histories }: PageSurroundings,
    code: string,
  ) {
    this.#cache = cache;
    this.#neighbours = neighbours;
    this.#histories = histories;
    this.#overviewsOf = overviewsOf;
    this.#code = code + JSON.stringify(topics);
  }

  /** The page's HTML: found, or rendered and kept. */
  async page(page: LoadedPage, render: () => Promise<string>): Promise<string> {
    const key = this.keyOf(page);
    const found = this.#cache.read(key);
    if (found !== undefined) {
      this.counts.cached += 1;
      return found;
    }
    const html = await render();
    this.counts.rendered += 1;
    this.#cache.write(key, html);
    return html;
  }

  /** Counts a page that lies in the output folder already. */
  noteFound(key: string): void {
    this.counts.cached += 1;
    this.#cache.has(key);
  }

  /** Stands for the page as it is rendered. Its own key stands for its frontmatter and its text. */
  keyOf(page: LoadedPage): string {
    const { id, key, path } = page;
    const parts = [
      this.#code,
      id,
      path,
      key,
      this.#neighbours.get(id) ?? null,
      this.#histories.get(path),
      this.#overviewsOf(page),
    ];
    return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
  }
}
