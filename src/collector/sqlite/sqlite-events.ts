import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { BeaconEvent } from '../../protocol/beacon.ts';
import type { ReceivedEvent, TimeWindow } from '../../protocol/received-event.ts';
import type { ReceivedBatch } from '../store.ts';

// A note may start with what would pass for the mark of an encoding.
const noteDecoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The statements by which events go into the database and come out again. */
export function prepareEvents(database: DatabaseSync) {
  const upsertRun = database.prepare(`
    INSERT INTO runs (site, run, first_received_ms, lab, bot) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (site, run) DO UPDATE SET
      first_received_ms = min(first_received_ms, excluded.first_received_ms),
      lab = max(lab, excluded.lab),
      bot = max(bot, excluded.bot)
    RETURNING id`);
  const insertEvent = database.prepare(`
    INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (run_id, seq) DO NOTHING`);
  const selectEvents = database.prepare(`
    SELECT lower(hex(run)) AS run, lab, bot, seq, kind, at_ms AS atMs, mono_ms AS monoMs,
      received_ms AS receivedAtMs, lower(hex(doc)) AS doc, page, quickstart, revision, step, block,
      variant, evidence, CAST(note AS BLOB) AS note
    FROM runs JOIN events ON events.run_id = runs.id
    WHERE site = ? AND first_received_ms >= ? AND first_received_ms < ?
    ORDER BY runs.run, seq`);

  function insert(batch: ReceivedBatch): void {
    const { site, run, receivedAtMs, lab = false, bot, events } = batch;
    const tags = [Number(lab), Number(bot)];
    const row = upsertRun.get(site, Buffer.from(run, 'hex'), receivedAtMs, ...tags);
    const runId = Number(row?.['id']);
    for (const event of events) insertEvent.run(...columnsOf(runId, receivedAtMs, event));
  }

  function select(site: string, { fromMs, toMs }: TimeWindow): ReceivedEvent[] {
    return selectEvents.all(site, fromMs, toMs).map(eventOf);
  }

  return { insert, select };
}

function columnsOf(runId: number, receivedAtMs: number, event: BeaconEvent) {
  return [
    runId,
    event.seq,
    event.kind,
    event.atMs,
    event.monoMs,
    receivedAtMs,
    Buffer.from(event.doc, 'hex'),
    event.page,
    event.quickstart ?? null,
    event.revision ?? null,
    event.step ?? null,
    event.block ?? null,
    event.variant ?? null,
    event.evidence ?? null,
    event.note ?? null,
  ];
}

function eventOf(row: Record<string, SQLOutputValue>): ReceivedEvent {
  const present = Object.entries(row).filter(([, value]) => value !== null);
  // Only parsed events are written, and the tables are STRICT; the two tags are stored as numbers.
  const event = Object.fromEntries(present) as unknown as ReceivedEvent;
  const note = row['note'];
  return {
    ...event,
    lab: row['lab'] === 1,
    bot: row['bot'] === 1,
    // Node 22 ends a text at its first NUL. Only a note may hold one, so notes are read as bytes.
    ...(note instanceof Uint8Array ? { note: noteDecoder.decode(note) } : {}),
  };
}
