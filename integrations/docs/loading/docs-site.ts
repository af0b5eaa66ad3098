import type { PageCompiler } from '../cache/page-compiler.ts';
import type { SiteRoute } from '../links/site-routes.ts';
import type { SitePages } from '../pages/site-pages.ts';
import type { SiteSettings } from '../settings/site-settings.ts';
import type { Edits } from './edits.ts';

/**
 * What the hooks of docs() hand on to each other, in the order of the fields. Each field is
 * undefined until its hook was reached.
 */
export interface DocsSite {
  /** `astro:config:setup` */
  readonly settings: SiteSettings;
  /** Address of the module that gave Astro its Markdown plugins. */
  readonly setUpBy: string;
  /** `astro:routes:resolved`, which `astro sync` does without. */
  routes?: readonly SiteRoute[];
  /** The first load of the collection. */
  compiler?: PageCompiler;
  /** Each load of the collection. */
  pages?: SitePages;
  /** `astro:server:setup`: whoever tells the open tabs. */
  onEdits?: (edits: Edits) => void;
}
