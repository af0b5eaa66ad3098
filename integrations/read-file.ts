import { readFileSync, statSync } from 'node:fs';

/**
 * The text of a file that a page names, which may be anything: a device does not end.
 *
 * @returns undefined for what is no file
 * @throws what keeps the system from reading it
 */
export function readRegular(file: URL | string): string | undefined {
  return statSync(file).isFile() ? readFileSync(file, 'utf8') : undefined;
}

/** The same where it can be read; undefined for anything else. */
export function readIfThere(file: URL): string | undefined {
  try {
    return readRegular(file);
  } catch {
    return undefined;
  }
}
