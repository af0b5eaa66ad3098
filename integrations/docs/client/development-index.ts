import { loadPagefind, type Pagefind } from './pagefind.ts';
import { coveragePath, type SearchCoverage } from './search-coverage.ts';

export interface DevelopmentIndex {
  pagefind: Pagefind;
  /** True when no more pages are to be expected. */
  isComplete: boolean;
  /** What is to be said of the pages that the search does not know yet; empty when it knows all. */
  coverage: string;
}

let loaded: { version: number; pagefind: Promise<Pagefind> } | undefined;

/** Loads the index of the site as it is being written, if it is another than the one loaded. */
export async function loadDevelopmentIndex(base: string): Promise<DevelopmentIndex> {
  const response = await fetch(base + coveragePath);
  const told = (await response.json()) as SearchCoverage; // as serve-search.ts sends it
  const { version, pages, total, isComplete } = told;
  if (loaded?.version !== version) {
    loaded = { version, pagefind: loadPagefind(base, `${base}pagefind/${version}/`) };
  }
  const counts = [pages, total].map((count) => count.toLocaleString('en'));
  return {
    pagefind: await loaded.pagefind,
    isComplete,
    coverage: pages < total ? `Searches ${counts.join(' of ')} pages, the others follow.` : '',
  };
}
