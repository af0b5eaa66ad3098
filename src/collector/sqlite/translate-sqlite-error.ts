import { isMeantimeError, type MeantimeError } from '../../protocol/errors.ts';
import { systemCode, wordSystemError } from '../../text/system-errors.ts';
import {
  storeFull,
  storeLocked,
  storeNotADatabase,
  storeReadOnly,
  storeUnavailable,
} from '../errors.ts';

/** SQLite's primary result codes, https://www.sqlite.org/rescode.html */
const translations = new Map([
  [3, storeReadOnly], // SQLITE_PERM
  [5, storeLocked], // SQLITE_BUSY
  [6, storeLocked], // SQLITE_LOCKED
  [8, storeReadOnly], // SQLITE_READONLY
  [11, storeNotADatabase], // SQLITE_CORRUPT
  [13, storeFull], // SQLITE_FULL
  [26, storeNotADatabase], // SQLITE_NOTADB
]);

const translationsOfSystem = new Map([
  ['EACCES', storeReadOnly],
  ['EPERM', storeReadOnly],
  ['EROFS', storeReadOnly],
  ['ENOSPC', storeFull],
]);

/** Says in plain words what SQLite or the file system could not do with the database so named. */
export function translateSqliteError(cause: unknown, name: string): MeantimeError {
  if (isMeantimeError(cause)) return cause;
  const known =
    translations.get(numberOf(cause, 'errcode') & 0xff) ??
    translationsOfSystem.get(systemCode(cause));
  if (known) return known.at({ cause }, name);
  const reason = textOf(cause, 'errstr') ?? wordSystemError(cause);
  return storeUnavailable.at({ cause }, name, reason);
}

function numberOf(error: unknown, key: string): number {
  return Number(propertyOf(error, key) ?? 0);
}

function textOf(error: unknown, key: string): string | undefined {
  const value = propertyOf(error, key);
  return typeof value === 'string' ? value : undefined;
}

function propertyOf(error: unknown, key: string): unknown {
  return error instanceof Error
    ? Object.entries(error).find(([name]) => name === key)?.[1]
    : undefined;
}
