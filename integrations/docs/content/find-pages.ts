import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathFrom } from '../../path-below.ts';
import { isPageFile } from '../addresses/page-address.ts';

/** True for files that are pages, by their path below the folder of pages; undefined for others. */
export function isPagePath(path: string | undefined): path is string {
  if (path === undefined || !isPageFile(path)) return false;
  return path.split('/').every((segment) => !/^[_.]/.test(segment));
}

/** Paths of the pages below a folder, with forward slashes, in the order of the alphabet. */
export async function findPages(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => pathFrom(folder, join(entry.parentPath, entry.name)))
    .filter(isPagePath)
    .sort();
}
