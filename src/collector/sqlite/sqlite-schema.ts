import type { DatabaseSync } from 'node:sqlite';
import { storeForeign, storeNewer, storeOlder } from '../errors.ts';
import { defineNoteId } from './sqlite-notes.ts';
import { inTransaction } from './in-transaction.ts';

/** The steps from one schema version to the next; the file's `user_version` counts those taken. */
export type Migrations = readonly string[];

export const runsMigrations: Migrations = [
  `
  CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    run BLOB NOT NULL,
    first_received_ms INTEGER NOT NULL,
    landed_ms INTEGER NOT NULL,
    lab INTEGER NOT NULL,
    internal INTEGER NOT NULL,
    bot INTEGER NOT NULL,
    came_back INTEGER,
    referrer TEXT,
    campaign TEXT,
    UNIQUE (site, run)
  ) STRICT;
  CREATE TABLE erased_runs (
    site TEXT NOT NULL,
    run BLOB NOT NULL,
    PRIMARY KEY (site, run)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX runs_by_landing ON runs (site, first_received_ms);
  CREATE TABLE events (
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    mono_ms INTEGER NOT NULL,
    received_ms INTEGER NOT NULL,
    sent_ms INTEGER NOT NULL,
    doc BLOB NOT NULL,
    page TEXT NOT NULL,
    quickstart TEXT,
    locale TEXT,
    revision TEXT,
    step TEXT,
    block INTEGER,
    variant TEXT,
    evidence TEXT,
    hasty INTEGER,
    note TEXT,
    PRIMARY KEY (run_id, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE hello_codes (
    code TEXT NOT NULL,
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    quickstart TEXT NOT NULL,
    opened_ms INTEGER NOT NULL,
    is_spent INTEGER NOT NULL,
    PRIMARY KEY (code, run_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE known_steps (
    site TEXT NOT NULL,
    quickstart TEXT NOT NULL,
    revision TEXT NOT NULL,
    step TEXT NOT NULL,
    PRIMARY KEY (site, quickstart, revision, step)
  ) STRICT, WITHOUT ROWID;
  `,
  // A number is given once: what another program left behind of a run that it deleted can never
  // belong to a later one. Whether a code is spent is seen by its hello, in an imported file as well.
  `
  CREATE TABLE numbered_runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    site TEXT NOT NULL,
    run BLOB NOT NULL,
    first_received_ms INTEGER NOT NULL,
    landed_ms INTEGER NOT NULL,
    lab INTEGER NOT NULL,
    internal INTEGER NOT NULL,
    bot INTEGER NOT NULL,
    came_back INTEGER,
    referrer TEXT,
    campaign TEXT,
    UNIQUE (site, run)
  ) STRICT;
  INSERT INTO numbered_runs SELECT * FROM runs;
  DROP TABLE runs;
  ALTER TABLE numbered_runs RENAME TO runs;
  CREATE INDEX runs_by_landing ON runs (site, first_received_ms);
  DELETE FROM events WHERE run_id NOT IN (SELECT id FROM runs);
  DELETE FROM hello_codes WHERE run_id NOT IN (SELECT id FROM runs);
  ALTER TABLE erased_runs ADD COLUMN erased_ms INTEGER NOT NULL DEFAULT 0;
  UPDATE erased_runs SET erased_ms = 1000 * unixepoch();
  CREATE INDEX erased_by_time ON erased_runs (erased_ms);
  ALTER TABLE hello_codes DROP COLUMN is_spent;
  `,
  // Each change of a run has a number above all before, also when it is erased: so whoever keeps
  // something made of runs can ask for what changed. It names a run by its number and nothing else.
  `
  CREATE TABLE run_changes (
    change INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id INTEGER NOT NULL UNIQUE
  ) STRICT;
  INSERT INTO run_changes (run_id) SELECT id FROM runs ORDER BY id;
  CREATE TABLE reduced_runs (
    run_id INTEGER PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
    change INTEGER NOT NULL,
    site TEXT NOT NULL,
    first_received_ms INTEGER NOT NULL,
    reduced TEXT NOT NULL
  ) STRICT;
  CREATE TABLE reduction (
    version INTEGER NOT NULL,
    reduced_to INTEGER NOT NULL
  ) STRICT;
  INSERT INTO reduction VALUES (0, 0);
  `,
  // What the team did about notes goes with its run. The index is of the few events that have one.
  `
  CREATE TABLE note_marks (
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    status TEXT NOT NULL,
    fixed_by TEXT NOT NULL,
    PRIMARY KEY (run_id, seq, at_ms, status, fixed_by)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX events_with_note ON events (run_id, seq) WHERE note IS NOT NULL;
  `,
  `ALTER TABLE runs ADD COLUMN crowded INTEGER NOT NULL DEFAULT 0;`,
  // The newest notes, and one by its id, are found without reading the others.
  `
  CREATE TABLE notes (
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    received_ms INTEGER NOT NULL,
    note_id TEXT NOT NULL,
    PRIMARY KEY (run_id, seq)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO notes
    SELECT run_id, seq, received_ms, note_id(lower(hex(run)), seq)
    FROM events INDEXED BY events_with_note JOIN runs ON runs.id = run_id WHERE note IS NOT NULL;
  DROP INDEX events_with_note;
  CREATE INDEX notes_by_time ON notes (received_ms, run_id, seq);
  CREATE INDEX notes_by_id ON notes (note_id);
  `,
];

