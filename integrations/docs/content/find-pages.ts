import { readdir, realpath, stat } from 'node:fs/promises';
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
  const files = await filesBelow(folder, []);
  return files
    .map((file) => pathFrom(folder, file))
    .filter(isPageFile)
    .sort();
}

/**
 * All files of a folder, and of those that are linked into it.
 *
 * @param above real paths of the folders that it is in: a link to one of them would have no end
 */
async function filesBelow(folder: string, above: readonly string[]): Promise<string[]> {
  const real = await realpath(folder).catch(() => undefined);
  if (real === undefined || above.includes(real)) return [];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    const isFolder = entry.isSymbolicLink() ? await leadsToFolder(path) : entry.isDirectory();
    return isFolder ? filesBelow(path, [...above, real]) : [path];
  });
  return (await Promise.all(found)).flat();
}

async function leadsToFolder(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isDirectory() ?? false;
}
