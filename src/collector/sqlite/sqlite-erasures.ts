import type { DatabaseSync } from 'node:sqlite';
import type { TimeWindow } from '../../protocol/received-event.ts';
import { erasedKeptMs } from '../store.ts';
import { prepareChanges } from './sqlite-changes.ts';

/** The statements by which runs are erased, and by which it is known that they were. */
export function prepareErasures(database: DatabaseSync) {
  const selectErased = database.prepare('SELECT 1 FROM erased_runs WHERE site = ? AND run = ?');
  const insertErased = database.prepare('INSERT OR REPLACE INTO erased_runs VALUES (?, ?, ?)');
  const forgetErased = database.prepare('DELETE FROM erased_runs WHERE erased_ms < ?');
  const deleteRun = database.prepare('DELETE FROM runs WHERE site = ? AND run = ? RETURNING id');
  const noteChange = prepareChanges(database);
  const selectOldest = database.prepare(`
    SELECT lower(hex(run)) AS run FROM runs
    WHERE site = ? AND first_received_ms >= ? AND first_received_ms < ?
    ORDER BY first_received_ms LIMIT 1`);

  function erase(site: string, run: string, nowMs: number): void {
    const id = Buffer.from(run, 'hex');
    forgetErased.run(nowMs - erasedKeptMs);
    insertErased.run(site, id, nowMs);
    const row = deleteRun.get(site, id);
    if (row) noteChange(Number(row['id']));
  }

  return {
    isErased: (site: string, run: string): boolean =>
      selectErased.get(site, Buffer.from(run, 'hex')) !== undefined,
    erase,
    /** Erases the run of the window that came first; false when there is none. */
    eraseOldest: (site: string, { fromMs, toMs }: TimeWindow, nowMs: number): boolean => {
      const row = selectOldest.get(site, fromMs, toMs);
      if (row) erase(site, String(row['run']), nowMs);
      return row !== undefined;
    },
  };
}
