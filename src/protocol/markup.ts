import type { Need } from './need.ts';

/**
 * What a page carries so that its steps can be read, whoever rendered it. A block that carries
 * nothing is read by its language, title and frame (`readFence`).
 */
export const markup = {
  /** `<meta name>` whose content is a `QuickstartMeta` as JSON. */
  quickstartMeta: 'meantime:quickstart',
  /** On `<pre>`: one of `blockRoles`. */
  role: 'data-meantime-role',
  /** On `<pre>`: the fence's title: a file name, a URL or a label. */
  title: 'data-meantime-title',
  /** On `<pre>`: the source file when it is not the page's own (an included partial). */
  file: 'data-meantime-file',
  /** On `<pre>` and headings: line in the source file, frontmatter counted. */
  line: 'data-meantime-line',
  /** On `<pre>`, with role `run`: present when the command keeps running. */
  background: 'data-meantime-background',
  /** On `<pre>`, with `background`: when it counts as ready. */
  ready: 'data-meantime-ready',
  /**
   * On the button, inside the same `<figure>`, that copies the block: empty, for a moment `copied`
   * after it did, `pressKeys` where the browser does not let it.
   */
  copy: 'data-meantime-copy',
  /** On such a button: what of the block it copies, where that is not all of it. */
  copies: 'data-meantime-copies',
  /**
   * On each of the ways of which a reader takes one (a tab's panel): its label. They stand side by
   * side; the first is the one that a reader sees who chooses nothing.
   */
  variant: 'data-meantime-variant',
  /** On the parent of the ways: names the choice, the same wherever it is offered. */
  choice: 'data-meantime-choice',
  /** On any element: what is inside is no part of the steps (widgets, notices). */
  ignore: 'data-meantime-ignore',
} as const;

/** What else a `<pre>` carries, for those who check the page; apart, since no browser reads it. */
export const checkMarkup = {
  /** With role `read`: present when its writer says that there is nothing to do. */
  norun: 'data-meantime-norun',
  /** Language and words of its fence, where some of them cannot be meant. */
  fence: 'data-meantime-fence',
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
  /** True where what is wrong with the page was told when it was compiled. */
  isChecked?: true;
}

/** Buttons that copy a block: Meantime's own, and those that other themes hang on their blocks. */
export const copyButtonSelector = `[${markup.copy}], .copy button, button[class*="copy" i]`;

/** The page's code blocks in their order, as browsers see them; `block` is an index into them. */
export const blockSelector = 'pre:not(noscript *)';
