import { sectionFilter, type FoundPage, type FoundPages, type Pagefind } from './pagefind.ts';
import type { FoundText } from './pagefind.ts';
import type { Candidate } from './rank-pages.ts';
import { rarity } from './rarity.ts';
import { plainText } from './word-forms.ts';

/** So many of the pages that Pagefind thinks best are looked at. */
const lookedAt = 16;
/** How much more a page is worth that holds all of what was typed. */
const allTerms = 2;
/** A question is not asked in the words of its answer. */
const wordsOfQuestion = 3;

export interface PageFindings {
  /** The best first. */
  pages: readonly FoundPage[];
  /** How many pages were found in each section, the chosen one or not. */
  sections: ReadonlyMap<string, number>;
  /** How many pages hold a word, if it was searched for by itself. */
  pagesWith: ReadonlyMap<string, number>;
}

interface TermsSought {
  terms: readonly string[];
  section: string | undefined;
  /** How many pages the site has. */
  total: number;
}

/**
 * The pages that hold all of the terms. For a question, and where there are none, also those that
 * hold some of its words, by how much these say.
 */
export async function findPages(
  pagefind: Pagefind,
  { terms, section, total }: TermsSought,
): Promise<PageFindings> {
  const filters = section === undefined ? {} : { [sectionFilter]: section };
  const search = (term: string): Promise<FoundPages> => pagefind.search(term, { filters });
  const [first, ...rest] = await Promise.all(terms.map(search));
  if (!first) return { pages: [], sections: new Map(), pagesWith: new Map() };
  const ids = rest.map(({ results }) => new Set(results.map(({ id }) => id)));
  const pages = first.results.filter(({ id }) => ids.every((one) => one.has(id)));
  const sections = new Map(Object.entries(first.totalFilters?.[sectionFilter] ?? {}));
  const words = terms.flatMap((term) => (term.startsWith('"') ? [] : term.split(/\s+/)));
  if (words.length < 2) return { pages, sections, pagesWith: new Map() };
  const found = await Promise.all(words.map(search));
  const counts = words.map(
    (word, at) => [plainText(word), found[at]?.results.length ?? 0] as const,
  );
  const pagesWith = new Map(counts);
  if (pages.length > 0 && words.length < wordsOfQuestion) return { pages, sections, pagesWith };
  return {
    pages: inAnyOf(found, { withAll: new Set(pages.map(({ id }) => id)), total }),
    sections,
    pagesWith,
  };
}

/** @param withAll the pages that hold all of what was typed */
function inAnyOf(
  found: readonly FoundPages[],
  { withAll, total }: { withAll: ReadonlySet<string>; total: number },
): FoundPage[] {
  const parts = new Map<string, FoundPage[]>();
  for (const { results } of found) {
    const told = rarity(results.length, total);
    for (const page of results) {
      const own = { ...page, score: page.score * told, data: () => page.data() };
      parts.set(page.id, [...(parts.get(page.id) ?? []), own]);
    }
  }
  const pages = [...parts].map(([id, own]) => {
    const sum = own.reduce((total, { score }) => total + score, 0);
    const score = sum * (withAll.has(id) ? allTerms : 1);
    return { id, score, data: () => withAllWords(own) };
  });
  return pages.sort((a, b) => b.score - a.score);
}

/** Pagefind gives the same text each time, with the words of the search that asked last. */
async function withAllWords(parts: readonly FoundPage[]): Promise<FoundText> {
  const [first, ...rest] = parts;
  if (!first) throw new Error('A page in which nothing was found.');
  const text = { ...(await first.data()) };
  const locations = new Map(text.weighted_locations.map((one) => [one.location, one]));
  for (const part of rest) {
    for (const one of (await part.data()).weighted_locations) locations.set(one.location, one);
  }
  const inOrder = [...locations.values()].sort((a, b) => a.location - b.location);
  return { ...text, weighted_locations: inOrder };
}

/** Loads the best of the pages. */
export function loadPages(pages: readonly FoundPage[]): Promise<Candidate[]> {
  return Promise.all(
    pages.slice(0, lookedAt).map(async (found) => {
      // A later search writes into the object that Pagefind keeps.
      const page = { ...(await found.data()) };
      return { page, score: found.score };
    }),
  );
}
