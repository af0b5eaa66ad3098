import type { Batch } from '../protocol/beacon.ts';
import type { AskedNotes, FoundNotes } from '../protocol/found-notes.ts';
import type { KnownStep } from '../protocol/known-steps.ts';
import type { NoteMark } from '../protocol/note-mark.ts';
import { runKeptMs } from '../protocol/silence.ts';
import type { ReceivedEvent, TimeWindow } from '../protocol/received-event.ts';

/**
 * So long the id of an erased run is remembered: a browser sends nothing of a run for longer
 * (`runKeptMs`), give or take what is under way.
 */
export const erasedKeptMs = runKeptMs + 3_600_000;

/** A batch with what was seen at its receipt. */
export interface ReceivedBatch extends Batch {
  receivedAtMs: number;
  bot: boolean;
  /** As in `ReceivedEvent`. @default false */
  crowded?: boolean;
}

/** How the events of a run are reduced to what reports are made from. */
export interface Reduction {
  /** What was kept by another version is made again. */
  version: number;
  /**
   * @param events all of one run; in any order
   * @returns what JSON can say
   */
  reduce: (events: readonly ReceivedEvent[]) => unknown;
}

/**
 * Is given what a run is reduced to.
 *
 * @param slot a small number, the run's own as long as the store is open
 * @param reduced undefined when the run was erased
 */
export type TakeReduced = (slot: number, reduced: unknown) => void;

export interface AskedReductions {
  site: string;
  /** Of the runs whose first receipt is not before. */
  fromMs: number;
  /** A mark that an earlier answer gave: only of those that changed since. @default of all */
  after?: string | undefined;
}

/**
 * Where events are kept. Every method rejects with a MeantimeError when the store cannot do it,
 * and then nothing has changed.
 */
export interface Store {
  /**
   * Resolves when the events are on disk: neither a crash nor a power cut takes them back. Of two
   * events with the same run and `seq` the one received first stays (`isEarlier`). A run once tagged
   * lab, internal or bot stays so; whether it is crowded, the batch received first says. Nothing is kept of a run that was erased.
   */
  append(batch: ReceivedBatch): Promise<void>;
  /**
   * Forgets a run for good, on disk when it resolves; what comes of it later is not kept. Its id is
   * remembered for `erasedKeptMs`.
   */
  erase(site: string, run: string, nowMs: number): Promise<void>;
  /**
   * Forgets the runs whose first receipt lies in the window, in steps between which others write.
   * Aborted by the signal, or killed, those
   * erased until then are, and the others are whole.
   *
   * @returns how many
   */
  eraseWindow(
    site: string,
    window: TimeWindow,
    nowMs: number,
    signal?: AbortSignal,
  ): Promise<number>;
  /**
   * Adds the hello that a code stands for (`helloCode`), with the evidence `pinged`.
   *
   * @returns false, and nothing has changed, when no run has opened a quickstart of that code
   *   within `helloCodeMs`, or when the code was used before
   */
  takeHello(site: string, code: string, receivedAtMs: number): Promise<boolean>;
  /** All events of the runs whose first receipt lies in the window, by run and `seq`. */
  readEvents(site: string, window: TimeWindow): Promise<ReceivedEvent[]>;
  /**
   * The same, one run at a time: what is held in memory does not grow with the window, and others
   * write meanwhile. Runs that come while it reads may be missing.
   */
  readRuns(site: string, window: TimeWindow): AsyncIterable<ReceivedEvent[]>;
  /**
   * Gives what runs are reduced to, each as it stands now, and says of each that was erased. What was
   * reduced before and did not change is not reduced again, where the store can keep it.
   *
   * @returns the mark to ask for what changes next
   */
  readReduced(asked: AskedReductions, how: Reduction, take: TakeReduced): Promise<string>;
  /**
   * Reduces what came since it was last done, where the store keeps that, so that `readReduced` need
   * not; in steps between which others write.
   *
   * @returns how many steps there were; 0 when there was nothing to do
   */
  keepReduced(how: Reduction, signal?: AbortSignal): Promise<number>;
  /**
   * The newest events with a note. Of however many there are, it holds no more than is asked for, and
   * others have their turn meanwhile.
   */
  readNotes(site: string, asked: AskedNotes): Promise<FoundNotes>;
  /** The events with a note of these ids (`noteId`), of those that are there; at most some thousand. */
  findNotes(site: string, ids: readonly string[]): Promise<ReceivedEvent[]>;
  /**
   * Adds what the team did about notes; on disk when it resolves. A mark that is there already counts
   * once. It goes with its run: nothing is kept of one that was erased.
   */
  markNotes(site: string, marks: readonly NoteMark[]): Promise<void>;
  /** All marks of the notes that are there, in the order of `byNoteAndTime`. */
  readMarks(site: string): Promise<NoteMark[]>;
  /** Of which sites there are runs or steps, in alphabetical order. */
  sites(): Promise<string[]>;
  /** Remembers what a build asks of its readers; beacons of older pages are matched by it. */
  rememberSteps(site: string, steps: readonly KnownStep[]): Promise<void>;
  /** All that was remembered. */
  knownSteps(site: string): Promise<KnownStep[]>;
  /** Ends what is under way and lets go of the files; may be called twice. */
  close(): Promise<void>;
}
