import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { guardWrites } from './guard-writes.ts';
import { groupCommits } from './group-commits.ts';
import { prepareEvents } from './sqlite-events.ts';
import { prepareHellos } from './sqlite-hellos.ts';
import { inSteps } from './in-steps.ts';
import { openToRead, openToWrite } from './open-database.ts';
import type { KnownStep } from '../../protocol/known-steps.ts';
import type { ReceivedBatch, Store } from '../store.ts';
import { translateSqliteError } from './translate-sqlite-error.ts';

export interface SqliteStoreOptions {
  /** The database file; its folder is created. */
  path: string;
  /** How messages name the file. @default path */
  name?: string;
  /**
   * Refuses a file that does not exist instead of creating it. One that may only be read is read.
   *
   * @default false
   */
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
  const { path, name = path, mustExist = false, lockTimeoutMs = usualLockTimeoutMs } = options;
  return translating(name, () => {
    const open = mustExist ? openToRead : openToWrite;
    const database = open({ path, name, lockTimeoutMs });
    return storeOn(database, {
      name,
      writing: guardWrites(database, { path, name, lockTimeoutMs }),
    });
  });
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
  const selectSites = database.prepare(
    'SELECT site FROM runs UNION SELECT site FROM known_steps ORDER BY site',
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
  // What was erased is in no file any more, nor in the log beside it.
  const emptyLog = () => {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  };
  let lastAppend: Promise<unknown> = Promise.resolve();
  let isOpen = true;

  return {
    append(batch) {
      const appended = append(batch);
      // Commits settle in their order, so the last one settles last; its failure is its sender's.
      lastAppend = appended.catch(() => undefined);
      return appended;
    },
    erase: (site, run, nowMs) =>
      attempt(name, () => {
        writing(() => {
          events.erase(site, run, nowMs);
        });
        emptyLog();
      }),
    async eraseWindow(site, window, nowMs) {
      const eraseOne = () => {
        const run = events.oldestRun(site, window);
        if (run !== undefined) events.erase(site, run, nowMs);
        return run !== undefined;
      };
      const erased = await inSteps(eraseOne, (work) => {
        translating(name, () => {
          writing(work);
        });
      });
      if (erased > 0) await attempt(name, emptyLog);
      return erased;
    },
    takeHello: (site, code, receivedAtMs) =>
      attempt(name, () => {
        let isTaken = false;
        writing(() => {
          isTaken = hellos.take(site, code, receivedAtMs);
        });
        return isTaken;
      }),
    readEvents: (site, window) => attempt(name, () => events.select(site, window)),
    async *readRuns(site, window) {
      for (const id of await attempt(name, () => events.runIds(site, window))) {
        const run = await attempt(name, () => events.selectRun(id));
        if (run.length > 0) yield run;
      }
    },
    sites: () => attempt(name, () => selectSites.all().map(({ site }) => String(site))),
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
