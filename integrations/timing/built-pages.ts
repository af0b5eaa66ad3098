import { readFileSync } from 'node:fs';
import { decodePath } from './decode-path.ts';
import { withSlashes } from './with-slashes.ts';

/** Paths below the base, with a slash at both ends. */
export function pathsOf(pages: readonly { pathname: string }[]): string[] {
  return pages.map(({ pathname }) => withSlashes(decodePath(pathname.replace(/\.html$/, ''))));
}

/**
 * Pages lie in a folder of their own or in a file of their name, as `build.format` says. Read at once:
 * of a thousand small files each would wait for a thread four times.
 */
export function readPage(dir: URL, path: string): { file: URL; html: Buffer } | undefined {
  const inner = encodeURI(path.slice(1));
  const candidates = [`${inner}index.html`, `${inner.replace(/\/$/, '')}.html`];
  for (const candidate of candidates) {
    try {
      const file = new URL(`./${candidate}`, dir);
      return { file, html: readFileSync(file) };
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  // Pages that a server renders on demand are no files.
  return undefined;
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}
