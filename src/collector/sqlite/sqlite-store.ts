import type { DatabaseSync } from 'node:sqlite';
import { guardWrites } from './guard-writes.ts';
import { emptyLog } from './empty-log.ts';
import { prepareEvents } from './sqlite-events.ts';
import { prepareErasures } from './sqlite-erasures.ts';
import { prepareHellos } from './sqlite-hellos.ts';
import { inSteps } from './in-steps.ts';
import { openToRead, openToWrite } from './open-database.ts';
import { prepareMarks } from './sqlite-marks.ts';
import { prepareNotes } from './sqlite-notes.ts';
import { prepareReading } from './sqlite-reading.ts';
import { prepareChanges } from './sqlite-changes.ts';
import { prepareKeeping, prepareReduced } from './sqlite-reductions.ts';
import { prepareSteps } from './sqlite-steps.ts';
import type { ReceivedBatch, Store } from '../store.ts';
import { translateSqliteError } from './translate-sqlite-error.ts';
import { writeQueue, type WriteQueue } from './write-queue.ts';

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
    const commit = guardWrites(database, file);
    return storeOn(database, { name, commit, ...writeQueue({ commit, lockTimeoutMs }) });
  });
}

interface StoreParts extends WriteQueue {
  name: string;
  /** For what does not wait in the queue. */
  commit: ReturnType<typeof guardWrites>;
}

function storeOn(database: DatabaseSync, parts: StoreParts): Store {
  const { name, write, settled } = parts;
  const steps = prepareSteps(database);
  const marks = prepareMarks(database);
  const hellos = prepareHellos(database);
  let isOpen = true;

  return {
    append: appending(database, write),
    ...erasing(database, { write, isOpen: () => isOpen }),
    ...readingOf(database, name),
    ...reducing(database, parts),
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
      await settled();
      if (isOpen) database.close();
      isOpen = false;
    },
  };
}

function appending(database: DatabaseSync, write: WriteQueue['write']): Store['append'] {
  const events = prepareEvents(database);
  const hellos = prepareHellos(database);
  const { isErased } = prepareErasures(database);
  const noteChange = prepareChanges(database);
  return (batch: ReceivedBatch) =>
    write(() => {
      if (isErased(batch.site, batch.run)) return;
      const runId = events.insert(batch);
      noteChange(runId);
      hellos.keepCodes(runId, batch);
    });
}

interface ErasingQueue extends Pick<WriteQueue, 'write'> {
  isOpen: () => boolean;
}

function erasing(
  database: DatabaseSync,
  { write, isOpen }: ErasingQueue,
): Pick<Store, 'erase' | 'eraseWindow'> {
  const { erase, eraseOldest } = prepareErasures(database);
  // What was erased is in no file any more, nor in the log beside it.
  const empty = emptyLog(database, isOpen);
  return {
    async erase(site, run, nowMs) {
      await write(() => {
        erase(site, run, nowMs);
      });
      await empty();
    },
    async eraseWindow(site, window, nowMs, signal) {
      const erased = await inSteps(
        () => signal?.aborted !== true && eraseOldest(site, window, nowMs),
        write,
      );
      if (erased > 0) await empty();
      return erased;
    },
  };
}

function readingOf(
  database: DatabaseSync,
  name: string,
): Pick<Store, 'readEvents' | 'readNotes' | 'findNotes' | 'readRuns' | 'sites'> {
  const reading = prepareReading(database);
  const notes = prepareNotes(database);
  const selectSites = database.prepare(
    'SELECT site FROM runs UNION SELECT site FROM known_steps ORDER BY site',
  );
  return {
    readEvents: (site, window) => attempt(name, () => reading.ofWindow(site, window)),
    readNotes: (site, asked) => notes.newest(site, asked, (work) => translating(name, work)),
    findNotes: (site, ids) => attempt(name, () => notes.ofIds(site, ids)),
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
  { name, commit }: StoreParts,
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
            commit(
              () => {
                keeping.keep(rows, how);
              },
              { waits: true },
            );
          } finally {
            database.exec('PRAGMA synchronous = FULL');
          }
          return true;
        },
        (work) => {
          work();
          return Promise.resolve();
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
