import type { KnownStep } from '../protocol/known-steps.ts';
import type { NoteMark } from '../protocol/note-mark.ts';
import type { BeaconEvent } from '../protocol/beacon.ts';
import { findWrongInKept, findWrongInKeptSteps } from '../protocol/parse-batch.ts';
import type { ReceivedEvent, TimeWindow } from '../protocol/received-event.ts';
import { isObject } from '../protocol/shape.ts';
import type { ReceivedBatch, Store } from './store.ts';

/** What a line of an export holds. */
export type ExportLine =
  /** Events of one run that were received together, with what was done about the notes among them. */
  | { kind: 'batch'; batch: ReceivedBatch; marks: NoteMark[] }
  | { kind: 'steps'; site: string; steps: KnownStep[] }
  /** The last: so many lines came before it. An export without it was cut short. */
  | { kind: 'end'; lines: number };

/** All that a store holds of the runs that landed in a window, as lines of JSON without their ends. */
export async function* exportLines(store: Store, window: TimeWindow): AsyncGenerator<string> {
  let lines = 0;
  for (const site of await store.sites()) {
    const steps = await store.knownSteps(site);
    if (steps.length > 0) {
      lines += 1;
      yield JSON.stringify({ v: 1, site, steps });
    }
    // Somebody made each of them by hand, so there is room for all.
    const marks = new Map<string, NoteMark[]>();
    for (const mark of await store.readMarks(site)) {
      marks.set(mark.run, [...(marks.get(mark.run) ?? []), mark]);
    }
    for await (const run of store.readRuns(site, window)) {
      const ofRun = marks.get(run[0]?.run ?? '') ?? [];
      for (const batch of batchesOf(site, run)) {
        lines += 1;
        yield JSON.stringify({ ...batch, ...marksOf(batch, ofRun) });
      }
    }
  }
  yield JSON.stringify({ v: 1, lines });
}

/** A run's events by their receipt: appended, they make the same run. */
function batchesOf(site: string, run: readonly ReceivedEvent[]): ReceivedBatch[] {
  const batches = new Map<string, ReceivedBatch>();
  for (const event of run) {
    const { run: id, landedAtMs, sentAtMs, receivedAtMs, lab, internal, bot, ...told } = event;
    const { crowded, from, returning, ...own } = told;
    const key = `${receivedAtMs} ${sentAtMs}`;
    const batch = batches.get(key) ?? {
      ...{ v: 1, site, run: id, landedAtMs, sentAtMs, receivedAtMs, lab, internal, bot },
      ...(crowded && { crowded }),
      ...(from === undefined ? {} : { from }),
      ...(returning === undefined ? {} : { returning }),
      events: [] as BeaconEvent[],
    };
    batch.events.push(own);
    batches.set(key, batch);
  }
  return [...batches.values()];
}

function marksOf({ events }: ReceivedBatch, ofRun: readonly NoteMark[]): object {
  const seqs = new Set(events.map(({ seq }) => seq));
  const marks = ofRun
    .filter(({ seq }) => seqs.has(seq))
    .map(({ seq, status, atMs, commit }) => ({
      ...{ seq, status, atMs },
      ...(commit === undefined ? {} : { commit }),
    }));
  return marks.length === 0 ? {} : { marks };
}

/** Parses a line of an export, or says what is wrong with it. */
export function parseExportLine(
  text: string,
): { ok: true; line: ExportLine } | { ok: false; reason: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'it is no JSON' };
  }
  if (!isObject(value)) return { ok: false, reason: 'it is no object' };
  if ('lines' in value) return { ok: true, line: { kind: 'end', lines: Number(value['lines']) } };
  const problem = 'steps' in value ? findWrongInKeptSteps(value) : findWrongInKept(value);
  if (problem !== undefined) return { ok: false, reason: problem };
  // Either shape has just been checked field by field.
  return 'steps' in value
    ? { ok: true, line: { kind: 'steps', ...(value as { site: string; steps: KnownStep[] }) } }
    : { ok: true, line: batchLine(value as unknown as KeptBatch) };
}

type KeptBatch = ReceivedBatch & { marks?: Omit<NoteMark, 'run'>[] };

function batchLine({ marks = [], ...batch }: KeptBatch): ExportLine {
  const { run } = batch;
  return { kind: 'batch', batch, marks: marks.map((mark) => ({ ...mark, run })) };
}
