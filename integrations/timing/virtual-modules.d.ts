declare module 'virtual:meantime/timing' {
  /** The site's base, with a slash at both ends. */
  export const base: string;
  /** Entries of `SiteLocales`. */
  export const locales: readonly (readonly [string, string])[];
  /** What the options say of pages, by encoded path with the base and a slash at both ends. */
  export const declaredMetas: Readonly<
    Record<string, import('../../src/protocol/markup.ts').QuickstartMeta>
  >;
  /** Set in development only: keeps a page's HTML for the manifest. */
  export const rememberPage: ((path: string, html: string) => void) | undefined;
}

declare module 'virtual:meantime/hello-words' {
  /** @param page language of the page */
  export function load(
    page: string,
  ): Promise<import('../../src/words/loaded-words.ts').LoadedWords<'hello'>>;
}

declare module 'virtual:meantime/follow-quickstart' {
  export function load(): Promise<typeof import('./client/follow-quickstart.ts')>;
}

declare module 'virtual:meantime/show-interface' {
  export function load(): Promise<typeof import('./client/interface/show-interface.ts')>;
}
