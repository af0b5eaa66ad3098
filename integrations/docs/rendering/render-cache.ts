import { createHash } from 'node:crypto';
import type { CacheFolder } from '../cache/cache-folder.ts';
import type { PageHistory } from '../pages/page-history.ts';
import type { LoadedPage, SitePages } from '../pages/site-pages.ts';
import { FolderOverviews } from '../navigation/folder-overviews.ts';
import {
  orderPages,
  type Neighbours,
  type OrderSettings,
  type Topic,
} from '../navigation/neighbours.ts';
import { translationsOf, type Translation } from '../navigation/translations.ts';

/** What pages show that is not in their files. */
interface PageSurroundings {
  neighbours: ReadonlyMap<string, Neighbours>;
  translations: ReadonlyMap<string, readonly Translation[]>;
  /** Path of a page's image, by its id. */
  socialImageAt: ((id: string) => string | undefined) | undefined;
  topics: readonly Topic[];
  /** What its overviews of folders list. */
  overviewsOf: (page: LoadedPage) => unknown;
  /** By path. */
  histories: ReadonlyMap<string, PageHistory>;
}

/** What each page of a build shows of the others. */
export function surroundingsOf(
  pages: Pick<SitePages, 'all' | 'histories' | 'socialImageAt' | 'compiler'>,
  settings: OrderSettings & { base: string },
): PageSurroundings {
  const { histories, socialImageAt, compiler } = pages;
  const all = pages.all();
  const { sidebar, neighbours, topics } = orderPages(all, settings);
  const overviews = new FolderOverviews(all, { ...settings, sidebar, showsDrafts: false });
  return {
    ...{ neighbours, topics, histories, socialImageAt },
    translations: translationsOf(all, settings.lang),
    overviewsOf: (page) => {
      const { links } = compiler.factsOf(page.key) ?? {};
      return links?.overviews?.map(({ folder }) => overviews.in(folder, page));
    },
  };
}

/** Whole pages as they were rendered, by everything that they were rendered from. */
export class RenderCache {
  readonly #cache: CacheFolder;
  readonly #around: PageSurroundings;
  readonly #code: string;
  readonly counts = { rendered: 0, cached: 0 };

  /** @param code stands for all that the pages of this build have in common: code, settings, assets */
  constructor(cache: CacheFolder, around: PageSurroundings, code: string) {
    this.#cache = cache;
    this.#around = around;
    this.#code = code + JSON.stringify(around.topics);
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
    const { neighbours, translations, histories, socialImageAt, overviewsOf } = this.#around;
    const around = [
      neighbours.get(id) ?? null,
      translations.get(id),
      histories.get(path),
      socialImageAt?.(id),
      overviewsOf(page),
    ];
    const parts = [this.#code, id, path, key, ...around];
    return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
  }
}
