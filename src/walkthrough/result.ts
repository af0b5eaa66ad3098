import type { MachineCounts } from '../protocol/machine-counts.ts';
import type { Action } from '../protocol/step.ts';
import { needNotMet, programLacking } from './command-errors.ts';
import { goalUnknown, pageUnanswered } from './foreign/foreign-errors.ts';
import { networkUnreached, roomsDisagree, walkInterrupted } from './errors.ts';
import type { Scene } from './scene.ts';
import { renderLocation, type MeantimeError, type SourceLocation } from '../protocol/errors.ts';

/** One thing the newcomer did. */
export interface ActionResult {
  kind: Action['kind'];
  /** Line of the block in the page's source file. */
  line?: number;
  /** Measured on the monotonic clock: how long the newcomer waited for the machine. */
  machineMs: number;
  /** Of `run`: how the last command ended; absent while a background command runs. */
  exitStatus?: number;
  /** What it added, answers to it included; absent unless counts were asked for. */
  counts?: MachineCounts;
}

export interface StepResult {
  id: string;
  title: string;
  /** Line of the heading in the page's source file. */
  line?: number;
  /** Modelled human time, from the manifest. */
  humanMs: number;
  /** Sum over the actions. */
  machineMs: number;
  /** Those that were begun; of a broken walkthrough the last one is the one that broke. */
  actions: ActionResult[];
  /** What was done and shown, in its order. */
  scenes: Scene[];
}

/** Why a walkthrough broke, as plain data. */
export interface Failure {
  code: string;
  title: string;
  message: string;
  hint?: string;
  location?: SourceLocation;
  /** True when nothing can be said of the page: a network that was down, a walk that was stopped. */
  isUnjudged?: true;
  /** Id of the step; absent when it broke on the way to the page or after the last step. */
  step?: string;
}

/** Files that were kept of a walkthrough; in `walk.json` from the project's root, with `/`. */
export interface KeptFiles {
  /** What each terminal showed, as asciicasts. */
  recordings: string[];
  /** Of one that held: what the terminals showed, for the site (`Film`). */
  film?: string;
  /** Of the quickstart's page, as it was when it broke. */
  picture?: string;
  /** Of a page that the reader was to open and that showed something else. */
  openedPicture?: string;
  /** Playwright's trace of the second walk, in a fresh room. */
  trace?: string;
}

/** One newcomer's way through one variant of a quickstart. */
export interface WalkthroughResult {
  /** An assistant, which goes by the page's Markdown alone; absent for a person. */
  reader?: 'agent';
  quickstart: string;
  /** Language of the page; absent for that of the site's own home. */
  locale?: string;
  variant: string;
  /** Content revision of the page as walked. */
  revision: string;
  ok: boolean;
  /** Clicks from the home page to the quickstart; of an assistant its requests. */
  clicksToFind: number;
  /** Those that were begun. */
  steps: StepResult[];
  /** What was odd and broke nothing. */
  warnings: string[];
  /** Absent when it held. */
  failure?: Failure;
  /** The same walk before, in another room, where the two do not agree. */
  earlier?: WalkthroughResult;
  /** What was typed and what came, for people; secrets masked. */
  transcript: string;
  /** True when it was given values of the reader's own, which are masked in it. */
  isMasked?: true;
  /** Absent until it is written to `walk.json`. */
  kept?: KeptFiles;
}

/** `walk.json`: all walkthroughs of one `meantime walk`. */
export interface WalkReport {
  v: 1;
  /** Id of the site, from its manifest. */
  site: string;
  /** Content revision of the site, from its manifest. */
  revision: string;
  /** The newcomer model that the human times come from. */
  model: { name: string; hash: string };
  /** When the results were written, in ms since 1970. */
  writtenAtMs: number;
  /** True when every walkthrough held, and nothing was left out. */
  ok: boolean;
  /** True when it was stopped before its end, or is still under way. */
  isUnfinished?: true;
  /** In the order of the manifest. */
  walkthroughs: WalkthroughResult[];
  /** Specs that failed for reasons of their own; absent where none did. */
  failedSpecs?: { title: string; errors: string[] }[];
  /** What was to be walked and was not, so that nothing can be said of it. */
  unwalked: Pick<WalkthroughResult, 'quickstart' | 'locale' | 'variant'>[];
}

export function failureOf(error: MeantimeError, step: string | undefined): Failure {
  const { code, title, message, hint, location } = error;
  return {
    code,
    title,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(location === undefined ? {} : { location }),
    ...(unjudged.has(code) ? { isUnjudged: true } : {}),
    ...(step === undefined ? {} : { step }),
  };
}

const unjudged = new Set([
  networkUnreached.code,
  needNotMet.code,
  programLacking.code,
  walkInterrupted.code,
  roomsDisagree.code,
  pageUnanswered.code,
  goalUnknown.code,
]);

/** The failure for people, beginning with the line of the page that is to blame. */
export function renderFailure({ title, message, hint, location }: Failure): string {
  const place = location ? `${renderLocation(location)}  ` : '';
  return `${place}${title}\n\n${message}${hint === undefined ? '' : `\n\n${hint}`}`;
}
