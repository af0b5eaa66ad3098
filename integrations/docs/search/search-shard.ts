import { createHash } from 'node:crypto';
import type { LoadedPage, SitePages } from '../pages/site-pages.ts';
import { pagePath } from '../addresses/page-address.ts';
import type { KeptIndexes } from './kept-indexes.ts';
import { searchDocument } from './search-document.ts';
import { searchMarks, type SearchSettings } from './search-marks.ts';
import { SearchIndex, type IndexFile } from './search-index.ts';
import { wordLists } from './word-list.ts';

/** What all indexes of a site have in common. */
export interface ShardedSite {
  pages: SitePages;
  settings: SearchSettings;
  kept: KeptIndexes;
  /** Stands for the code that makes an index. */
  code: string;
}

/** A page that was rendered, with its path. */
export type IndexedPage = readonly [path: string, html: string];

/** An index of some pages of the site, kept while none of them changes. */
export class SearchShard {
  readonly #site: ShardedSite;
  readonly #plain: readonly LoadedPage[];
  /** Stands for those of its pages that are data. */
  readonly plainKey: string;
  #index: SearchIndex | undefined;

  constructor(site: ShardedSite, plain: readonly LoadedPage[]) {
    this.#site = site;
    this.#plain = plain;
    const { lang, search } = site.settings;
    const parts = plain.map(({ id, key }) => `${id} ${key}`);
    this.plainKey = hashOf([site.code, lang, JSON.stringify(search), ...parts]);
  }

  /** Takes in the pages that are data, unless an index of them is there. */
  async begin(): Promise<void> {
    if (!this.#site.kept.has(this.plainKey)) await this.#feed();
  }

  /** Makes the index, if it was begun, of all that it is to hold. */
  async complete(rendered: readonly IndexedPage[]): Promise<void> {
    if (this.#index) await this.#make(this.#index, rendered);
  }

  /**
   * @param rendered its pages that are no data, in order
   * @throws MeantimeError `search-index-failed`
   */
  async files(rendered: readonly IndexedPage[]): Promise<readonly IndexFile[]> {
    await this.complete(rendered);
    const kept = this.#site.kept.read(this.plainKey, hashOf(rendered.flat()));
    return kept ?? (await this.#make(await this.#feed(), rendered));
  }

  async #make(index: SearchIndex, rendered: readonly IndexedPage[]): Promise<IndexFile[]> {
    this.#index = undefined;
    for (const [url, html] of rendered) index.add({ url, html });
    const indexed = await index.files();
    const files = [...indexed, ...wordLists(indexed)];
    await index.discard();
    this.#site.kept.write(this.plainKey, hashOf(rendered.flat()), files);
    return files;
  }

  async #feed(): Promise<SearchIndex> {
    const { pages, settings } = this.#site;
    const index = (this.#index = new SearchIndex());
    for (const page of this.#plain) {
      const compiled = await pages.compiled(page);
      if (compiled.kind !== 'plain') continue;
      const html = searchDocument(page.data, {
        html: compiled.html,
        siteLang: settings.lang,
        marks: searchMarks(page, settings),
      });
      index.add({ url: pagePath(page.id), html });
      // Hands the thread back, and lets no more than a batch wait in memory.
      await index.settled();
    }
    return index;
  }
}

export function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
