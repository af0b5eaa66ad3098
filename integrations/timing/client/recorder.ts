import { silenceMs } from '../../../src/protocol/silence.ts';
import { beaconLimits, type BeaconEvent, type EventKind } from '../../../src/protocol/beacon.ts';
import type { Journal, StoredRun } from './journal.ts';
import { randomId, thisMoment, type Moment } from './moment.ts';

/** No run is kept for longer. */
const keptMs = 24 * 3_600_000;

export type EventDetails = Omit<BeaconEvent, 'seq' | 'kind' | 'doc' | keyof Moment>;

/** Writes what happens into the run, one `seq` after the other. */
export interface Recorder {
  /** Does nothing once the run is over. */
  record(kind: EventKind, details: EventDetails, moment?: Moment): void;
  /** As `record`, with kind `step`, but once a run for each step. */
  reach(details: EventDetails & { quickstart: string; step: string }, moment: Moment): void;
  /** Records `hello`, ends the run and returns the time since landing, in ms; undefined when it was over already. */
  finish(details: EventDetails & { evidence: 'claimed' }): number | undefined;
  /** Forgets the run; nothing more is recorded until a reader's silence has passed. */
  erase(): void;
  /** The run as it is; undefined when there is none, or it was erased. */
  read(): StoredRun | undefined;
  /** Makes this document the one that writes to the run; only its owner can. */
  own(): void;
  /** Leaves the run to the next document. */
  disown(): void;
}

/** Whether the stored run can be gone on with: it is neither silent nor too old. */
export function isFresh(stored: StoredRun | undefined): boolean {
  if (!stored) return false;
  const nowMs = Date.now();
  if (nowMs - stored.lastAtMs > silenceMs) return false;
  return stored.isOver === true || nowMs - stored.startedAtMs <= keptMs;
}

/** @param onEvent called after each event that was written down */
export function createRecorder(
  journal: Journal,
  doc: string,
  onEvent: (kind: EventKind) => void,
): Recorder {
  const change = (
    kind: EventKind,
    details: EventDetails,
    moment: Moment,
    edit?: (stored: StoredRun) => void,
  ): void => {
    const stored = journal.read();
    if (!stored || stored.isOver || stored.owner !== doc) return;
    if (stored.nextSeq >= beaconLimits.eventsPerRun) return;
    const event = { seq: stored.nextSeq, kind, ...moment, doc, ...details };
    stored.nextSeq += 1;
    stored.lastAtMs = Math.max(stored.lastAtMs, moment.atMs);
    stored.unsent.push({ run: stored.run, event });
    edit?.(stored);
    journal.write(stored);
    onEvent(kind);
  };
  return {
    record(kind, details, moment = thisMoment()) {
      change(kind, details, moment);
    },
    reach(details, moment) {
      const key = `${details.quickstart}#${details.step}`;
      if (journal.read()?.reached.includes(key)) return;
      change('step', details, moment, ({ reached }) => reached.push(key));
    },
    finish(details) {
      const moment = thisMoment();
      let elapsedMs: number | undefined;
      change('hello', details, moment, (stored) => {
        stored.isOver = true;
        elapsedMs = Math.max(0, moment.atMs - stored.startedAtMs);
      });
      return elapsedMs;
    },
    erase() {
      journal.write({ ...newRun(), isOver: true });
    },
    read: () => journal.read(),
    own() {
      const stored = journal.read();
      if (!stored) return;
      stored.owner = doc;
      // What comes after a run that is over belongs to none, until the reader has been silent.
      if (stored.isOver) stored.lastAtMs = Date.now();
      journal.write(stored);
    },
    disown() {
      const stored = journal.read();
      if (stored?.owner !== doc) return;
      delete stored.owner;
      journal.write(stored);
    },
  };
}

/**
 * Begins a run in place of the one before, whose unsent events are still sent.
 *
 * @param inherits false when the other run's events are somebody else's to send
 */
export function beginRun(journal: Journal, inherits: boolean): void {
  const unsent = inherits ? (journal.read()?.unsent ?? []) : [];
  journal.write({ ...newRun(), unsent });
}

function newRun(): StoredRun {
  const nowMs = Date.now();
  return {
    run: randomId(),
    startedAtMs: nowMs,
    lastAtMs: nowMs,
    nextSeq: 0,
    unsent: [],
    reached: [],
  };
}
