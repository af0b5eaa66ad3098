import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathFrom } from '../../path-below.ts';
import { isPageFile } from '../addresses/page-address.ts';

/** True for files that are pages, by their path below the folder of pages; undefined for others. */
export function isPagePath(path: string | undefined): path is string {
  if (path === undefined || !isPageFile(path)) return false;
  return path.split('/').every((segment) => !/^[_.]/.test(segment));
}

/** True for files that pages take in: they, or a folder that they are in, start with `_`. */
export function isPartialPath(path: string): boolean {
  if (path.startsWith('../') || !isPageFile(path)) return false;
  const segments = path.split('/');
  return segments.some((one) => one.startsWith('_')) && !segments.some((one) => one.startsWith('.'));
}

/** Paths of the pages below a folder, with forward slashes, in the order of the alphabet. */
export async function findPages(folder: string): Promise<string[]> {
  return (await findFiles(folder)).filter(isPagePath);
}

/** Paths of the pages, and of the files that pages take in, in the order of the alphabet. */
export async function findPagesAndPartials(
  folder: string,
): Promise<{ pages: string[]; partials: string[] }> {
  const files = await findFiles(folder);
  return { pages: files.filter(isPagePath), partials: files.filter(isPartialPath) };
}

async function findFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => pathFrom(folder, join(entry.parentPath, entry.name)))
    .filter(isPageFile)
    .sort();
}
