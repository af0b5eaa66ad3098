import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { storeGone } from '../errors.ts';
import { inTransaction } from './in-transaction.ts';
import { translateSqliteError } from './translate-sqlite-error.ts';

interface GuardedFile {
  path: string;
  /** How messages name it. */
  name: string;
  /** How long everything else waits for another process. */
  lockTimeoutMs: number;
}

/**
 * Writes to a database only while the file that was opened is the one that stands at its path: SQLite
 * goes on writing to one that was removed. It waits for no lock unless it is told to: what waits within
 * SQLite holds up the whole thread.
 *
 * @throws MeantimeError `store-…`
 */
export function guardWrites(
  database: DatabaseSync,
  { path, name, lockTimeoutMs }: GuardedFile,
): (work: () => void, options?: { waits?: boolean }) => void {
  const opened = statSync(path);
  return (work, { waits = false } = {}) => {
    const found = statSync(path, { throwIfNoEntry: false });
    const isSame = found?.ino === opened.ino && found.dev === opened.dev && found.size > 0;
    if (!isSame) throw storeGone(name);
    if (!waits) database.exec('PRAGMA busy_timeout = 0');
    try {
      inTransaction(database, work);
    } catch (error) {
      throw translateSqliteError(error, name);
    } finally {
      if (!waits) database.exec(`PRAGMA busy_timeout = ${lockTimeoutMs}`);
    }
  };
}
