import type { DocsSettings } from './options.ts';

/** What is known of a site once its configuration was read. */
export interface SiteSettings extends DocsSettings {
  /** The base with a slash at both ends. */
  base: string;
  /** True when the project has a `public/favicon.svg` of its own. */
  hasFavicon: boolean;
  /** True when the build writes a sitemap. */
  hasSitemap: boolean;
  /** Paths of public files whose names have no ending: `/LICENSE`. */
  bareFiles: readonly string[];
}

/** Folder of the site's pages, with a slash at its end. */
export function contentFolder(root: URL, { content }: Pick<SiteSettings, 'content'>): URL {
  return new URL(`${content.replace(/\/+$/, '')}/`, root);
}
