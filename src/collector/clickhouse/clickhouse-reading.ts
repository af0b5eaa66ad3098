import type { ClickHouseClient } from '@clickhouse/client';
import type { KnownStep } from '../../protocol/known-steps.ts';
import { byNoteAndTime, type NoteMark } from '../../protocol/note-mark.ts';
import type { ReceivedEvent, TimeWindow } from '../../protocol/received-event.ts';
import { eventsOf, type EventRow } from './clickhouse-rows.ts';
import { escapeText } from './escape-text.ts';

// GLOBAL: over several servers, each compares with what the one that was asked has found on all.
export const isNotErased = '(site, run) GLOBAL NOT IN (SELECT site, run FROM erased_runs)';

/** Runs of which anything came in the window; which of them began in it, their rows tell. */
export function inWindow(site: string, { fromMs, toMs }: TimeWindow): string {
  return `run GLOBAL IN (SELECT DISTINCT run FROM events WHERE site = ${escapeText(site)}
    AND received_ms >= ${fromMs} AND received_ms < ${toMs})`;
}

/** Runs of which a note came in the window. */
export function withNote(site: string, { fromMs, toMs }: TimeWindow): string {
  return `run GLOBAL IN (SELECT DISTINCT run FROM events WHERE site = ${escapeText(site)}
    AND received_ms >= ${fromMs} AND received_ms < ${toMs} AND note != '')`;
}

/** The runs that began in the window, among those of the condition; one at a time, by id. */
export async function* runsOf(
  client: ClickHouseClient,
  site: string,
  condition: string,
  { fromMs, toMs }: TimeWindow,
): AsyncGenerator<ReceivedEvent[]> {
  const query = `SELECT * FROM events WHERE site = ${escapeText(site)} AND ${condition}
    AND ${isNotErased} ORDER BY run`;
  let rows: EventRow[] = [];
  const whole = (): ReceivedEvent[][] => {
    const firstMs = Math.min(...rows.map((row) => Number(row.received_ms)));
    return firstMs >= fromMs && firstMs < toMs ? [eventsOf(rows)] : [];
  };
  const answer = await client.query({ query, format: 'JSONEachRow' });
  for await (const part of answer.stream<EventRow>()) {
    for (const piece of part) {
      const row = piece.json();
      if (rows[0] && rows[0].run !== row.run) {
        yield* whole();
        rows = [];
      }
      rows.push(row);
    }
  }
  if (rows.length > 0) yield* whole();
}

/** Of which sites there are runs or steps, in alphabetical order. */
export async function sitesIn(client: ClickHouseClient): Promise<string[]> {
  const query = `SELECT DISTINCT site FROM events WHERE ${isNotErased}
    UNION ALL SELECT DISTINCT site FROM known_steps`;
  const rows = await rowsIn<{ site: string }>(client, query);
  return [...new Set(rows.map(({ site }) => site))].sort();
}

export async function knownStepsIn(client: ClickHouseClient, site: string): Promise<KnownStep[]> {
  const query = `SELECT DISTINCT quickstart, revision, step FROM known_steps
    WHERE site = ${escapeText(site)} ORDER BY quickstart, revision, step`;
  const rows = await rowsIn<Required<KnownStep>>(client, query);
  return rows.map(({ step, ...known }) => (step === '' ? known : { ...known, step }));
}

interface MarkRow {
  run: string;
  seq: number | string;
  at_ms: number | string;
  status: NoteMark['status'];
  fixed_by: string;
}

export async function marksIn(client: ClickHouseClient, site: string): Promise<NoteMark[]> {
  const query = `SELECT DISTINCT run, seq, at_ms, status, fixed_by FROM note_marks
    WHERE site = ${escapeText(site)} AND ${isNotErased} AND (run, seq) GLOBAL IN (
      SELECT run, seq FROM events WHERE site = ${escapeText(site)} AND note != '')`;
  const rows = await rowsIn<MarkRow>(client, query);
  return rows
    .map(({ run, seq, at_ms, status, fixed_by }) => ({
      ...{ run, seq: Number(seq), status, atMs: Number(at_ms) },
      ...(fixed_by === '' ? {} : { commit: fixed_by }),
    }))
    .sort(byNoteAndTime);
}

export async function rowsIn<Row>(client: ClickHouseClient, query: string): Promise<Row[]> {
  const answer = await client.query({ query, format: 'JSONEachRow' });
  return answer.json<Row>();
}
