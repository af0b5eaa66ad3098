import type { SignCounts } from './count-letters.ts';
import type { Need } from './need.ts';

/** A command line or several that are pasted into the terminal. */
export interface RunAction {
  kind: 'run';
  /** The commands, without the last line feed and without prompts. */
  text: string;
  /** Of a recorded session: what it shows below the command that begins in this line of `text`, from 0. */
  shown?: { line: number; output: ExpectedText }[];
  /** Where not all of the block is copied: where each line of `text` stands in it, from 0. */
  lines?: number[];
  /** Runs on until the end of the walkthrough instead of returning to the prompt. */
  background: boolean;
  /** When a background command counts as ready: an `http:` URL that answers, or a text it prints. */
  ready?: string;
  /** The shell that it needs, where that is not bash. */
  shell?: 'zsh' | 'fish';
  /** How its last command is meant to fail: `any`, or the exit status. */
  fails?: string;
  /** The latest server is stopped before it, and it is run in that terminal. */
  stop?: true;
  /** What it prints, as patterns; absent when the page does not say. */
  output?: ExpectedText;
}

/** A code block that is saved as a file. */
export interface SaveAction {
  kind: 'save';
  /** Path below the newcomer's working folder. */
  file: string;
  /** What the file holds, without the last line feed. */
  text: string;
  /** Of a change: the lines of the file in whose place the text is put; empty where it has none. */
  before?: string;
}

/** A page to open in the browser. */
export interface OpenAction {
  kind: 'open';
  url: string;
  /** Text that the page shows. */
  output: ExpectedText;
}

/** An answer typed at a prompt of the command before it. */
export interface AnswerAction {
  kind: 'answer';
  /** Text of the prompt to wait for. */
  prompt: string;
  text: string;
  /** The text is keys to press (`parseKeys`). */
  keys?: true;
}

/** Text of a code block that asks for nothing: to be read, or to be compared with what comes out. */
export interface ExpectedText {
  /** Where compared: `...` is any lines, `[..]` anything within a line, `/…/` a regular expression. */
  text: string;
  /** Index among the page's code blocks, from 0. */
  block: number;
  /** Line of the opening fence in the source file; absent when the page does not say. */
  line?: number;
}

/** What a step asks of the reader. */
export type Action = (RunAction | SaveAction | OpenAction | AnswerAction) & {
  /** Index among the page's code blocks, from 0; its copy button is found by it. */
  block: number;
  /** Line of the opening fence in the source file; absent when the page does not say. */
  line?: number;
  /** Where the block stands in a file that the page includes; `line` is that of the page then. */
  included?: { file: string; line: number };
  /** What the reader must replace, as written: `<YOUR_API_KEY>`. */
  placeholders: string[];
};

/** A paragraph, an item of a list or a row of a table. */
export interface TextBlock {
  /** Its first words, single spaces between them. */
  text: string;
  /** All of its words. */
  words: number;
  /** How many actions of its step stand above it. */
  actionsBefore: number;
  /** Line in the source file; absent where it was not found there. */
  line?: number;
}

/** A section of a quickstart, up to and including the one where hello world appears. */
export interface Step {
  /** Id of the heading, unique on the page. */
  id: string;
  title: string;
  /** Line of the heading in the source file; absent when the page does not say. */
  line?: number;
  /** What a reader must have before it; on the first step of a page that says so. */
  needs?: Need[];
  /** Letters of prose, counted without white space and without `signs`. */
  letters: number;
  /** Signs of scripts that say more than a letter each; absent where the prose has none. */
  signs?: SignCounts;
  words: number;
  /** Lines of each code block that is to be read rather than copied, blank ones left out. */
  codeLines: number[];
  /** The text of those blocks; absent where there are none. */
  reads?: ExpectedText[];
  /** What the prose consists of, headings left out; absent where there is none. */
  texts?: TextBlock[];
  /** In the order of the page. */
  actions: Action[];
}
