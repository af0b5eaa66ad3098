/** What this theme uses of Pagefind's browser API. */
export interface Pagefind {
  options(options: { baseUrl: string }): Promise<void>;
  init(): Promise<void>;
  /** Null when a later search was started in the meantime. */
  debouncedSearch(
    query: string,
    options: object,
    debounceMs: number,
  ): Promise<{ results: { id: string; data(): Promise<PagefindPage> }[] } | null>;
}

export interface PagefindPage {
  url: string;
  /** HTML: escaped text in which `<mark>` stands around matches. */
  excerpt: string;
  meta: { title?: string };
  sub_results: { title: string; url: string; excerpt: string }[];
}

/** Loads the index of the site. */
export async function loadPagefind(base: string, folder = `${base}pagefind/`): Promise<Pagefind> {
  const address = `${folder}pagefind.js`;
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind; // it brings no types for the browser
  await pagefind.options({ baseUrl: base });
  await pagefind.init();
  return pagefind;
}
