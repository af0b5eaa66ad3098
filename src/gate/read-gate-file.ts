import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileUnreadable } from './errors.ts';

/**
 * The text of a file, or undefined when there is none.
 *
 * @param file as it is named to people, relative to `folder` or absolute
 * @throws MeantimeError `file-unreadable`
 */
export async function readGateFile(folder: string, file: string): Promise<string | undefined> {
  try {
    return await readFile(resolve(folder, file), 'utf8');
  } catch (cause) {
    const code = errorCode(cause);
    if (code === 'ENOENT') return undefined;
    throw fileUnreadable.at({ cause }, file, reasonOf(code));
  }
}

/** A system's error code, such as `EACCES`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown';
}

/** A system's error code in words. */
export function reasonOf(code: string): string {
  return reasons.get(code) ?? `the system says ${code}`;
}

const reasons = new Map([
  ['EACCES', 'you may not'],
  ['EPERM', 'you may not'],
  ['EROFS', 'the disk may only be read'],
  ['ENOSPC', 'the disk is full'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'a part of its path is not a folder'],
  ['ENOENT', 'its folder does not exist'],
  ['ELOOP', 'its links lead in a circle'],
  ['ENAMETOOLONG', 'its name is too long'],
]);
