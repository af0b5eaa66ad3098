import { beginRun } from './begin-run.ts';
import { createLog, type EventLog, type LogOptions } from './event-log.ts';
import { editRun, type StoredRun } from './journal.ts';
import { thisMoment } from './moment.ts';

/** Writes what happens into the run, one `seq` after the other. */
export interface Recorder {
  /** Where it is sent to, as the site says it. */
  readonly endpoint: string;
  /** Whether a scripted newcomer is at work, whose runs are set aside. */
  readonly isLab: () => boolean;
  /** Does nothing where nothing is to be recorded. */
  record: EventLog['write'];
  /** Records the landing on a page, where it is the first of a run. */
  land: EventLog['land'];
  /** Forgets the run, here and at the collector; nothing is recorded until a silence has passed. */
  erase: () => void;
  /** Begins a run where the one before was erased. */
  beginAnew: () => void;
  /** The run as it is; undefined when there is none. */
  read: () => StoredRun | undefined;
  /** Makes this document the one that writes to the run; only its owner can. */
  own: () => void;
  /** Leaves the run to the next document. */
  disown: () => void;
}

interface RecorderOptions extends LogOptions {
  endpoint: string;
  isLab: () => boolean;
  /** Called when there is a run for the collector to erase. */
  onErase: () => void;
}

export function createRecorder(options: RecorderOptions): Recorder {
  const { endpoint, isLab, journal, doc } = options;
  const log = createLog(options);
  return {
    ...{ endpoint, isLab },
    record: log.write,
    land: log.land,
    erase: () => {
      const { head, isOff, erasing = [] } = journal.read() ?? {};
      beginRun(journal, thisMoment().atMs, { inherits: false });
      editRun(journal, (stored) => {
        stored.isOff = true;
        stored.erasing = head && !isOff ? [...erasing, head.run] : erasing;
      });
      options.onErase();
    },
    beginAnew: () => {
      if (journal.read()?.isOff) log.begin(thisMoment().atMs);
    },
    read: journal.read,
    own: () => {
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
