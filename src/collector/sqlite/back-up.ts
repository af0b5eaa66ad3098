import { closeSync, fsyncSync, linkSync, openSync, rmSync, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemCode, wordSystemError } from '../../text/system-errors.ts';
import { backupTaken, backupUnwritable, storeFull } from '../errors.ts';
import { openToRead } from './open-database.ts';
import { translateSqliteError } from './translate-sqlite-error.ts';

interface NamedFile {
  path: string;
  /** How messages name it. */
  name: string;
}

const lockTimeoutMs = 2_000;

/**
 * Copies a database as it is at one moment, with all that was acknowledged until then, while others
 * write to it. The copy has its name only when it is whole and on disk.
 *
 * @throws MeantimeError `store-…`, `backup-…`
 */
export function backUp(database: NamedFile, copy: NamedFile): void {
  if (existsSync(copy.path)) throw backupTaken(copy.name);
  const unfinished = `${copy.path}.${process.pid}.part`;
  try {
    copyInto(unfinished, database, copy.name);
    syncFile(unfinished);
    // Unlike a renaming, this replaces nothing that somebody else has made meanwhile.
    linkSync(unfinished, copy.path);
    syncFile(dirname(copy.path));
  } catch (cause) {
    if (systemCode(cause) === 'EEXIST') throw backupTaken.at({ cause }, copy.name);
    if (systemCode(cause).startsWith('E') && !systemCode(cause).startsWith('ERR_')) {
      throw backupUnwritable.at({ cause }, copy.name, wordSystemError(cause));
    }
    throw cause;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function copyInto(path: string, file: NamedFile, copyName: string): void {
  // Named now, so that a folder that is not there or a disk that is full is told as the copy's.
  closeSync(openSync(path, 'wx', 0o600));
  try {
    const database = openToRead({ ...file, lockTimeoutMs });
    try {
      // Reads under a snapshot, so that no writer waits; what was erased is not in the copy.
      database.prepare('VACUUM INTO ?').run(path);
    } finally {
      database.close();
    }
  } catch (error) {
    const translated = translateSqliteError(error, file.name);
    // Nothing is written but the copy.
    if (translated.code !== storeFull.code) throw translated;
    throw backupUnwritable.at({ cause: error }, copyName, 'the disk is full');
  }
}

/** SQLite does not wait for the disk here. */
function syncFile(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
