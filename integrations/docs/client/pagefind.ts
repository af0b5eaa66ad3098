/** What this theme uses of Pagefind's browser API. */
export interface Pagefind {
  /** Loads what a search will need. */
  preload(query: string): Promise<void>;
  search(query: string, options?: SearchOptions): Promise<FoundPages>;
  /** Loads what pages can be filtered by, so that it is counted from then on. */
  filters(): Promise<unknown>;
}

interface SearchOptions {
  filters?: Partial<Record<typeof sectionFilter, string>>;
}

export interface FoundPages {
  results: FoundPage[];
  /** How many pages there would be with each value, by filter. */
  totalFilters?: Partial<Record<typeof sectionFilter, Record<string, number>>>;
}

interface PagefindInstance extends Pagefind {
  init(): Promise<void>;
  /** Searches another index as well. */
  mergeIndex(folder: string, options: { language: string; baseUrl: string }): Promise<void>;
}

interface PagefindOptions {
  baseUrl: string;
  ranking: { metaWeights: Record<string, number> };
}

interface PagefindModule extends PagefindInstance {
  options(options: PagefindOptions): Promise<void>;
  createInstance(options: PagefindOptions): PagefindInstance;
}

export interface FoundPage {
  id: string;
  score: number;
  data(): Promise<FoundText>;
}

/** A page with all of its text. */
export interface FoundText {
  url: string;
  /** Words, with one space between each. */
  content: string;
  /** See search/search-document.ts. */
  meta: { title?: string; lang?: string; weight?: string; keywords?: string };
  /** Elements with an id, and the word at which each begins. */
  anchors: { element: string; id: string; text: string; location: number }[];
  /** The words that were found. */
  weighted_locations: { location: number; balanced_score: number }[];
}

/** Where an index lies, and the site that it is of. */
export interface IndexPlace {
  /** Of the site, with a slash at both ends. */
  base: string;
  /** With a slash at its end. */
  folder: string;
}

/** By the first folder of a page's address. */
export const sectionFilter = 'section';

// What pages say of themselves for us is not what is searched for.
const ranking = { metaWeights: { title: 5, keywords: 3, lang: 0, weight: 0 } };

/** Loads the index of the pages in the language of the open page. */
export async function loadPagefind(place: IndexPlace): Promise<Pagefind> {
  const pagefind = await importPagefind(place);
  await pagefind.options({ baseUrl: place.base, ranking });
  await pagefind.init();
  return pagefind;
}

/** Loads the index of the pages in all languages. */
export async function loadAllLanguages(place: IndexPlace): Promise<Pagefind> {
  const { base: baseUrl, folder } = place;
  const pagefind = (await importPagefind(place)).createInstance({ baseUrl, ranking });
  await pagefind.init();
  const own = document.documentElement.lang.toLowerCase();
  // Pagefind takes a path for the index it has loaded already, and an address for another one.
  const { href } = new URL(folder, location.href);
  const languages = [...(await indexedLanguages(place)).keys()];
  const others = languages.filter((language) => language !== own);
  await Promise.all(others.map((language) => pagefind.mergeIndex(href, { language, baseUrl })));
  return pagefind;
}

/** How many pages there are in each language. */
export async function indexedLanguages({
  folder,
}: IndexPlace): Promise<ReadonlyMap<string, number>> {
  const response = await fetch(`${folder}pagefind-entry.json`);
  const entry = (await response.json()) as { languages: Record<string, { page_count: number }> }; // as Pagefind writes it
  const languages = Object.entries(entry.languages);
  return new Map(languages.map(([language, { page_count: pages }]) => [language, pages]));
}

async function importPagefind({ folder }: IndexPlace): Promise<PagefindModule> {
  const address = `${folder}pagefind.js`;
  return (await import(/* @vite-ignore */ address)) as PagefindModule; // it brings no types for the browser
}
