import type { Need } from './need.ts';
import type { StepPlaces } from './step-places.ts';

/**
 * What a page carries so that its steps can be read, whoever rendered it. A block that carries
 * nothing is read by its language, title and frame (`readFence`). A namespace, so that a browser
 * loads the names that it uses alone.
 */
export * as markup from './markup-names.ts';

/** What else a `<pre>` carries, for those who check the page; apart, since no browser reads it. */
export const checkMarkup = {
  /** With role `read`: present when its writer says that there is nothing to do. */
  norun: 'data-meantime-norun',
  /** Language and words of its fence, where some of them cannot be meant. */
  fence: 'data-meantime-fence',
  /** On the element that shows what a reader must have. */
  needs: 'data-meantime-needs',
} as const;

/**
 * `run` is pasted into the terminal, `save` saved as a file, `output` compared with what the
 * command before it printed, `open` a page to open, `answer` typed at a prompt, `read` only read.
 */
export const blockRoles = ['run', 'save', 'output', 'open', 'answer', 'read'] as const;

export type BlockRole = (typeof blockRoles)[number];

/** Content of `<meta name="meantime:quickstart">`. */
export interface QuickstartMeta {
  id: string;
  /** Code of the page's language, where the site has its pages in several. */
  locale?: string;
  goal: string;
  budgetMs?: number;
  /** What its writer says that the steps are; else the page tells. */
  steps?: 'h2' | 'h3' | 'list';
  /** What a reader must have before the first step; absent where it is nothing. */
  needs?: Need[];
  /** Source file relative to the project's root. */
  source?: string;
  /** Content revision; the build writes it into the finished page. */
  revision?: string;
  /** Modelled time of each step, in ms; written by the build as well. */
  modelledMs?: number[];
  /** Where its steps are; written by the build as well. */
  places?: StepPlaces;
  /** True where what is wrong with the page was told when it was compiled. */
  isChecked?: true;
}

/** The page's code blocks in their order, as browsers see them; `block` is an index into them. */
export const blockSelector = 'pre:not(noscript *)';
