import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathFrom } from '../../path-below.ts';

/** All files of a folder, relative to it, with forward slashes, sorted; none where it is missing. */
export function listFiles(folder: string): string[] {
  return entriesOf(folder)
    .filter((entry) => !entry.isDirectory())
    .map((entry) => pathFrom(folder, join(entry.parentPath, entry.name)))
    .sort();
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
