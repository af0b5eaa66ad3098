import type { DatabaseSync } from 'node:sqlite';

/** All of the work is written, or, when it or the commit throws, none of it. */
export function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

function rollBack(database: DatabaseSync): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // After a full disk SQLite has already rolled back by itself, and there is nothing left to
    // undo: https://www.sqlite.org/lang_transaction.html. What went wrong first is what is told.
  }
}
