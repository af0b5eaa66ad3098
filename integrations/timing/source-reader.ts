import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReadSource } from './build-manifest.ts';

/** Reads files by their paths from the project's root; what is no file there is undefined. */
export function sourceReader(root: URL): ReadSource {
  return (file) => {
    try {
      return readFileSync(join(fileURLToPath(root), file), 'utf8');
    } catch {
      // The option may name a file that is not there; the place alone is told then.
      return undefined;
    }
  };
}
