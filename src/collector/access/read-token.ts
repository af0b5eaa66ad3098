import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isMeantimeError } from '../../protocol/errors.ts';
import { systemCode, wordSystemError } from '../../text/system-errors.ts';
import { tokenExposed, tokenShort, tokenUnreadable, tokenUnsendable } from '../errors.ts';

/** Shorter ones are words that somebody can try. */
const fewestCharacters = 20;

export interface TokenFile {
  /** Absolute. */
  path: string;
  /** As it is named to people. */
  name: string;
}

/** @throws MeantimeError `token-short`, `token-unsendable` */
export function checkToken(token: string, source: string): string {
  if (token.length < fewestCharacters) throw tokenShort(source, fewestCharacters);
  // What a header can carry, and a person can type.
  if (!/^[\x20-\x7e]+$/.test(token)) throw tokenUnsendable(source);
  return token;
}

/**
 * The token in a file that somebody else keeps.
 *
 * @throws MeantimeError `token-unreadable`, `token-short`
 */
export function readToken({ path, name }: TokenFile): string {
  try {
    return checkToken(readFileSync(path, 'utf8').trim(), name);
  } catch (cause) {
    if (isMeantimeError(cause)) throw cause;
    const isMissing = systemCode(cause) === 'ENOENT';
    const reason = isMissing ? 'there is no such file' : wordSystemError(cause);
    throw tokenUnreadable.at({ cause }, name, reason);
  }
}

/**
 * The token in a file of Meantime's own, made when there is none. It stays the same over restarts,
 * and this user alone may read it.
 *
 * @throws MeantimeError `token-unreadable`, `token-short`, `token-exposed`
 */
export function keptToken(file: TokenFile): string {
  const { path, name } = file;
  try {
    makeToken(path);
    // On Windows the mode says nothing about who may read.
    const isExposed = process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;
    if (isExposed) throw tokenExposed(name);
  } catch (cause) {
    if (isMeantimeError(cause)) throw cause;
    throw tokenUnreadable.at({ cause }, name, wordSystemError(cause));
  }
  return readToken(file);
}

/** Whole at once or not at all: of two that start together one makes it, and both read the same. */
function makeToken(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })) return;
  mkdirSync(dirname(path), { recursive: true });
  const token = randomBytes(32).toString('base64url');
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${token}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
}
