import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '../pages/page.ts';

export interface OutputSize {
  files: number;
  bytes: number;
}

/** Files of a folder and of those below it, and the bytes in them. */
export function measureOutput(folder: string): OutputSize {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const sizes = files.map((entry) => statSync(join(entry.parentPath, entry.name)).size);
  return { files: files.length, bytes: sizes.reduce((total, size) => total + size, 0) };
}

/** Why the output is not the whole site, or undefined when each page is there with its own text. */
export function findMissingPages(folder: string, pages: readonly Page[]): string | undefined {
  if (!existsSync(join(folder, 'index.html'))) return 'index.html was not written';
  const missing = pages.filter((page) => !isRendered(folder, page));
  const [first] = missing;
  if (first === undefined) return undefined;
  return `${missing.length} of ${pages.length} pages are missing or lack their text, ${first.path} first`;
}

function isRendered(folder: string, { path, mark }: Page): boolean {
  const file = [`${path}/index.html`, `${path}.html`]
    .map((name) => join(folder, name))
    .find((name) => existsSync(name));
  return file !== undefined && readFileSync(file).includes(mark);
}
