import type { DatabaseSync } from 'node:sqlite';
import { beaconLimits } from '../../protocol/beacon.ts';
import { helloCode, helloCodeMs } from '../../protocol/hello-code.ts';
import type { ReceivedBatch } from '../store.ts';
import { prepareChanges } from './sqlite-changes.ts';

/** The statements by which codes are kept and exchanged for a hello. */
export function prepareHellos(database: DatabaseSync) {
  // Opened again, a quickstart has the same code; it holds from the first time on.
  const insertCode = database.prepare('INSERT OR IGNORE INTO hello_codes VALUES (?, ?, ?, ?)');
  const selectCode = database.prepare(`
    SELECT run_id AS runId, quickstart FROM hello_codes JOIN runs ON runs.id = hello_codes.run_id
    WHERE code = ? AND site = ? AND opened_ms >= ? AND NOT EXISTS (
      SELECT 1 FROM events WHERE events.run_id = hello_codes.run_id AND evidence = 'pinged'
        AND events.quickstart = hello_codes.quickstart)
    ORDER BY run_id LIMIT 1`);
  const insertHello = database.prepare(`
    INSERT INTO events (run_id, seq, kind, at_ms, mono_ms, received_ms, sent_ms, doc, page,
      quickstart, locale, revision, variant, evidence)
    SELECT run_id, ${beaconLimits.eventsPerRun} + (
        SELECT count(*) FROM events made
        WHERE made.run_id = events.run_id AND made.seq >= ${beaconLimits.eventsPerRun}),
      'hello', $now, 0, $now, $now, zeroblob(16), page, quickstart, locale, revision, variant, 'pinged'
    FROM events
    WHERE run_id = $run AND quickstart = $quickstart AND kind = 'open'
    ORDER BY seq DESC LIMIT 1`);

  const noteChange = prepareChanges(database);

  return {
    /** Keeps the codes of the quickstarts that a run opened. */
    keepCodes(runId: number, { run, receivedAtMs, events }: ReceivedBatch): void {
      for (const { kind, quickstart } of events) {
        if (kind !== 'open' || quickstart === undefined) continue;
        insertCode.run(helloCode(run, quickstart), runId, quickstart, receivedAtMs);
      }
    },
    /** @returns whether the code was one, and its hello is written */
    take(site: string, code: string, nowMs: number): boolean {
      const row = selectCode.get(code, site, nowMs - helloCodeMs);
      if (!row) return false;
      const { runId = null, quickstart = null } = row;
      insertHello.run({ $now: nowMs, $run: runId, $quickstart: quickstart });
      noteChange(Number(runId));
      return true;
    },
  };
}
