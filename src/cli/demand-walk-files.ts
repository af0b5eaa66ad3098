import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { wordSystemError } from '../text/system-errors.ts';
import { resultsUnwritable, specFolderMissing } from '../walkthrough/errors.ts';

/** A folder that was named is meant to be there; the usual one need not. */
export function demandFolder(path: string, name: string): void {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw specFolderMissing(name);
}

/** Asked before the walk, which may take long, and not after it. */
export function demandWritable(path: string, name: string): void {
  try {
    const isThere = existsSync(path);
    // What is written comes to its place as a whole, which changes the folder.
    for (const needed of [dirname(path), ...(isThere ? [path] : [])]) {
      accessSync(needed, constants.W_OK);
    }
    if (!isThere || statSync(path).isFile()) return;
  } catch (cause) {
    throw resultsUnwritable.at({ cause }, name, wordSystemError(cause));
  }
  throw resultsUnwritable(name, 'it is no file');
}
