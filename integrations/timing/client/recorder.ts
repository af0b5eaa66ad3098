import type { BeaconEvent, EventKind } from '../../../src/protocol/beacon.ts';
import { beginRun, isFresh } from './begin-run.ts';
import { createLog, type EventDetails, type LogOptions } from './event-log.ts';
import { editRun, type StoredRun } from './journal.ts';
import { thisMoment, type Moment } from './moment.ts';

/** What belongs to a quickstart. */
export type QuickstartDetails = EventDetails & { quickstart: string };

/** Writes what happens into the run, one `seq` after the other. */
export interface Recorder {
  /** Does nothing where nothing is to be recorded. */
  record(kind: EventKind, details: EventDetails, moment?: Moment): void;
  /** Records the landing on a page, where it is the first of a run. */
  land(details: EventDetails, moment: Moment): void;
  /** As `record`, with kind `step`, but once a run for each step. */
  reach(details: QuickstartDetails & { step: string }, moment: Moment): void;
  /** Whether hello can be said of a quickstart: something is recorded, and it was not said yet. */
  awaitsHello(quickstart: string): boolean;
  /** Records `hello` and returns the time since landing, in ms; undefined when it is not awaited. */
  finish(details: QuickstartDetails & Pick<BeaconEvent, 'evidence' | 'hasty'>): number | undefined;
  /** Takes the hello of a quickstart back; it can be said again. */
  undo(details: QuickstartDetails): void;
  /** Forgets the run, here and at the collector; nothing is recorded until a silence has passed. */
  erase(): void;
  /** Begins a run where the one before was erased. */
  beginAnew(): void;
  /** The run as it is; undefined when there is none. */
  read(): StoredRun | undefined;
  /** Makes this document the one that writes to the run; only its owner can. */
  own(): void;
  /** Leaves the run to the next document. */
  disown(): void;
}

interface RecorderOptions extends LogOptions {
  /** Called when there is a run for the collector to erase. */
  onErase: () => void;
}

export function createRecorder({ onErase, ...options }: RecorderOptions): Recorder {
  const { journal, doc } = options;
  const log = createLog(options);

  const awaitsHello = (quickstart: string): boolean => {
    const stored = journal.read();
    if (!stored || stored.isOff) return false;
    return !isFresh(stored) || !stored.hellos.includes(quickstart);
  };

  return {
    record: (kind, details, moment = thisMoment()) => {
      log.write(kind, details, moment);
    },
    land: log.land,
    reach(details, moment) {
      const key = `${details.quickstart}#${details.step}`;
      const stored = journal.read();
      if (isFresh(stored, moment.atMs) && stored?.reached.includes(key)) return;
      log.write('step', details, moment, ({ reached }) => reached.push(key));
    },
    awaitsHello,
    finish(details) {
      if (!awaitsHello(details.quickstart)) return undefined;
      const moment = thisMoment();
      let elapsedMs: number | undefined;
      log.write('hello', details, moment, ({ head, hellos }) => {
        hellos.push(details.quickstart);
        elapsedMs = Math.max(0, moment.atMs - head.landedAtMs);
      });
      return elapsedMs;
    },
    undo(details) {
      log.write('undo', details, thisMoment(), (stored) => {
        stored.hellos = stored.hellos.filter((quickstart) => quickstart !== details.quickstart);
      });
    },
    erase() {
      const { head, isOff, erasing = [] } = journal.read() ?? {};
      beginRun(journal, Date.now(), { inherits: false });
      editRun(journal, (stored) => {
        stored.isOff = true;
        stored.erasing = head && !isOff ? [...erasing, head.run] : erasing;
      });
      onErase();
    },
    beginAnew() {
      if (journal.read()?.isOff) log.begin(Date.now());
    },
    read: () => journal.read(),
    own() {
      editRun(journal, (stored) => {
        stored.owner = doc;
        // What comes after a run that is off belongs to none, until the reader has been silent.
        if (stored.isOff) stored.lastAtMs = Date.now();
      });
    },
    disown: () => {
      if (journal.read()?.owner === doc) editRun(journal, (stored) => delete stored.owner);
    },
  };
}
