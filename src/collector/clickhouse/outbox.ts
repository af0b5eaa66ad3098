import type { DatabaseSync } from 'node:sqlite';
import type { KnownStep } from '../../protocol/known-steps.ts';
import type { NoteMark } from '../../protocol/note-mark.ts';
import { guardWrites } from '../sqlite/guard-writes.ts';
import { emptyLog } from '../sqlite/empty-log.ts';
import { openToWrite } from '../sqlite/open-database.ts';
import { prepareSteps } from '../sqlite/sqlite-steps.ts';
import { writeQueue } from '../sqlite/write-queue.ts';
import { erasedKeptMs, type ReceivedBatch } from '../store.ts';
import { rowsOf } from './clickhouse-rows.ts';

const migrations = [
  `
  CREATE TABLE outgoing (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    destination TEXT NOT NULL,
    site TEXT NOT NULL,
    run TEXT NOT NULL,
    row TEXT NOT NULL
  ) STRICT;
  CREATE INDEX outgoing_by_run ON outgoing (site, run);
  CREATE TABLE erased_runs (
    site TEXT NOT NULL,
    run TEXT NOT NULL,
    erased_ms INTEGER NOT NULL,
    PRIMARY KEY (site, run)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX erased_by_time ON erased_runs (erased_ms);
  CREATE TABLE known_steps (
    site TEXT NOT NULL,
    quickstart TEXT NOT NULL,
    revision TEXT NOT NULL,
    step TEXT NOT NULL,
    PRIMARY KEY (site, quickstart, revision, step)
  ) STRICT, WITHOUT ROWID;
  `,
];

/** The table that a row goes to. */
export type Destination = 'events' | 'erased_runs' | 'known_steps' | 'note_marks';

export interface OutgoingRow {
  id: number;
  destination: Destination;
  row: object;
}

export interface OutboxFile {
  path: string;
  /** How messages name it. */
  name: string;
}

const lockTimeoutMs = 2_000;

/**
 * What is on its way to ClickHouse, in a SQLite file on this machine: acknowledged means on disk
 * here, whether ClickHouse is there or not. A row leaves when ClickHouse has it.
 */
export function openOutbox({ path, name }: OutboxFile) {
  const file = { path, name, lockTimeoutMs };
  const database = openToWrite(file, migrations);
  const { write, settled } = writeQueue({ commit: guardWrites(database, file), lockTimeoutMs });
  const statements = prepareOutbox(database);
  let isOpen = true;
  const empty = emptyLog(database, () => isOpen);

  return {
    append: (batch: ReceivedBatch): Promise<void> =>
      write(() => {
        const { site, run } = batch;
        if (statements.isErased.get(site, run)) return;
        for (const row of rowsOf(batch))
          statements.insert.run('events', site, run, JSON.stringify(row));
      }),
    async erase(site: string, runs: readonly string[], nowMs: number): Promise<void> {
      await write(() => {
        statements.forgetErased.run(nowMs - erasedKeptMs);
        for (const run of runs) {
          statements.drop.run(site, run);
          statements.insertErased.run(site, run, nowMs);
          statements.insert.run('erased_runs', site, run, JSON.stringify({ site, run }));
        }
      });
      await empty();
    },
    ...telling(database, { write, statements }),
    /** The first that wait, in the order in which they came. */
    first: (count: number): OutgoingRow[] =>
      statements.first.all(count).map(({ id, destination, row }) => ({
        id: Number(id),
        // Only what `insert` above was given.
        destination: destination as Destination,
        row: JSON.parse(String(row)) as object,
      })),
    remove: (ids: readonly number[]): Promise<void> =>
      write(() => {
        for (const id of ids) statements.remove.run(id);
      }),
    async close(): Promise<void> {
      await settled();
      if (isOpen) database.close();
      isOpen = false;
    },
  };
}

interface TellingParts {
  write: (work: () => void) => Promise<void>;
  statements: ReturnType<typeof prepareOutbox>;
}

/** What is told by others than readers: of builds, and by the team. */
function telling(database: DatabaseSync, { write, statements }: TellingParts) {
  const steps = prepareSteps(database);
  return {
    markNotes: (site: string, marks: readonly NoteMark[]): Promise<void> =>
      write(() => {
        for (const { run, seq, atMs, status, commit = '' } of marks) {
          if (statements.isErased.get(site, run)) continue;
          const row = JSON.stringify({ site, run, seq, at_ms: atMs, status, fixed_by: commit });
          statements.insert.run('note_marks', site, run, row);
        }
      }),
    rememberSteps: (site: string, told: readonly KnownStep[]): Promise<void> =>
      write(() => {
        steps.remember(site, told);
        for (const { quickstart, revision, step = '' } of told) {
          const row = JSON.stringify({ site, quickstart, revision, step });
          statements.insert.run('known_steps', site, '', row);
        }
      }),
    /** Those that were remembered here. */
    knownSteps: (site: string): KnownStep[] => steps.ofSite(site),
  };
}

function prepareOutbox(database: DatabaseSync) {
  return {
    insert: database.prepare(
      'INSERT INTO outgoing (destination, site, run, row) VALUES (?, ?, ?, ?)',
    ),
    isErased: database.prepare('SELECT 1 FROM erased_runs WHERE site = ? AND run = ?'),
    drop: database.prepare('DELETE FROM outgoing WHERE site = ? AND run = ?'),
    forgetErased: database.prepare('DELETE FROM erased_runs WHERE erased_ms < ?'),
    insertErased: database.prepare('INSERT OR REPLACE INTO erased_runs VALUES (?, ?, ?)'),
    first: database.prepare('SELECT id, destination, row FROM outgoing ORDER BY id LIMIT ?'),
    remove: database.prepare('DELETE FROM outgoing WHERE id = ?'),
  };
}

export type Outbox = ReturnType<typeof openOutbox>;
