/** What this theme uses of Pagefind's browser API. */
export interface Pagefind {
  /** Loads what a search will need. */
  preload(query: string): Promise<void>;
  search(query: string): Promise<{ results: FoundPage[] }>;
}

interface PagefindInstance extends Pagefind {
  init(): Promise<void>;
  /** Searches another index as well. */
  mergeIndex(folder: string, options: { language: string; baseUrl: string }): Promise<void>;
}

interface PagefindModule extends PagefindInstance {
  options(options: { baseUrl: string }): Promise<void>;
  createInstance(options: { baseUrl: string }): PagefindInstance;
}

export interface FoundPage {
  id: string;
  data(): Promise<PagefindPage>;
}

export interface PagefindPage {
  url: string;
  /** HTML: escaped text in which `<mark>` stands around matches. */
  excerpt: string;
  /** `lang` where the page is in another language than its site. */
  meta: { title?: string; lang?: string };
  sub_results: { title: string; url: string; excerpt: string }[];
}

/** Where an index lies, and the site that it is of. */
export interface IndexPlace {
  /** Of the site, with a slash at both ends. */
  base: string;
  /** With a slash at its end. */
  folder: string;
}

/** Loads the index of the pages in the language of the open page. */
export async function loadPagefind(place: IndexPlace): Promise<Pagefind> {
  const pagefind = await importPagefind(place);
  await pagefind.options({ baseUrl: place.base });
  await pagefind.init();
  return pagefind;
}

/** Loads the index of the pages in all languages. */
export async function loadAllLanguages(place: IndexPlace): Promise<Pagefind> {
  const { base: baseUrl, folder } = place;
  const pagefind = (await importPagefind(place)).createInstance({ baseUrl });
  await pagefind.init();
  const response = await fetch(`${folder}pagefind-entry.json`);
  const { languages } = (await response.json()) as { languages: object }; // as Pagefind writes it
  const own = document.documentElement.lang.toLowerCase();
  // Pagefind takes a path for the index it has loaded already, and an address for another one.
  const { href } = new URL(folder, location.href);
  const others = Object.keys(languages).filter((language) => language !== own);
  await Promise.all(others.map((language) => pagefind.mergeIndex(href, { language, baseUrl })));
  return pagefind;
}

async function importPagefind({ folder }: IndexPlace): Promise<PagefindModule> {
  const address = `${folder}pagefind.js`;
  return (await import(/* @vite-ignore */ address)) as PagefindModule; // it brings no types for the browser
}
