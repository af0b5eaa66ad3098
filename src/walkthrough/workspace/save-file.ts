import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { isMeantimeError, type SourceLocation } from '../../protocol/errors.ts';
import { wordSystemError } from '../../text/system-errors.ts';
import { fileEscapes, fileNotWritten } from '../errors.ts';
import { changeText } from './change-text.ts';
import { changeNotApplied } from './errors.ts';

interface Saving {
  /** As titled on the page; `~/` is the newcomer's home. */
  file: string;
  text: string;
  /** Of a change: the lines in whose place the text is put; absent where it is the whole file. */
  before?: string;
  /** The folder that the newcomer's shell is in. */
  folder: string;
  home: string;
  step: string;
  location: SourceLocation;
}

/**
 * Saves a file, or a change to one, below the newcomer's home, with its folders and a last line feed.
 *
 * @returns the file's absolute path
 * @throws MeantimeError `file-escapes`, `file-not-written`, `change-not-applied`
 */
export function saveFile({ file, text, before, folder, home, step, location }: Saving): string {
  const refuse = (reason: string) => fileEscapes.at({ location }, step, file, reason);
  if (isAbsolute(file)) throw refuse('is an absolute path');
  const path = file.startsWith('~/') ? join(home, file.slice(2)) : resolve(folder, file);
  if (!isBelow(path, home)) throw refuse("leads out of the newcomer's home");
  if (!isBelow(realPath(path), realpathSync(home))) throw refuse('leads elsewhere by a link');
  try {
    mkdirSync(dirname(path), { recursive: true });
    const known = before !== undefined && existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    const changed = before === undefined ? { text } : changeText(known, { before, text });
    if ('reason' in changed) throw changeNotApplied.at({ location }, step, file, changed.reason);
    writeFileSync(path, `${changed.text}\n`);
  } catch (error) {
    if (isMeantimeError(error)) throw error;
    throw fileNotWritten.at({ location, cause: error }, step, file, wordSystemError(error));
  }
  return path;
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Where a path leads once links are followed; of a path that is not there yet, its existing part. */
function realPath(path: string): string {
  if (lstatSync(path, { throwIfNoEntry: false })) {
    try {
      return realpathSync(path);
    } catch {
      // A link to nothing: writing would create what it points to.
      return sep;
    }
  }
  return join(realPath(dirname(path)), basename(path));
}
