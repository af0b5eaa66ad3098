import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { BeaconEvent } from '../../protocol/beacon.ts';
import type { ReceivedEvent, TimeWindow } from '../../protocol/received-event.ts';
import { isEarlier } from '../../protocol/earlier-event.ts';
import { erasedKeptMs, type ReceivedBatch } from '../store.ts';

// A note may start with what would pass for the mark of an encoding.
const noteDecoder = new TextDecoder('utf-8', { ignoreBOM: true });

const eventColumns = `run_id, seq, kind, at_ms, mono_ms, received_ms, sent_ms, doc, page, quickstart,
  locale, revision, step, block, variant, evidence, hasty, note`;

/** The statements by which events go into the database, come out again and are erased. */
export function prepareEvents(database: DatabaseSync) {
  const selectErased = database.prepare('SELECT 1 FROM erased_runs WHERE site = ? AND run = ?');
  const insertErased = database.prepare('INSERT OR REPLACE INTO erased_runs VALUES (?, ?, ?)');
  const forgetErased = database.prepare('DELETE FROM erased_runs WHERE erased_ms < ?');
  const deleteRun = database.prepare('DELETE FROM runs WHERE site = ? AND run = ?');
  // Of what contradicts itself the least is kept, so that the order does not matter.
  const upsertRun = database.prepare(`
    INSERT INTO runs (site, run, first_received_ms, landed_ms, lab, internal, bot, came_back,
      referrer, campaign)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (site, run) DO UPDATE SET
      first_received_ms = min(first_received_ms, excluded.first_received_ms),
      landed_ms = min(landed_ms, excluded.landed_ms),
      lab = max(lab, excluded.lab),
      internal = max(internal, excluded.internal),
      bot = max(bot, excluded.bot),
      came_back = ${leastOf('came_back')},
      referrer = ${leastOf('referrer')},
      campaign = ${leastOf('campaign')}
    RETURNING id`);
  const insertEvent = database.prepare(`
    INSERT INTO events (${eventColumns})
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (run_id, seq) DO NOTHING`);
  const deleteEvent = database.prepare('DELETE FROM events WHERE run_id = ? AND seq = ?');
  const selectWhat = `
    SELECT lower(hex(run)) AS run, landed_ms AS landedAtMs, lab, internal, bot, came_back AS "returning", referrer,
      campaign, seq, kind, at_ms AS atMs, mono_ms AS monoMs, received_ms AS receivedAtMs,
      sent_ms AS sentAtMs, lower(hex(doc)) AS doc, page, quickstart, locale, revision, step, block,
      variant, evidence, hasty, CAST(note AS BLOB) AS note
    FROM runs JOIN events ON events.run_id = runs.id`;
  const inWindow = 'site = ? AND first_received_ms >= ? AND first_received_ms < ?';
  const selectEvents = database.prepare(`${selectWhat} WHERE ${inWindow} ORDER BY runs.run, seq`);
  const selectRun = database.prepare(`${selectWhat} WHERE runs.id = ? ORDER BY seq`);
  const selectEvent = database.prepare(`${selectWhat} WHERE runs.id = ? AND seq = ?`);
  const selectIds = database.prepare(`SELECT id FROM runs WHERE ${inWindow} ORDER BY run`);
  const selectOldest = database.prepare(`
    SELECT lower(hex(run)) AS run FROM runs WHERE ${inWindow} ORDER BY first_received_ms LIMIT 1`);

  function keepEarliest(
    runId: number,
    columns: SQLInputValue[],
    { receivedAtMs, sentAtMs }: ReceivedBatch,
    event: BeaconEvent,
  ): void {
    const row = selectEvent.get(runId, event.seq);
    const told = { ...event, receivedAtMs, sentAtMs };
    if (!row || !isEarlier(told, eventOf(row))) return;
    deleteEvent.run(runId, event.seq);
    insertEvent.run(...columns);
  }

  return {
    /** @returns the run's row; undefined when it was erased, and nothing is kept */
    insert(batch: ReceivedBatch): number | undefined {
      const { site, receivedAtMs, sentAtMs, lab, internal, bot, from, returning, events } = batch;
      const run = Buffer.from(batch.run, 'hex');
      if (selectErased.get(site, run)) return undefined;
      const row = upsertRun.get(
        ...[site, run, receivedAtMs, batch.landedAtMs],
        ...[lab === true, internal === true, bot].map(Number),
        ...[numberOf(returning), from?.referrer ?? null, from?.campaign ?? null],
      );
      const runId = Number(row?.['id']);
      for (const event of events) {
        const columns = columnsOf({ runId, receivedAtMs, sentAtMs }, event);
        if (insertEvent.run(...columns).changes === 0) keepEarliest(runId, columns, batch, event);
      }
      return runId;
    },
    erase(site: string, runId: string, nowMs: number): void {
      const run = Buffer.from(runId, 'hex');
      forgetErased.run(nowMs - erasedKeptMs);
      insertErased.run(site, run, nowMs);
      deleteRun.run(site, run);
    },
    select(site: string, { fromMs, toMs }: TimeWindow): ReceivedEvent[] {
      return selectEvents.all(site, fromMs, toMs).map(eventOf);
    },
    /** The rows of the runs in the window, by run. */
    runIds(site: string, { fromMs, toMs }: TimeWindow): number[] {
      return selectIds.all(site, fromMs, toMs).map(({ id }) => Number(id));
    },
    /** The events of one run, by `seq`; none when it was erased meanwhile. */
    selectRun(runId: number): ReceivedEvent[] {
      return selectRun.all(runId).map(eventOf);
    },
    /** The run of the window that came first. */
    oldestRun(site: string, { fromMs, toMs }: TimeWindow): string | undefined {
      const row = selectOldest.get(site, fromMs, toMs);
      return row && String(row['run']);
    },
  };
}

function leastOf(column: string): string {
  return `min(coalesce(${column}, excluded.${column}), coalesce(excluded.${column}, ${column}))`;
}

function numberOf(flag: boolean | undefined): number | null {
  return flag === undefined ? null : Number(flag);
}

interface Receipt {
  runId: number;
  receivedAtMs: number;
  sentAtMs: number;
}

function columnsOf({ runId, receivedAtMs, sentAtMs }: Receipt, event: BeaconEvent) {
  return [
    ...[runId, event.seq, event.kind, event.atMs, event.monoMs, receivedAtMs, sentAtMs],
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

function eventOf(row: Record<string, SQLOutputValue>): ReceivedEvent {
  const { referrer, campaign, note, lab, internal, bot, returning, hasty, ...columns } = row;
  const from = present({ referrer, campaign });
  return {
    // Only parsed events are written, and the tables are STRICT; flags are stored as numbers.
    ...(present(columns) as unknown as ReceivedEvent),
    lab: lab === 1,
    internal: internal === 1,
    bot: bot === 1,
    ...(returning === null ? {} : { returning: returning === 1 }),
    ...(hasty === null ? {} : { hasty: hasty === 1 }),
    ...(Object.keys(from).length === 0 ? {} : { from }),
    // Node 22 ends a text at its first NUL. Only a note may hold one, so notes are read as bytes.
    ...(note instanceof Uint8Array ? { note: noteDecoder.decode(note) } : {}),
  };
}

function present(columns: Record<string, SQLOutputValue | undefined>): object {
  return Object.fromEntries(
    Object.entries(columns).filter(([, value]) => value !== null && value !== undefined),
  );
}
