import nodePath, { type PlatformPath } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The way from a folder to a file, with forward slashes on any system: `../public/logo.svg`. Where
 * there is none, as from one drive of Windows to another, the file's own path.
 */
export function pathFrom(folder: string, file: string, path: PlatformPath = nodePath): string {
  return path.relative(folder, file).split(path.sep).join('/');
}

/** The same for a file below the folder, without `..`; undefined for any other. */
export function pathBelow(
  folder: string,
  file: string,
  path: PlatformPath = nodePath,
): string | undefined {
  const way = path.relative(folder, file);
  const isBelow = way.split(path.sep)[0] !== '..' && !path.isAbsolute(way);
  return isBelow ? way.split(path.sep).join('/') : undefined;
}

/** A file as code names it in an import: Vite wants forward slashes on any system. */
export function importName(file: URL, windows = nodePath.sep === '\\'): string {
  const path = fileURLToPath(file, { windows });
  return windows ? path.replaceAll('\\', '/') : path;
}
