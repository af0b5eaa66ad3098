import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { ReceivedEvent, TimeWindow } from '../../protocol/received-event.ts';

// A note may start with what would pass for the mark of an encoding.
const noteDecoder = new TextDecoder('utf-8', { ignoreBOM: true });

const events = `
  SELECT lower(hex(run)) AS run, landed_ms AS landedAtMs, lab, internal, bot, came_back AS "returning",
    referrer, campaign, seq, kind, at_ms AS atMs, mono_ms AS monoMs, received_ms AS receivedAtMs,
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
