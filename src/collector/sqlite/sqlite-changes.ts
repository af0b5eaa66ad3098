import type { DatabaseSync } from 'node:sqlite';

/**
 * Notes that something of a run came, or that it went: by its number, which is never another run's.
 * To be called in the transaction that changes it.
 */
export function prepareChanges(database: DatabaseSync): (runId: number) => void {
  const insert = database.prepare('INSERT OR REPLACE INTO run_changes (run_id) VALUES (?)');
  return (runId) => {
    insert.run(runId);
  };
}
