import type { DatabaseSync } from 'node:sqlite';
import { guardWrites } from './guard-writes.ts';
import { groupCommits } from './group-commits.ts';
import { prepareEvents } from './sqlite-events.ts';
import { prepareErasures } from './sqlite-erasures.ts';
import { prepareHellos } from './sqlite-hellos.ts';
import { inSteps } from './in-steps.ts';
import { openToRead, openToWrite } from './open-database.ts';
import { prepareMarks } from './sqlite-marks.ts';
import { prepareReading } from './sqlite-reading.ts';
import { prepareChanges } from './sqlite-changes.ts';
import { prepareKeeping, prepareReduced } from './sqlite-reductions.ts';
import { prepareSteps } from './sqlite-steps.ts';
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
    const file = { path, name, lockTimeoutMs };
    const database = mustExist ? openToRead(file) : openToWrite(file);
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
  const steps = prepareSteps(database);
  const marks = prepareMarks(database);
  const hellos = prepareHellos(database);
  const write = (work: () => void) =>
    attempt(name, () => {
      writing(work);
    });
  let isOpen = true;
  const { append, appended } = appending(database, { name, writing });

  return {
    append,
    ...erasing(database, { name, writing }),
    ...readingOf(database, name),
    ...reducing(database, { name, writing }),
    async takeHello(site, code, receivedAtMs) {
      let isTaken = false;
      await write(() => {
        isTaken = hellos.take(site, code, receivedAtMs);
      });
      return isTaken;
    },
    rememberSteps: (site, told) =>
      write(() => {
        steps.remember(site, told);
      }),
    knownSteps: (site) => attempt(name, () => steps.ofSite(site)),
    markNotes: (site, told) =>
      write(() => {
        marks.add(site, told);
      }),
    readMarks: (site) => attempt(name, () => marks.ofSite(site)),
    async close() {
      await appended();
      if (isOpen) database.close();
      isOpen = false;
    },
  };
}

function appending(database: DatabaseSync, { name, writing }: StoreParts) {
  const events = prepareEvents(database);
  const hellos = prepareHellos(database);
  const { isErased } = prepareErasures(database);
  const noteChange = prepareChanges(database);
  const commit = groupCommits((batches: readonly ReceivedBatch[]) => {
    translating(name, () => {
      writing(() => {
        for (const batch of batches) {
          if (isErased(batch.site, batch.run)) continue;
          const runId = events.insert(batch);
          noteChange(runId);
          hellos.keepCodes(runId, batch);
        }
      });
    });
  });
  let last: Promise<unknown> = Promise.resolve();
  return {
    append: (batch: ReceivedBatch): Promise<void> => {
      const committed = commit(batch);
      // Commits settle in their order, so the last one settles last; its failure is its sender's.
      last = committed.catch(() => undefined);
      return committed;
    },
    /** Settles when all that was appended until then has. */
    appended: () => last,
  };
}

function erasing(
  database: DatabaseSync,
  { name, writing }: StoreParts,
): Pick<Store, 'erase' | 'eraseWindow'> {
  const { erase, eraseOldest } = prepareErasures(database);
  // What was erased is in no file any more, nor in the log beside it.
  const emptyLog = () => {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  };
  return {
    erase: (site, run, nowMs) =>
      attempt(name, () => {
        writing(() => {
          erase(site, run, nowMs);
        });
        emptyLog();
      }),
    async eraseWindow(site, window, nowMs, signal) {
      const erased = await inSteps(
        () => signal?.aborted !== true && eraseOldest(site, window, nowMs),
        (work) => {
          translating(name, () => {
            writing(work);
          });
        },
      );
      if (erased > 0) await attempt(name, emptyLog);
      return erased;
    },
  };
}

function readingOf(
  database: DatabaseSync,
  name: string,
): Pick<Store, 'readEvents' | 'readNotes' | 'readRuns' | 'sites'> {
  const reading = prepareReading(database);
  const selectSites = database.prepare(
    'SELECT site FROM runs UNION SELECT site FROM known_steps ORDER BY site',
  );
  return {
    readEvents: (site, window) => attempt(name, () => reading.ofWindow(site, window)),
    readNotes: (site, window) => attempt(name, () => reading.notesOfWindow(site, window)),
    async *readRuns(site, window) {
      for (const id of await attempt(name, () => reading.idsOfWindow(site, window))) {
        const run = await attempt(name, () => reading.ofRun(id));
        if (run.length > 0) yield run;
      }
    },
    sites: () => attempt(name, () => selectSites.all().map(({ site }) => String(site))),
  };
}

function reducing(
  database: DatabaseSync,
  { name, writing }: StoreParts,
): Pick<Store, 'readReduced' | 'keepReduced'> {
  const keeping = prepareKeeping(database);
  const read = prepareReduced(database);
  return {
    readReduced: (asked, how, take) =>
      attempt(name, () => {
        database.exec('BEGIN');
        try {
          return read(asked, how, take);
        } finally {
          database.exec('COMMIT');
        }
      }),
    keepReduced: (how, signal) =>
      inSteps(
        () => {
          if (signal?.aborted) return false;
          const rows = translating(name, () => keeping.reduceNext(how));
          if (rows.length === 0) return false;
          // What can be made again need not wait for the disk; others wait for this.
          database.exec('PRAGMA synchronous = NORMAL');
          try {
            translating(name, () => {
              writing(() => {
                keeping.keep(rows, how);
              });
            });
          } finally {
            database.exec('PRAGMA synchronous = FULL');
          }
          return true;
        },
        (work) => {
          work();
        },
      ),
  };
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
