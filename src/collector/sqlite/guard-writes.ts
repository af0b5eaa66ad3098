import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { isMeantimeError } from '../../protocol/errors.ts';
import { storeGone } from '../errors.ts';
import { inTransaction } from './in-transaction.ts';
import { translateSqliteError } from './translate-sqlite-error.ts';

interface GuardedFile {
  path: string;
  /** How messages name it. */
  name: string;
  /** How long to wait for another process that writes. */
  lockTimeoutMs: number;
}

/**
 * Writes to a database only while the file that was opened is the one that stands at its path: SQLite
 * goes on writing to one that was removed. While another program holds the lock, the first write waits
 * for it and the others fail at once, so that nothing else in the process waits time and again.
 */
export function guardWrites(
  database: DatabaseSync,
  { path, name, lockTimeoutMs }: GuardedFile,
): (work: () => void) => void {
  const opened = statSync(path);
  let isLocked = false;
  const wait = (ms: number): void => {
    database.exec(`PRAGMA busy_timeout = ${ms}`);
  };
  return (work) => {
    const found = statSync(path, { throwIfNoEntry: false });
    const isSame = found?.ino === opened.ino && found.dev === opened.dev && found.size > 0;
    if (!isSame) throw storeGone(name);
    try {
      inTransaction(database, work);
      if (isLocked) wait(lockTimeoutMs);
      isLocked = false;
    } catch (error) {
      const translated = translateSqliteError(error, name);
      if (!isLocked && isMeantimeError(translated) && translated.code === 'store-locked') {
        isLocked = true;
        wait(0);
      }
      throw error;
    }
  };
}
