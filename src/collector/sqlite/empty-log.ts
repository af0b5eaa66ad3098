import type { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';

const pauseMs = 10;

/** Who reads for longer is not waited for: the log is emptied after the next erasure, or at the end. */
const longestMs = 2_000;

/**
 * Empties the log beside a database, one time for all who ask in one turn of the event loop. It waits
 * for those who read what is in there, while the process goes on with all else.
 */
export function emptyLog(database: DatabaseSync, isOpen: () => boolean): () => Promise<void> {
  const truncate = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
  let next: Promise<void> | undefined;

  async function empty(): Promise<void> {
    await new Promise(setImmediate);
    next = undefined;
    const untilMs = performance.now() + longestMs;
    while (isOpen() && isHeld() && performance.now() < untilMs) await setTimeout(pauseMs);
  }

  function isHeld(): boolean {
    const timeoutMs = Number(Object.values(database.prepare('PRAGMA busy_timeout').get() ?? {})[0]);
    database.exec('PRAGMA busy_timeout = 0');
    try {
      return truncate.get()?.['busy'] === 1;
    } finally {
      database.exec(`PRAGMA busy_timeout = ${timeoutMs}`);
    }
  }

  return () => (next ??= empty());
}
