import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemCode } from '../../text/system-errors.ts';

/**
 * Makes a file with a secret, where there is none: whole at once or not at all, so that of two that
 * start together one makes it, and both read the same. This user alone may read it.
 */
export function makeSecretFile(path: string, secret: string): void {
  if (statSync(path, { throwIfNoEntry: false })) return;
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${secret}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
}

/** Whether others than its owner may read a file, or write it. */
export function isExposed(path: string): boolean {
  return allowsOthers(path, 0o077);
}

/** On Windows the mode says nothing about who may do what. */
export function allowsOthers(path: string, rights: number): boolean {
  return process.platform !== 'win32' && (statSync(path).mode & rights) !== 0;
}
