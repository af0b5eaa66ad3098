import {
  loadAllLanguages,
  loadPagefind,
  type FoundPage,
  type IndexPlace,
  type Pagefind,
} from './pagefind.ts';
import { searchTerms } from './search-terms.ts';

/** While fewer are found, other languages are searched too. */
const enoughPages = 6;
const debounceMs = 120;

export interface OpenIndex {
  /**
   * The pages that hold what was typed, the best first; undefined when something else was searched
   * for in the meantime.
   */
  find(query: string): Promise<FoundPage[] | undefined>;
}

/** Opens an index for the open page: what is in its language comes first. */
export async function openIndex(place: IndexPlace): Promise<OpenIndex> {
  const own = await loadPagefind(place);
  let all: Promise<Pagefind | undefined> | undefined;
  let searches = 0;

  const pagesWith = async (terms: readonly string[]): Promise<FoundPage[]> => {
    const pages = await pagesWithAll(own, terms);
    if (pages.length >= enoughPages) return pages;
    // Without a connection, what is loaded is all that can be searched.
    all ??= loadAllLanguages(place).catch(() => undefined);
    const everywhere = await all;
    return withoutTwins([...pages, ...(everywhere ? await pagesWithAll(everywhere, terms) : [])]);
  };
  return {
    async find(query) {
      const number = (searches += 1);
      const isLate = (): boolean => number !== searches;
      const choices = searchTerms(query, document.documentElement.lang);
      for (const term of choices.flat()) void own.preload(term);
      await pause(debounceMs);
      let pages: FoundPage[] = [];
      for (const terms of choices) {
        if (pages.length === 0 && !isLate()) pages = await pagesWith(terms);
      }
      return isLate() ? undefined : pages;
    },
  };
}

async function pagesWithAll(pagefind: Pagefind, terms: readonly string[]): Promise<FoundPage[]> {
  const found = await Promise.all(terms.map((term) => pagefind.search(term)));
  const [first = [], ...rest] = found.map(({ results }) => results);
  const ids = rest.map((pages) => new Set(pages.map(({ id }) => id)));
  return first.filter(({ id }) => ids.every((one) => one.has(id)));
}

/** Each page once, where it comes first. */
function withoutTwins(pages: readonly FoundPage[]): FoundPage[] {
  const ids = pages.map(({ id }) => id);
  return pages.filter(({ id }, index) => ids.indexOf(id) === index);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
