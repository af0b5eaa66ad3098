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
  /** "I'm confused". */
  'confused',
  /** "I get it". */
  'got-it',
  /** Hello world was reached; the clock stops. */
  'hello',
  /** The page was left for good, as far as a browser can tell. */
  'leave',
] as const;

export type EventKind = (typeof eventKinds)[number];

/** What makes us believe in a hello: a button, pasted output, or the reader's own program. */
export const evidenceKinds = ['claimed', 'pasted', 'pinged'] as const;

export type Evidence = (typeof evidenceKinds)[number];

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
  /** Content revision of the quickstart as the reader had it; goes with `quickstart`. */
  revision?: string;
  /** Id of the step; absent where the event belongs to no step. */
  step?: string;
  /** Index of the code block on the page, from 0; on `copy` only. */
  block?: number;
  /** Id of the variant chosen; absent means `default`. */
  variant?: string;
  /** On `hello` only. */
  evidence?: Evidence;
  /** The reader's own words, on `confused` and `got-it`; may identify a person. */
  note?: string;
}

/** What one POST carries. */
export interface Batch {
  v: 1;
  /** Id of the site. */
  site: string;
  /** 128 random bits made in the browser, 32 hexadecimal digits. Identifies no person. */
  run: string;
  /** True for scripted newcomers: set aside in every number about readers. */
  lab?: boolean;
  events: BeaconEvent[];
}

/** Bounds on what a stranger may send. */
export const beaconLimits = {
  /** The quota browsers give to requests that outlive their page. */
  bodyBytes: 65_536,
  eventsPerBatch: 200,
  /** `seq` below this, so a run holds at most so many events. */
  eventsPerRun: 10_000,
  noteCharacters: 2_000,
  idCharacters: 100,
  pageCharacters: 500,
} as const;

/** Path of the endpoint below the site's base. */
export const beaconsPath = `${ownFolder}beacons`;
