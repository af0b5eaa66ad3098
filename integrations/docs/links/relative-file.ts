import { posix } from 'node:path';

/** A file as a page would name it in a link, from the root where the writer did so. */
export function relativeFile(file: string, from: string, written: string): string {
  if (written.startsWith('/')) return writable(`/${file}`);
  const path = posix.relative(posix.dirname(from), file);
  return writable(path.startsWith('../') ? path : `./${path}`);
}

/** A path as it can be written in a link: letters of all languages stay, what would end it does not. */
export function writable(path: string): string {
  return path.replace(/[\s%?#()<>"'\\]/g, (sign) => {
    return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
}
