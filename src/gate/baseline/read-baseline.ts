import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { systemCode, wordSystemError } from '../../text/system-errors.ts';
import { baselineUnreadable } from '../errors.ts';

/**
 * The text of the baseline, or undefined when there is none.
 *
 * @param file as it is named to people, relative to `folder` or absolute
 * @throws MeantimeError `baseline-unreadable`
 */
export async function readBaseline(folder: string, file: string): Promise<string | undefined> {
  try {
    return await readFile(resolve(folder, file), 'utf8');
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return undefined;
    throw baselineUnreadable.at({ cause }, file, wordSystemError(cause));
  }
}
