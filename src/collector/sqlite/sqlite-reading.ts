import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { ReceivedEvent, TimeWindow } from '../../protocol/received-event.ts';

// A note may start with what would pass for the mark of an encoding.
const noteDecoder = new TextDecoder('utf-8', { ignoreBOM: true });

const events = `
  SELECT lower(hex(run)) AS run, landed_ms AS landedAtMs, lab, internal, bot, crowded,
    came_back AS "returning", referrer, campaign, seq, kind, at_ms AS atMs, mono_ms AS monoMs,
    received_ms AS receivedAtMs,
    sent_ms AS sentAtMs, lower(hex(doc)) AS doc, page, quickstart, locale, revision, step, block,
    variant, evidence, hasty, CAST(note AS BLOB) AS note
  FROM runs JOIN events ON events.run_id = runs.id`;
const ofWindow = 'site = ? AND first_received_ms >= ? AND first_received_ms < ?';

/** The statements by which events come out of the database again. */
export function prepareReading(database: DatabaseSync) {
  const selectWindow = database.prepare(`${events} WHERE ${ofWindow} ORDER BY runs.run, seq`);
  const selectRun = database.prepare(`${events} WHERE runs.id = ? ORDER BY seq`);
  const selectEvent = database.prepare(`${events} WHERE runs.id = ? AND seq = ?`);
  const selectIds = database.prepare(`SELECT id FROM runs WHERE ${ofWindow} ORDER BY run`);

  return {
    ofWindow(site: string, { fromMs, toMs }: TimeWindow): ReceivedEvent[] {
      return selectWindow.all(site, fromMs, toMs).map(eventOf);
    },
    /** The rows of the runs in the window, by run. */
    idsOfWindow(site: string, { fromMs, toMs }: TimeWindow): number[] {
      return selectIds.all(site, fromMs, toMs).map(({ id }) => Number(id));
    },
    /** The events of one run, by `seq`; none when it was erased. */
    ofRun(runId: number): ReceivedEvent[] {
      return selectRun.all(runId).map(eventOf);
    },
    event(runId: number, seq: number): ReceivedEvent | undefined {
      const row = selectEvent.get(runId, seq);
      return row && eventOf(row);
    },
  };
}

function eventOf(row: Record<string, SQLOutputValue>): ReceivedEvent {
  // Only parsed events are written, and the tables are STRICT.
  const { run, seq, kind, atMs, monoMs, doc, page } = row as unknown as ReceivedEvent;
  const { landedAtMs, sentAtMs, receivedAtMs } = row as unknown as ReceivedEvent; // as above
  const event: Record<string, unknown> = {
    ...{ run, seq, kind, atMs, monoMs, doc, page, landedAtMs, sentAtMs, receivedAtMs },
    // Flags are stored as numbers.
    ...{ lab: row['lab'] === 1, internal: row['internal'] === 1, bot: row['bot'] === 1 },
  };
  for (const column of sometimesTold) if (row[column] !== null) event[column] = row[column];
  for (const flag of sometimesFlagged) if (row[flag] !== null) event[flag] = row[flag] === 1;
  if (row['crowded'] === 1) event['crowded'] = true;
  const { referrer = null, campaign = null, note } = row;
  if (referrer !== null || campaign !== null) {
    event['from'] = {
      ...(referrer === null ? {} : { referrer }),
      ...(campaign === null ? {} : { campaign }),
    };
  }
  // Node 22 ends a text at its first NUL. Only a note may hold one, so notes are read as bytes.
  if (note instanceof Uint8Array) event['note'] = noteDecoder.decode(note);
  return event as unknown as ReceivedEvent; // as above
}

const sometimesTold = ['quickstart', 'locale', 'revision', 'step', 'block', 'variant', 'evidence'];
const sometimesFlagged = ['returning', 'hasty'];
