import { beaconLimits, type BeaconEvent, type EventKind } from '../../../src/protocol/beacon.ts';
import { beginRun, isFresh } from './begin-run.ts';
import { editRun, type Journal, type StoredRun } from './journal.ts';
import { thisMoment, type Moment } from './moment.ts';

export type EventDetails = Omit<BeaconEvent, 'seq' | 'kind' | 'doc' | keyof Moment>;

export interface LogOptions {
  journal: Journal;
  doc: string;
  /** Share of the runs that are recorded. */
  sample: number;
  /** Called after each event that was written down. */
  onEvent: (kind: EventKind) => void;
}

/** Writes events into the run that this document owns. */
export interface EventLog {
  /**
   * Does nothing where nothing is to be recorded. Before the first event of a run stands the
   * landing; after a silence that ends a run, another one begins.
   *
   * @param edit what else changes with it
   */
  write: (
    kind: EventKind,
    details: EventDetails,
    moment?: Moment,
    edit?: (stored: StoredRun) => void,
  ) => void;
  /** Writes the landing of a run that has no event yet. */
  land: (details: EventDetails, moment: Moment) => void;
  /** Begins a run of this document's. */
  begin: (landedAtMs: number) => void;
}

export function createLog({ journal, doc, sample, onEvent }: LogOptions): EventLog {
  const begin = (landedAtMs: number): void => {
    beginRun(journal, landedAtMs, { sample });
    editRun(journal, (stored) => {
      stored.owner = doc;
    });
  };

  const land: EventLog['land'] = (details, { atMs, monoMs }) => {
    const { nextSeq, head } = journal.read() ?? {};
    if (nextSeq !== 0 || !head) return;
    const { landedAtMs } = head;
    const landed = { atMs: landedAtMs, monoMs: Math.max(0, monoMs - atMs + landedAtMs) };
    write('land', ofPage(details), landed);
  };

  const write: EventLog['write'] = (kind, details, moment = thisMoment(), edit) => {
    if (journal.read()?.owner !== doc) return;
    if (!isFresh(journal.read(), moment.atMs)) {
      // Who closes a page that was left alone for hours has not come back.
      if (kind === 'away' || kind === 'leave') return;
      begin(moment.atMs);
    }
    if (kind !== 'land' && journal.read()?.nextSeq === 0) {
      land(details, moment);
      if (details.quickstart && kind !== 'open') write('open', ofPage(details), moment);
    }
    const stored = journal.read();
    if (!stored || stored.isOff || stored.nextSeq >= beaconLimits.eventsPerRun) return;
    const event = { seq: stored.nextSeq, kind, ...moment, doc, ...details };
    stored.nextSeq += 1;
    stored.lastAtMs = Math.max(stored.lastAtMs, moment.atMs);
    stored.unsent.push({ head: stored.head, event });
    edit?.(stored);
    journal.write(stored);
    onEvent(kind);
  };

  return { write, land, begin };
}

/** Of what an event says, that which holds of the whole page. */
function ofPage({ page, quickstart, locale, revision }: EventDetails): EventDetails {
  return {
    page,
    ...(quickstart && { quickstart }),
    ...(locale && { locale }),
    ...(revision && { revision }),
  };
}
