import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { BeaconEvent } from '../../protocol/beacon.ts';
import { noteId } from '../../protocol/note-mark.ts';
import { isEarlier } from '../../protocol/earlier-event.ts';
import type { ReceivedBatch } from '../store.ts';
import { prepareReading } from './sqlite-reading.ts';

const eventColumns = `run_id, seq, kind, at_ms, mono_ms, received_ms, sent_ms, doc, page, quickstart,
  locale, revision, step, block, variant, evidence, hasty, note`;

/** The statements by which events go into the database. */
export function prepareEvents(database: DatabaseSync) {
  // Most batches are of a run that is known and say nothing else of it: that costs no writing.
  const selectSame = database.prepare(`
    SELECT id FROM runs WHERE site = ? AND run = ? AND first_received_ms <= ? AND landed_ms <= ?
      AND lab >= ? AND internal >= ? AND bot >= ?
      AND crowded <= CASE WHEN first_received_ms < ? THEN 1 ELSE ? END
      AND came_back IS ? AND referrer IS ? AND campaign IS ?`);
  // Of what contradicts itself the least is kept, so that the order does not matter.
  const upsertRun = database.prepare(`
    INSERT INTO runs (site, run, first_received_ms, landed_ms, lab, internal, bot, crowded,
      came_back, referrer, campaign)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (site, run) DO UPDATE SET
      first_received_ms = min(first_received_ms, excluded.first_received_ms),
      landed_ms = min(landed_ms, excluded.landed_ms),
      lab = max(lab, excluded.lab),
      internal = max(internal, excluded.internal),
      bot = max(bot, excluded.bot),
      crowded = CASE
        WHEN excluded.first_received_ms < first_received_ms THEN excluded.crowded
        WHEN excluded.first_received_ms = first_received_ms THEN min(crowded, excluded.crowded)
        ELSE crowded END,
      came_back = ${leastOf('came_back')},
      referrer = ${leastOf('referrer')},
      campaign = ${leastOf('campaign')}
    RETURNING id`);
  const insertEvent = database.prepare(`
    INSERT INTO events (${eventColumns})
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (run_id, seq) DO NOTHING`);
  const deleteEvent = database.prepare('DELETE FROM events WHERE run_id = ? AND seq = ?');
  const notes = prepareKeptNotes(database);
  const reading = prepareReading(database);

  function keepEarliest(
    runId: number,
    columns: SQLInputValue[],
    batch: ReceivedBatch,
    event: BeaconEvent,
  ): void {
    const { receivedAtMs, sentAtMs } = batch;
    const kept = reading.event(runId, event.seq);
    if (!kept || !isEarlier({ ...event, receivedAtMs, sentAtMs }, kept)) return;
    deleteEvent.run(runId, event.seq);
    insertEvent.run(...columns);
    notes.remove(runId, event.seq);
    notes.keep(runId, batch, event);
  }

  return {
    /** @returns the run's row */
    insert(batch: ReceivedBatch): number {
      const run = columnsOfRun(batch);
      // Its time of receipt is asked for twice.
      const same = [...run.slice(0, 7), batch.receivedAtMs, ...run.slice(7)];
      const row = selectSame.get(...same) ?? upsertRun.get(...run);
      const runId = Number(row?.['id']);
      for (const event of batch.events) {
        const columns = columnsOf(runId, batch, event);
        if (insertEvent.run(...columns).changes === 0) keepEarliest(runId, columns, batch, event);
        else notes.keep(runId, batch, event);
      }
      return runId;
    },
  };
}

/** By which notes are found again. */
function prepareKeptNotes(database: DatabaseSync) {
  const insert = database.prepare('INSERT INTO notes VALUES (?, ?, ?, ?)');
  const remove = database.prepare('DELETE FROM notes WHERE run_id = ? AND seq = ?');
  return {
    keep(runId: number, { run, receivedAtMs }: ReceivedBatch, { seq, note }: BeaconEvent): void {
      if (note !== undefined) insert.run(runId, seq, receivedAtMs, noteId({ run, seq }));
    },
    remove(runId: number, seq: number): void {
      remove.run(runId, seq);
    },
  };
}

function leastOf(column: string): string {
  return `min(coalesce(${column}, excluded.${column}), coalesce(excluded.${column}, ${column}))`;
}

function numberOf(flag: boolean | undefined): number | null {
  return flag === undefined ? null : Number(flag);
}

function columnsOfRun(batch: ReceivedBatch): SQLInputValue[] {
  const { site, receivedAtMs, landedAtMs, lab, internal, bot, from, returning } = batch;
  return [
    site,
    Buffer.from(batch.run, 'hex'),
    receivedAtMs,
    landedAtMs,
    Number(lab === true),
    Number(internal === true),
    Number(bot),
    Number(batch.crowded === true),
    numberOf(returning),
    from?.referrer ?? null,
    from?.campaign ?? null,
  ];
}

type Receipt = Pick<ReceivedBatch, 'receivedAtMs' | 'sentAtMs'>;

function columnsOf(runId: number, { receivedAtMs, sentAtMs }: Receipt, event: BeaconEvent) {
  return [
    runId,
    event.seq,
    event.kind,
    event.atMs,
    event.monoMs,
    receivedAtMs,
    sentAtMs,
    Buffer.from(event.doc, 'hex'),
    event.page,
    event.quickstart ?? null,
    event.locale ?? null,
    event.revision ?? null,
    event.step ?? null,
    event.block ?? null,
    event.variant ?? null,
    event.evidence ?? null,
    numberOf(event.hasty),
    event.note ?? null,
  ] satisfies SQLInputValue[];
}
