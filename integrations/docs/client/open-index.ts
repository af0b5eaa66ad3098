import { findPages, loadPages, type PageFindings } from './find-pages.ts';
import { readQuery } from './name-score.ts';
import { nearWord } from './near-word.ts';
import {
  indexedLanguages,
  loadAllLanguages,
  loadPagefind,
  type FoundPage,
  type IndexPlace,
  type Pagefind,
} from './pagefind.ts';
import { rankPages, type Candidate, type RankedPage } from './rank-pages.ts';
import { searchTerms } from './search-terms.ts';
import { unknownWords } from './unknown-words.ts';
import { spaceOut } from './unspaced-scripts.ts';
import { wordListPath } from './word-list-path.ts';

/** While fewer are found, other languages are searched too. */
const enoughPages = 6;
const debounceMs = 120;

/** What was typed, and the section that it is looked for in. */
export interface SearchQuestion {
  typed: string;
  section?: string | undefined;
}

export interface SearchAnswer {
  /** The best first; no more of them than anybody looks at. */
  pages: readonly RankedPage[];
  /** How many pages were found. */
  count: number;
  sections: ReadonlyMap<string, number>;
  /** What was searched for instead, since no page holds what was typed. */
  meant?: string | undefined;
}

export interface OpenIndex {
  /** Undefined when something else was searched for in the meantime. */
  find(question: SearchQuestion): Promise<SearchAnswer | undefined>;
}

const nothing: SearchAnswer = { pages: [], count: 0, sections: new Map() };

/** Opens an index for the open page: what is in its language comes first. */
export async function openIndex(place: IndexPlace): Promise<OpenIndex> {
  const own = await loadPagefind(place);
  const [languages] = await Promise.all([indexedLanguages(place), own.filters()]);
  const counts = [...languages.values()];
  const total = counts.reduce((sum, count) => sum + count, 0);
  let all: Promise<Pagefind | undefined> | undefined;
  let lists: Promise<string> | undefined;
  let searches = 0;

  const pagesWith = async (terms: readonly string[], section?: string): Promise<PageFindings> => {
    const found = await findPages(own, { terms, section, total });
    if (found.pages.length >= enoughPages) return found;
    // Without a connection, what is loaded is all that can be searched.
    all ??= loadAllLanguages(place).catch(() => undefined);
    const everywhere = await all;
    if (!everywhere) return found;
    const more = await findPages(everywhere, { terms, section, total });
    return { ...found, pages: withoutTwins([...found.pages, ...more.pages]) };
  };
  const search = async ({
    typed,
    section,
  }: SearchQuestion): Promise<PageFindings & { best: Candidate[] }> => {
    let found: PageFindings = { pages: [], sections: new Map(), pagesWith: new Map() };
    for (const terms of searchTerms(typed, document.documentElement.lang)) {
      if (found.pages.length === 0) found = await pagesWith(terms, section);
    }
    return { ...found, best: await loadPages(found.pages) };
  };
  const answer = async (question: SearchQuestion, isCorrected = false): Promise<SearchAnswer> => {
    const typed = spaceOut(question.typed);
    const found = await search(question);
    const pages = found.best.map(({ page }) => page);
    const { slips, isAll } = unknownWords(pages, typed);
    if (slips.length > 0 && !isCorrected) {
      lists ??= loadWordLists(place);
      const meant = corrected(question.typed, slips, await lists);
      if (meant !== undefined) {
        return { ...(await answer({ ...question, typed: meant }, true)), meant };
      }
    }
    if (isAll) return nothing;
    return {
      pages: rankPages(found.best, readQuery(typed, found.pagesWith, total), openLanguage()),
      count: found.pages.length,
      sections: found.sections,
    };
  };
  return {
    async find(question) {
      const number = (searches += 1);
      const isLate = (): boolean => number !== searches;
      const terms = searchTerms(question.typed, document.documentElement.lang).flat();
      for (const term of terms) void own.preload(term);
      await pause(debounceMs);
      if (isLate()) return undefined;
      const told = await answer(question);
      return isLate() ? undefined : told;
    },
  };
}

/** The words of all pages, loaded when something was typed that none holds. */
async function loadWordLists(place: IndexPlace): Promise<string> {
  const languages = await indexedLanguages(place).catch(() => new Map<string, number>());
  const lists = [...languages.keys()].map(async (language) => {
    const response = await fetch(place.folder + wordListPath(language));
    return response.ok ? await response.text() : '';
  });
  return (await Promise.all(lists.map((list) => list.catch(() => '')))).join('\n');
}

/** What was typed with those words replaced that are one edit from one of the site's; else undefined. */
function corrected(typed: string, unknown: readonly string[], list: string): string | undefined {
  let meant = typed;
  for (const word of unknown) {
    const near = nearWord(word, list);
    if (near !== undefined) meant = meant.replace(new RegExp(word, 'iu'), near);
  }
  return meant === typed ? undefined : meant;
}

/** Each page once, where it comes first. */
function withoutTwins(pages: readonly FoundPage[]): FoundPage[] {
  const ids = pages.map(({ id }) => id);
  return pages.filter(({ id }, index) => ids.indexOf(id) === index);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The language of the open page, as pages name it in the index; undefined for that of the site. */
function openLanguage(): string | undefined {
  const said = document.querySelector('[data-pagefind-meta^="lang:"]');
  return said?.getAttribute('data-pagefind-meta')?.replace('lang:', '');
}
