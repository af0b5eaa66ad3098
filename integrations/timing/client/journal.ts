import { site, storage } from 'virtual:meantime/client';
import type { BeaconEvent, CameFrom } from '../../../src/protocol/beacon.ts';

/** What every batch of a run says of it. */
export interface RunHead {
  run: string;
  landedAtMs: number;
  from?: CameFrom;
  returning?: true;
}

/** Events that no answer has confirmed, and whose they are. */
export interface Unsent {
  head: RunHead;
  unsent: BeaconEvent[];
}

/** A run as pages keep it that are no quickstart. */
export interface PlainRun extends Unsent {
  /** The last sign of life. */
  lastAtMs: number;
  nextSeq: number;
  /** The document that writes to the run while it is open. */
  owner?: string | undefined;
  /** The reader erased it, or is not in the sample: nothing is recorded. */
  isOff?: boolean;
  /** There is something to send besides its own events. */
  isWaiting?: boolean;
}

/** A run as the browser keeps it between pages. */
export interface StoredRun extends PlainRun {
  /** Of the runs before. */
  before: Unsent[];
  /** Runs that the collector has not confirmed to have erased. */
  erasing: string[];
  /** Steps that were reached, as `quickstart#step`. */
  reached: string[];
  /** Quickstarts whose hello was said, and not taken back. */
  hellos: string[];
}

/** Where runs are kept, and the name of the lock of this document's. */
export const key = `meantime:${site}`;

/** The run that this document writes to, or looks at; where storage fails, memory has to do. */
export let run: StoredRun | undefined;
let isApart = false;

/** Whether several tabs read and write the same run; asked where runs may be kept so. */
export function isShared(): boolean {
  return !isApart;
}

/** Keeps the run for this tab alone, beside the one that all share. */
export function keepApart(apart: boolean): void {
  isApart = apart;
}

/** Looks what the documents before have left. Reading and writing never fail. */
export function load(): StoredRun | undefined {
  try {
    // Even to look at it throws where the reader has forbidden it; and anybody may write there.
    const stored = JSON.parse(place().getItem(key) ?? '') as PlainRun;
    const { head, unsent, isOff, isWaiting } = stored;
    run = {
      ...{ before: [], reached: [], hellos: [] },
      // As a page leaves it that cannot ask for it.
      erasing: isOff && isWaiting ? [head.run] : [],
      ...stored,
      unsent: isOff ? [] : unsent.slice(),
    };
  } catch {
    // What is not there, or not legible, was never written.
  }
  return run;
}

export function keep(changed = run): void {
  run = changed;
  if (!run) return;
  run.isWaiting = !!(run.before[0] ?? run.erasing[0]);
  try {
    // Where the quota is used up nothing outdated stays behind.
    place().removeItem(key);
    place().setItem(key, JSON.stringify(run));
  } catch {
    // The run goes on in memory.
  }
}

function place(): Storage {
  if (storage === 'memory') throw new Error();
  return storage === 'local' && isShared() ? localStorage : sessionStorage;
}
