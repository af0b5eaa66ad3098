import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isMeantimeError } from '../../protocol/errors.ts';
import { systemCode, wordSystemError } from '../../text/system-errors.ts';
import { allowsOthers, isExposed, makeSecretFile } from './make-secret-file.ts';
import {
  tokenExposed,
  tokenShort,
  tokenUnreadable,
  tokenUnsendable,
  tokenWritable,
} from '../errors.ts';

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
 * The token in a file that somebody else keeps. Others may read it, as the secrets of containers are
 * given; whoever could write it would choose the token.
 *
 * @throws MeantimeError `token-unreadable`, `token-short`, `token-writable`
 */
export function readToken({ path, name }: TokenFile): string {
  try {
    if (allowsOthers(path, 0o022)) throw tokenWritable(name);
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
    makeSecretFile(path, randomBytes(32).toString('base64url'));
    if (isExposed(path)) throw tokenExposed(name);
  } catch (cause) {
    if (isMeantimeError(cause)) throw cause;
    throw tokenUnreadable.at({ cause }, name, wordSystemError(cause));
  }
  return readToken(file);
}

/** Whether every user of the machine may read a file. */
export function isWorldReadable(path: string): boolean {
  return allowsOthers(path, 0o004);
}
