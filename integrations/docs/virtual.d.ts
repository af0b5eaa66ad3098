/// <reference types="astro/client" />

declare module 'virtual:meantime/docs' {
  /** The settings of docs(), as the theme reads them. */
  export const site: import('./settings/site-settings.ts').SiteSettings;
  /** The pages as the loader has them; undefined when the collection is not ours. */
  export function sitePages(): import('./pages/site-pages.ts').SitePages | undefined;
}

declare module 'virtual:meantime/search-dialog' {
  export function load(): Promise<typeof import('./client/search-dialog.ts')>;
}

declare module 'virtual:meantime/search-words' {
  /** @param page language of the page */
  export function load(
    page: string,
  ): Promise<import('../../src/words/loaded-words.ts').LoadedWords<'search'>>;
}

// For the plain TypeScript compiler, which cannot look into these files.
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}

// What a tag in an .astro file is, for the typed lint.
declare namespace JSX {
  interface Element {
    readonly isTag: true;
  }
  type IntrinsicElements = astroHTML.JSX.IntrinsicElements;
}

/** Parts of the theme: its own, or what the site has in their place. */
declare module 'virtual:meantime/parts' {
  import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

  export const header: AstroComponentFactory;
  export const footer: AstroComponentFactory;
  export const sidebar: AstroComponentFactory;
  export const tableOfContents: AstroComponentFactory;
  export const pageHeader: AstroComponentFactory;
  export const pageFooter: AstroComponentFactory;
}
