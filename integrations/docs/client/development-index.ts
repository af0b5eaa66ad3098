import { fillIn } from '../../../src/words/fill-in.ts';
import type { LoadedWords } from '../../../src/words/loaded-words.ts';
import { sayNumber } from '../../../src/words/say-count.ts';
import { openIndex, type OpenIndex } from './open-index.ts';
import { coveragePath, type SearchCoverage } from './search-coverage.ts';

export interface DevelopmentIndex {
  index: OpenIndex;
  coverage: SearchCoverage;
}

let loaded: { version: number; index: Promise<OpenIndex> } | undefined;

/** Loads the index of the site as it is being written, if it is another than the one loaded. */
export async function loadDevelopmentIndex(base: string): Promise<DevelopmentIndex> {
  const response = await fetch(base + coveragePath);
  const coverage = (await response.json()) as SearchCoverage; // as serve-search.ts sends it
  const { version } = coverage;
  if (loaded?.version !== version) {
    loaded = { version, index: openIndex({ base, folder: `${base}pagefind/${version}/` }) };
  }
  return { index: await loaded.index, coverage };
}

/** What is to be said of the pages that the search does not know yet; nothing when it knows all. */
export function describeCoverage(
  { pages, total }: SearchCoverage,
  { words, lang }: LoadedWords<'search'>,
): string {
  if (pages >= total) return '';
  return fillIn(words.growing, { pages: sayNumber(pages, lang), total: sayNumber(total, lang) });
}
