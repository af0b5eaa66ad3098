import { closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { isMeantimeError } from '../../protocol/errors.ts';
import { storeEmpty, storeMissing, storeReadOnly, storeUnavailable } from '../errors.ts';
import { migrate, requireSchema, runsMigrations, type Migrations } from './sqlite-schema.ts';
import { translateSqliteError } from './translate-sqlite-error.ts';

export interface DatabaseFile {
  path: string;
  /** How messages name it. */
  name: string;
  /** How long to wait for another process that writes. */
  lockTimeoutMs: number;
}

/** Opens a database, or creates it with its folder, and brings its schema up to date. */
export function openToWrite(
  { path, name, lockTimeoutMs }: DatabaseFile,
  migrations: Migrations = runsMigrations,
): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true });
  keepToOwner(path);
  return closedOnError(new DatabaseSync(path), (database) => {
    // The option `timeout` of DatabaseSync says the same, to later versions of Node alone.
    database.exec(`PRAGMA busy_timeout = ${lockTimeoutMs}`);
    // Every commit waits for the disk: that is what a 204 promises.
    database.exec('PRAGMA synchronous = FULL');
    // What is erased is overwritten.
    database.exec('PRAGMA secure_delete = ON');
    migrate(database, name, lockTimeoutMs, migrations);
  });
}

/** What readers wrote is nobody else's on this machine, unless its owner says so (chmod). */
function keepToOwner(path: string): void {
  try {
    closeSync(openSync(path, 'ax', 0o600));
  } catch {
    // It is there already; or it cannot be made, which SQLite says next.
  }
}

/**
 * Opens a database that exists. Where the file, its folder or its disk may only be read, it is read
 * as it stands.
 */
export function openToRead(file: DatabaseFile): DatabaseSync {
  const { path, name } = file;
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw storeMissing(name);
  // SQLite takes one for a database without tables, and writes ours into it.
  if (found.size === 0 && found.isFile()) throw storeEmpty(name);
  try {
    return openToWrite(file);
  } catch (cause) {
    const error = translateSqliteError(cause, name);
    // On a disk that is mounted to be read, SQLite says that it cannot open the file.
    if (error.code !== storeReadOnly.code && error.code !== storeUnavailable.code) throw error;
    try {
      return openReadOnly(file);
    } catch (later) {
      // What went wrong first is told, but for what is wrong with the database itself. Node before
      // 22.15 opens no URL.
      throw isMeantimeError(later) ? later : error;
    }
  }
}

/**
 * A reader makes the file by which readers and writers agree, beside the database. Where it cannot,
 * nobody else can write either, if there is none already and the log is empty: then the database is
 * all there is, and is read without.
 */
function openReadOnly({ path, name, lockTimeoutMs }: DatabaseFile): DatabaseSync {
  const hasLog = (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
  const asItStands = pathToFileURL(path);
  asItStands.searchParams.set('immutable', '1');
  const isAlone = !hasLog && !existsSync(`${path}-shm`);
  const location = isAlone ? asItStands : path;
  return closedOnError(new DatabaseSync(location, { readOnly: true }), (database) => {
    database.exec(`PRAGMA busy_timeout = ${lockTimeoutMs}`);
    requireSchema(database, name);
  });
}

function closedOnError(
  database: DatabaseSync,
  prepare: (database: DatabaseSync) => void,
): DatabaseSync {
  try {
    prepare(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
