import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathBelow } from '../../../path-below.ts';
import { readRegular } from '../../../read-file.ts';

/** Larger than any page. */
const mostBytes = 2_000_000;

/**
 * The text of a file, or why it has none for whoever includes it. Links are followed, but not out of
 * the project; a page in a folder that is itself linked into the project may have what is beside it.
 *
 * @throws what keeps the system from reading it
 */
export function readInside(
  file: string,
  { root, page }: { root: string; page: string },
): { text: string } | { why: string } {
  const real = realpathSync(file);
  const isBelow = (home: string): boolean => pathBelow(realpathSync(home), real) !== undefined;
  if (!isBelow(root) && !isBelow(dirname(page))) {
    return { why: 'it is a link that leads out of the project' };
  }
  if (statSync(real).size > mostBytes) return { why: 'it is larger than 2 MB' };
  const text = readRegular(real);
  return text === undefined ? { why: 'it is no file' } : { text };
}
