declare module 'virtual:meantime/timing' {
  /** The site's base, with a slash at both ends. */
  export const base: string;
  /** Entries of `SiteLocales`. */
  export const locales: readonly (readonly [string, string])[];
  /** What the options say of pages, by encoded path with the base and a slash at both ends. */
  export const declaredMetas: Readonly<
    Record<string, import('../../src/protocol/markup.ts').QuickstartMeta>
  >;
  /** The client; undefined where there is no collector. */
  export const scripts: import('./page-scripts.ts').PageScripts | undefined;
  /** Set in development only: keeps a page's HTML for the manifest. */
  export const rememberPage: ((path: string, html: string) => string) | undefined;
}

declare module 'virtual:meantime/hello-words' {
  /** @param page language of the page */
  export function load(
    page: string,
  ): Promise<import('../../src/words/loaded-words.ts').LoadedWords<'hello'>>;
}

declare module 'virtual:meantime/client' {
  type Settings = import('./client-settings.ts').ClientSettings;
  export const site: Settings['site'];
  export const endpoint: Settings['endpoint'];
  export const storage: Settings['storage'];
  export const obeyPrivacySignals: Settings['obeyPrivacySignals'];
  export const needsConsent: Settings['needsConsent'];
  export const sample: Settings['sample'];
  export const timesUrl: Settings['timesUrl'];
  export const isDev: boolean;
  /** Of `follow-quickstart.ts`. */
  export const followUrl: string;
  /** Of `deliver.ts`. */
  export const deliverUrl: string;
  /** Of `read-quickstart.ts`. */
  export const readingUrl: string;
  /** Of `interface/show-interface.ts`. */
  export const interfaceUrl: string;
}
