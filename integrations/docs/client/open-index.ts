import {
  addLanguages,
  loadPagefind,
  type FoundPage,
  type IndexPlace,
  type Pagefind,
} from './pagefind.ts';
import { searchTerms } from './search-terms.ts';

/** While fewer are found, other languages are searched too. */
const enoughPages = 6;
const debounceMs = 120;

export interface SearchIndex {
  /**
   * The pages that hold what was typed, the best first; undefined when something else was searched
   * for in the meantime.
   */
  find(query: string): Promise<FoundPage[] | undefined>;
}

/** Opens an index for the open page: its language comes first. */
export async function openIndex(place: IndexPlace): Promise<SearchIndex> {
  const pagefind = await loadPagefind(place);
  let searches = 0;
  let others: Promise<void> | undefined;
  return {
    async find(query) {
      const number = (searches += 1);
      const isLate = (): boolean => number !== searches;
      const choices = searchTerms(query, document.documentElement.lang);
      for (const term of choices.flat()) void pagefind.preload(term);
      await pause(debounceMs);
      let pages: FoundPage[] = [];
      for (const terms of choices) {
        if (pages.length > 0 || isLate()) break;
        await others;
        pages = await pagesWithAll(pagefind, terms);
        if (pages.length >= enoughPages || others) continue;
        // Without a connection, what is loaded is all that can be searched.
        others = addLanguages(pagefind, place).catch(() => undefined);
        await others;
        pages = await pagesWithAll(pagefind, terms);
      }
      return isLate() ? undefined : pages;
    },
  };
}

async function pagesWithAll(pagefind: Pagefind, terms: readonly string[]): Promise<FoundPage[]> {
  const found = await Promise.all(terms.map((term) => pagefind.search(term)));
  const [first = [], ...rest] = found.map(({ results }) => results);
  const ids = rest.map((pages) => new Set(pages.map(({ id }) => id)));
  const pages = first.filter(({ id }) => ids.every((one) => one.has(id)));
  return [...new Map(pages.map((page) => [page.id, page])).values()];
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
