import { ownFolder } from './own-folder.ts';
import type { Step } from './step.ts';

/** A step together with what the newcomer model makes of it. */
export interface ModelledStep extends Step {
  /** Modelled human time, in ms. */
  humanMs: number;
}

/** A choice that a page offers, with the label that is chosen. */
export interface Chosen {
  /** The key by which tabs change together, else their labels. */
  key: string;
  value: string;
}

/**
 * A reader's choice that changes the page. Each value of each choice stands in one variant, the others
 * at their first. A page without choices has the one variant `default`.
 */
export interface Variant {
  id: string;
  /** What is chosen of each choice that the page offers; absent where it offers none. */
  choices?: [Chosen, ...Chosen[]];
  /** Modelled human time of all steps, in ms. */
  humanMs: number;
  steps: [ModelledStep, ...ModelledStep[]];
}

export interface Quickstart {
  /**
   * The page's path without its language and without slashes at its ends, `index` for the root. Shared
   * by the languages of one quickstart, whose steps are matched by their place; else unique.
   */
  id: string;
  /** Code of the page's language; absent where it stands at the site's own home, without a path for it. */
  locale?: string;
  title: string;
  /** Path of the page below the site's base, with a slash at both ends: `/quickstart/`. */
  path: string;
  /** Source file relative to the project's root: `content/quickstart.mdx`. */
  source: string;
  /** Hash over the steps: changes when and only when what the reader is asked changes. */
  revision: string;
  /** The text that shows that it worked. */
  goal: string;
  /** The time that the page promises, in ms; absent when it promises none. */
  budgetMs?: number;
  variants: [Variant, ...Variant[]];
}

/** `/_meantime/manifest.json`: what a build knows of its quickstarts. Everything downstream reads it. */
export interface Manifest {
  v: 1;
  /** Id of the site. */
  site: string;
  /** The site's base path, with a slash at both ends. */
  base: string;
  /** Path of its collector's origin to which pages post; absent where it is `runsPath` below the base. */
  runsPath?: string;
  /** Hash over the quickstarts' revisions. */
  revision: string;
  /** Name of the newcomer model and hash of its costs. */
  model: { name: string; hash: string };
  /** Ordered by id, then by locale, none first. */
  quickstarts: Quickstart[];
}

/** Path of the manifest below the site's base, and below the build's output folder. */
export const manifestPath = `${ownFolder}manifest.json`;
