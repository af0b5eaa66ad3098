import { posix } from 'node:path';

/** A file as a page would name it, from the root where the writer did so. */
export function relativeFile(file: string, from: string, written: string): string {
  if (written.startsWith('/')) return `/${file}`;
  const path = posix.relative(posix.dirname(from), file);
  return path.startsWith('../') ? path : `./${path}`;
}
