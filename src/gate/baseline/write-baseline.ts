import { rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { baselineUnwritable } from '../errors.ts';
import { wordSystemError } from '../../text/system-errors.ts';

/**
 * Replaces the baseline whole: whoever reads it meanwhile sees the one or the other.
 *
 * @throws MeantimeError `baseline-unwritable`; the file is then as it was
 */
export async function writeBaseline(folder: string, file: string, content: string): Promise<void> {
  const path = resolve(folder, file);
  // In the same folder, because only there a rename replaces at once.
  const draft = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(draft, content, { flag: 'wx' });
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw baselineUnwritable.at({ cause }, file, wordSystemError(cause));
  }
}
