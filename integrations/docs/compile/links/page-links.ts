/** A link or an image of a page that leads to something of the same site. */
export interface PageLink {
  /** As its writer wrote it. */
  written: string;
  /** As it stands in the page, base included; absent where that is the same. */
  url?: string;
  /**
   * - `link`: an address that a reader follows
   * - `file`: what the browser loads from an address of the site: `src` of a tag, `/logo.png`
   * - `image`: what Astro bundles, by its place beside the page's file: `![](./a.png)`
   * - `property`: `href` or `src` of a component whose handling of it is unknown
   */
  kind: 'link' | 'file' | 'image' | 'property';
  /** Of its first character in the file, frontmatter counted, from 1; absent where it is not known. */
  line?: number;
  column?: number;
  /** Where it stands in a file that the page includes: that, from the project's root, and its words. */
  included?: { file: string; written: string };
  /** File that it is relative to, below the folder of pages, where it is not the page's own. */
  origin?: string;
}

/** What other pages and the page itself can be checked by; stored with what was compiled. */
export interface PageLinks {
  /** In the order of the page. */
  links: PageLink[];
  /** Those to other sites, in the same order. */
  external: ExternalLink[];
  /** What `#…` may name, in the order of the page. */
  ids: string[];
  /** True where components or expressions of its own may give the page more ids. */
  mayHaveMoreIds: boolean;
  /** The folders that it gives an overview of; absent where of none. */
  overviews?: PageOverview[];
}

/** `<Overview folder>` */
export interface PageOverview {
  /** As it is written; empty where it is that of the page. */
  folder: string;
  line?: number;
  column?: number;
}

/** A link, an image or a file of another site. */
export type ExternalLink = Pick<PageLink, 'written' | 'line' | 'column'>;
