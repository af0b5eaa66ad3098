import { ownFolder } from './own-folder.ts';

/** The kinds of event, in the order in which a run usually has them. */
export const eventKinds = [
  /** The reader arrived on the site; the clock starts. Once a run. */
  'land',
  /** A quickstart page was opened. */
  'open',
  /** A step came under the reader's eyes. */
  'step',
  /** A code block was copied, by its button or by hand. */
  'copy',
  /** The page was hidden or lost focus: the reader is at work in the terminal. */
  'away',
  /** The page was seen again. */
  'back',
  /** "Stuck here?", at the step that it names. */
  'confused',
  /** "It works", or an output that holds the goal. */
  'got-it',
  /** Hello world was reached; the clock stops. */
  'hello',
  /** The reader takes back what they said of hello world on this quickstart. */
  'undo',
  /** The page was left for good, as far as a browser can tell. */
  'leave',
] as const;

export type EventKind = (typeof eventKinds)[number];

/** The evidence of a hello that a page can tell: a button, or pasted output that matches the goal. */
export const toldEvidence = ['claimed', 'pasted'] as const;

/** What makes us believe in a hello; `pinged`: the reader's own program called the collector. */
export type Evidence = (typeof toldEvidence)[number] | 'pinged';

/** One thing that happened in a run. (run, seq) is its identity: sent twice, it counts once. */
export interface BeaconEvent {
  /** Counts from 0 within a run, without gaps; a gap is a measured loss. */
  seq: number;
  kind: EventKind;
  /** The reader's wall clock, ms since 1970. May step or be wrong. */
  atMs: number;
  /** The document's monotonic clock, ms since its time origin. May stop while a machine sleeps. */
  monoMs: number;
  /** Random id of the document, 32 hexadecimal digits; ties `monoMs` values together. */
  doc: string;
  /** Path of the page, without query and fragment. */
  page: string;
  /** Id of the quickstart; absent on pages that are none. */
  quickstart?: string;
  /** Language of the page, where the quickstart has pages in several; goes with `quickstart`. */
  locale?: string;
  /**
   * Content revision of the quickstart as it was built; goes with `quickstart`. Absent on pages
   * that no build has read: rendered on demand, or in development.
   */
  revision?: string;
  /** Id of the step; absent where the event belongs to no step. */
  step?: string;
  /** Index of the code block on the page, from 0; on `copy` only. */
  block?: number;
  /** Id of the variant chosen; absent means `default`. */
  variant?: string;
  /** On `hello` only. */
  evidence?: Evidence;
  /** On `hello` only: it was claimed sooner than anybody could be done, and confirmed when asked again. */
  hasty?: boolean;
  /** The reader's own words, on `confused` and `got-it`; may identify a person. */
  note?: string;
}

/** Where a reader came from, as far as it names no person and no page. */
export interface CameFrom {
  /** Host of the page that linked here; absent for the site's own and for none. */
  referrer?: string | undefined;
  /** `utm_campaign` of the address. */
  campaign?: string | undefined;
}

/** What one POST carries. */
export interface Batch {
  v: 1;
  /** Id of the site. */
  site: string;
  /** 128 random bits made in the browser, 32 hexadecimal digits. Identifies no person. */
  run: string;
  /** When the reader landed, by their wall clock; the same in every batch of a run. */
  landedAtMs: number;
  /** When this batch was sent, by the same clock: tells what waited from a clock that is wrong. */
  sentAtMs: number;
  /** True for scripted newcomers: set aside in every number about readers. */
  lab?: boolean;
  /** True for people of the team, where the page says so: set aside likewise. */
  internal?: boolean;
  from?: CameFrom;
  /** True when this browser has had a run before; known only where runs are kept in `local` storage. */
  returning?: boolean;
  events: BeaconEvent[];
}

/** Bounds on what a stranger may send; a namespace, so that a browser loads those it names alone. */
export * as beaconLimits from './beacon-limits.ts';

/** Path below the site's base where batches are posted to; a run is erased at its id below it. */
export const runsPath = `${ownFolder}runs`;

/** Path below the site's base where the terminal says hello. */
export const helloPath = `${ownFolder}hello`;
