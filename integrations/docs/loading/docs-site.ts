import type { AstroConfig } from 'astro';
import type { PageCompiler } from '../cache/page-compiler.ts';
import type { TypeSamples } from '../samples/type-samples.ts';
import type { Diagrams } from '../diagrams/diagrams.ts';
import type { SiteRoute } from '../links/site-routes.ts';
import type { SitePages } from '../pages/site-pages.ts';
import type { Problems } from '../problems/problems.ts';
import type { SiteSettings } from '../settings/site-settings.ts';
import type { Edits } from './edits.ts';

/** Tells the images that have a size from those that are published as they are. */
interface Images {
  know(config: AstroConfig): void;
  isMeasured(file: string): Promise<boolean>;
}

/**
 * What the hooks of docs() hand on to each other, in the order of the fields. Each field is
 * undefined until its hook was reached.
 */
export interface DocsSite {
  /** `astro:config:setup` */
  readonly settings: SiteSettings;
  /** Address of the module that gave Astro its Markdown plugins. */
  readonly setUpBy: string;
  /** What Astro was asked to do: a build goes on where something is wrong, to say all of it. */
  readonly command: 'dev' | 'build' | 'preview' | 'sync';
  /** All that is found wrong, from the first file that is read to the last page that is rendered. */
  readonly problems: Problems;
  /** The images of the pages. */
  readonly images: Images;
  /** Draws the diagrams; undefined where they are off. */
  readonly diagrams?: Diagrams | undefined;
  /** Checks samples of code; undefined where that is off. */
  readonly samples?: TypeSamples | undefined;
  /** `astro:routes:resolved`, which `astro sync` does without. */
  routes?: readonly SiteRoute[];
  /** The first load of the collection. */
  compiler?: PageCompiler;
  /** Each load of the collection. */
  pages?: SitePages;
  /** `astro:server:setup`: whoever tells the open tabs. */
  onEdits?: (edits: Edits) => void;
  /** `astro:server:setup`: whether a file finds what it imports. */
  finds?: (specifier: string, importer: string) => Promise<boolean>;
}
