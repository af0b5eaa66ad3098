/** Event of Vite's socket: pages were edited. Its data is `PageEdits`. */
export const editsEvent = 'meantime:edits';

/** Event of Vite's socket: Astro's store of content was written, whoever's collection changed. */
export const contentEvent = 'meantime:content';

export interface PageEdits {
  /** Addresses of the pages that came, went or changed: base included, encoded, with a slash at both ends. */
  paths: string[];
  /** True when the navigation is another. */
  isNavigation: boolean;
}
