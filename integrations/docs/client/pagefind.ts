/** What this theme uses of Pagefind's browser API. */
export interface Pagefind {
  options(options: { baseUrl: string }): Promise<void>;
  init(): Promise<void>;
  /** Loads what a search will need. */
  preload(query: string): Promise<void>;
  search(query: string): Promise<{ results: FoundPage[] }>;
  /** Searches another index as well. */
  mergeIndex(
    folder: string,
    options: { language: string; baseUrl: string; indexWeight: number },
  ): Promise<void>;
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
export async function loadPagefind({ base, folder }: IndexPlace): Promise<Pagefind> {
  const address = `${folder}pagefind.js`;
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind; // it brings no types for the browser
  await pagefind.options({ baseUrl: base });
  await pagefind.init();
  return pagefind;
}

/** What is found in another language comes last, however well it fits. */
const weightOfOthers = 1e-9;

/** Has pages in other languages found as well, behind those in the language of the open page. */
export async function addLanguages(
  pagefind: Pagefind,
  { base, folder }: IndexPlace,
): Promise<void> {
  const response = await fetch(`${folder}pagefind-entry.json`);
  const { languages } = (await response.json()) as { languages: object }; // as Pagefind writes it
  const own = document.documentElement.lang.toLowerCase();
  // Pagefind takes a path for the index it has loaded already, and an address for another one.
  const { href } = new URL(folder, location.href);
  const others = Object.keys(languages).filter((language) => language !== own);
  await Promise.all(
    others.map((language) =>
      pagefind.mergeIndex(href, { language, baseUrl: base, indexWeight: weightOfOthers }),
    ),
  );
}
