import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { storeMissing } from '../errors.ts';
import { guardWrites } from './guard-writes.ts';
import { groupCommits } from './group-commits.ts';
import { prepareEvents } from './sqlite-events.ts';
import { prepareHellos } from './sqlite-hellos.ts';
import { migrate } from './sqlite-schema.ts';
import type { KnownStep } from '../../protocol/known-steps.ts';
import type { ReceivedBatch, Store } from '../store.ts';
import { translateSqliteError } from './translate-sqlite-error.ts';

export interface SqliteStoreOptions {
  /** The database file; its folder is created. */
  path: string;
  /** How messages name the file. @default path */
  name?: string;
  /** Refuses a file that does not exist instead of creating it. @default false */
  mustExist?: boolean;
  /** How long to wait for another process that writes. @default 2000 */
  lockTimeoutMs?: number;
}

const usualLockTimeoutMs = 2_000;

/**
 * Keeps events in one SQLite file. Several processes may use the same file.
 *
 * @throws MeantimeError `store-…`
 */
export function sqliteStore(options: SqliteStoreOptions): Store {
  const { path, name = path, lockTimeoutMs = usualLockTimeoutMs } = options;
  return translating(name, () => {
    const database = openDatabase(options);
    return storeOn(database, {
      name,
      writing: guardWrites(database, { path, name, lockTimeoutMs }),
    });
  });
}

function openDatabase(options: SqliteStoreOptions): DatabaseSync {
  const { path, name = path, mustExist = false, lockTimeoutMs = usualLockTimeoutMs } = options;
  if (mustExist && !existsSync(path)) throw storeMissing(name);
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path);
  try {
    // The option `timeout` of DatabaseSync says the same, to later versions of Node alone.
    database.exec(`PRAGMA busy_timeout = ${lockTimeoutMs}`);
    // Every commit waits for the disk: that is what a 204 promises.
    database.exec('PRAGMA synchronous = FULL');
    // What is erased is overwritten.
    database.exec('PRAGMA secure_delete = ON');
    migrate(database, name, lockTimeoutMs);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

interface StoreParts {
  name: string;
  /** Does what writes to the database, in one transaction. */
  writing: (work: () => void) => void;
}

function storeOn(database: DatabaseSync, { name, writing }: StoreParts): Store {
  const events = prepareEvents(database);
  const insertStep = database.prepare('INSERT OR IGNORE INTO known_steps VALUES (?, ?, ?, ?)');
  const selectSteps = database.prepare(
    'SELECT quickstart, revision, step FROM known_steps WHERE site = ?',
  );
  const hellos = prepareHellos(database);
  const append = groupCommits((batches: readonly ReceivedBatch[]) => {
    translating(name, () => {
      writing(() => {
        for (const batch of batches) {
          const runId = events.insert(batch);
          if (runId !== undefined) hellos.keepCodes(runId, batch);
        }
      });
    });
  });
  let lastAppend: Promise<unknown> = Promise.resolve();
  let isOpen = true;

  return {
    append(batch) {
      const appended = append(batch);
      // Commits settle in their order, so the last one settles last; its failure is its sender's.
      lastAppend = appended.catch(() => undefined);
      return appended;
    },
    erase: (site, run) =>
      attempt(name, () => {
        writing(() => {
          events.erase(site, run);
        });
        // What was erased is in no file any more, nor in the log beside it.
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      }),
    takeHello: (site, code, receivedAtMs) =>
      attempt(name, () => {
        let isTaken = false;
        writing(() => {
          isTaken = hellos.take(site, code, receivedAtMs);
        });
        return isTaken;
      }),
    readEvents: (site, window) => attempt(name, () => events.select(site, window)),
    rememberSteps: (site, steps) =>
      attempt(name, () => {
        writing(() => {
          for (const step of steps) insertStep.run(site, ...keyOf(step));
        });
      }),
    knownSteps: (site) => attempt(name, () => selectSteps.all(site).map(stepOf)),
    async close() {
      await lastAppend;
      if (isOpen) database.close();
      isOpen = false;
    },
  };
}

/** The revision as such is kept as the step without a name, which no heading can have. */
function keyOf({ quickstart, revision, step = '' }: KnownStep): [string, string, string] {
  return [quickstart, revision, step];
}

function stepOf({ quickstart, revision, step }: Record<string, SQLOutputValue>): KnownStep {
  const known = { quickstart: String(quickstart), revision: String(revision) };
  return step === '' ? known : { ...known, step: String(step) };
}

/** SQLite answers at once; whoever asks a store waits, since another store may have to. */
function attempt<Result>(name: string, work: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(translating(name, work));
  });
}

function translating<Result>(name: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw translateSqliteError(error, name);
  }
}
