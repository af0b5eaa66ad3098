import type { CameFrom, Evidence } from '../../protocol/beacon.ts';
import type { ToldStep } from '../../protocol/known-steps.ts';

/** Which clock the times of a run are told by, and why it can be believed. */
export interface Clock {
  /**
   * `wall`: the reader's wall clock, which the document's monotonic clock or the server's receipts
   * confirm. `monotonic`: the document's own clock, because the wall clock was set meanwhile.
   */
  used: 'wall' | 'monotonic';
  /**
   * What made the clocks disagree by more than 2 s; absent when they agree. `slept`: the monotonic
   * clock stopped with the machine. `delivered-late`: events waited (offline) before they came.
   * `clock-set`: the wall clock was stepped. `unexplained`: no clock can be believed. `too-long`:
   * they tell of a time for which no browser keeps a run.
   */
  disagreement?: 'slept' | 'delivered-late' | 'clock-set' | 'unexplained' | 'too-long';
}

/** One step as one run saw it. */
export interface StepVisit {
  step: string;
  /** From landing to the first sign of the step, in ms. */
  reachedMs: number;
  copies: number;
  confused: number;
}

/** What a reader wrote who was stuck. */
export interface WrittenNote {
  /** By which the team marks it (`noteId`). */
  id: string;
  /** Absent where none was told. */
  step?: string;
  /** Language of the page; absent for that of the site's own home. */
  locale?: string;
  text: string;
  receivedAtMs: number;
}

interface RunFacts {
  quickstart: string;
  /** Language in which it was read last; absent for that of the site's own home. */
  locale?: string | undefined;
  /** Revision of the quickstart as first seen; empty when its page had none. */
  revision: string;
  /** The variant chosen last; absent where the reader chose none. */
  variant?: string | undefined;
  /** First receipt of any event of the run: the server's clock, so no reader can date it back. */
  landedAtMs: number;
  lab: boolean;
  internal: boolean;
  bot: boolean;
  /** The address that it came from had begun many others shortly before. */
  crowded: boolean;
  from?: CameFrom | undefined;
  returning?: boolean | undefined;
  /** The revisions and steps that its events name, each once: what a manifest must know of them. */
  told: readonly ToldStep[];
  /**
   * The collector's own clock saw less than half of the time that the reader's browser claims, from
   * landing to hello or to the last sign of life; or of the whole run, where it is parted at silences.
   */
  isUnwitnessed: boolean;
  /** The `land` event never came. */
  landLost: boolean;
  /** Highest `seq` + 1: how many events the browser made, as far as is known. */
  eventsMade: number;
  /** How many of them never came. */
  eventsLost: number;
  clock: Clock;
  /** In the order in which they were reached. */
  steps: readonly StepVisit[];
  /** "I'm confused", said on this quickstart. */
  confused: number;
  /** In the reader's own words, by time. */
  notes: readonly WrittenNote[];
  /** The page was hidden when it was last heard of: its reader may have been in the terminal. */
  isAway: boolean;
}

/** Hello world was reached. */
export interface Reached extends RunFacts {
  outcome: 'reached';
  /** From landing to the first hello, in ms. */
  toHelloMs: number;
  /** From opening the quickstart to hello, in ms; from landing where the opening was lost. */
  sinceOpenMs: number;
  /** It was claimed sooner than anybody could be done, and confirmed when asked again. */
  hasty: boolean;
  evidence: Evidence;
}

/** No hello so far. */
export interface Unfinished extends RunFacts {
  outcome: 'unfinished';
  /** From landing to the last sign of life, in ms. */
  lastSeenMs: number;
  /** When that came, by the collector's clock. */
  lastReceivedMs: number;
  /** Another part of the run follows, after a silence. */
  isOver: boolean;
}

/** What the events of a run say, whenever it is asked. */
export type ReducedRun = Reached | Unfinished;

/** No sign of life for more than 4 h and no hello. */
export interface GaveUp extends RunFacts {
  outcome: 'gave-up';
  /** From landing to the last sign of life, in ms. */
  lastSeenMs: number;
}

/** Not yet known. */
export interface Open extends RunFacts {
  outcome: 'open';
  /** From landing until the report was made, in ms. */
  observedMs: number;
}

/** One reader's way through one quickstart. */
export type Run = Reached | GaveUp | Open;

/** Runs that may be too many to be held at once: they are made as they are looked at. */
export interface Runs {
  readonly length: number;
  forEach: (look: (run: Run) => void) => void;
  /** Parts them by a key; keys in the order in which they come. */
  partBy: <Key>(keyOf: (run: Run) => Key) => Map<Key, Runs>;
}