/**
 * Brings an open database to the schema of this version, in one transaction.
 *
 * @throws MeantimeError `store-newer`, `store-foreign`; SQLite's own errors
 */
export function migrate(
  database: DatabaseSync,
  name: string,
  lockTimeoutMs: number,
  migrations: Migrations,
): void {
  const newest = migrations.length;
  refuseForeign(database, name, newest);
  useWriteAheadLog(database, lockTimeoutMs);
  if (versionOf(database) === newest) return;
  // A table that takes another's place must not take with it what refers to it; inside a transaction
  // this cannot be said.
  database.exec('PRAGMA foreign_keys = OFF');
  defineNoteId(database);
  inTransaction(database, () => {
    // Another process may have migrated while this one waited for the lock.
    refuseForeign(database, name, newest);
    for (const migration of migrations.slice(versionOf(database))) database.exec(migration);
    database.exec(`PRAGMA user_version = ${newest}`);
  });
  database.exec('PRAGMA foreign_keys = ON');
}

/**
 * Makes sure of a database that can only be read: it has the schema of this version.
 *
 * @throws MeantimeError `store-newer`, `store-older`, `store-foreign`; SQLite's own errors
 */
export function requireSchema(database: DatabaseSync, name: string): void {
  const newest = runsMigrations.length;
  refuseForeign(database, name, newest);
  const version = versionOf(database);
  if (version < newest) throw storeOlder(name, version, newest);
}

/**
 * Readers do not stop writers then, and writers do not stop readers. SQLite does not wait for another
 * process that has just made the file and does the same, so it is asked again.
 */
function useWriteAheadLog(database: DatabaseSync, lockTimeoutMs: number): void {
  const untilMs = performance.now() + lockTimeoutMs;
  for (;;) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > untilMs) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
}

const pauseMs = 10;
const sqliteBusy = 5;

function isBusy(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'errcode') : undefined;
  // The lower byte is the kind, the rest says more of it.
  return typeof code === 'number' && code % 256 === sqliteBusy;
}

function refuseForeign(database: DatabaseSync, name: string, newest: number): void {
  const version = versionOf(database);
  if (version > newest) throw storeNewer(name, version, newest);
  if (version === 0 && hasTables(database)) throw storeForeign(name);
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}

function hasTables(database: DatabaseSync): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined;
}
