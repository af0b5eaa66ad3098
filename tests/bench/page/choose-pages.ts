import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseHTML } from 'linkedom';
import { manifestPath } from '../../../src/protocol/manifest.ts';
import { contentRoot } from '../../../src/protocol/content-root.ts';
import { parseManifest } from '../../../src/protocol/parse-manifest.ts';

export interface ChosenPage {
  name: 'home' | 'long page' | 'quickstart';
  /** Below the site's base, with a slash at both ends. */
  path: string;
}

/**
 * The pages of a built site that stand for all: its home page, the one with the longest content,
 * and the quickstart with the shortest address.
 *
 * @throws Error when the folder holds no site, or one without a quickstart
 */
export function choosePages(dist: string): [ChosenPage, ...ChosenPage[]] {
  const { quickstarts } = parseManifest(readFileSync(join(dist, manifestPath), 'utf8'));
  const [quickstart] = quickstarts
    .map(({ path }) => path)
    .toSorted((a, b) => a.length - b.length || a.localeCompare(b));
  if (quickstart === undefined) throw new Error(`The site in ${dist} has no quickstart.`);
  const taken = new Set(['/', ...quickstarts.map(({ path }) => path)]);
  const others = pagePaths(dist).filter((path) => !taken.has(path));
  const lengths = new Map(others.map((path) => [path, contentLength(readPage(dist, path))]));
  const longest = others.reduce<string | undefined>(
    (best, path) =>
      best === undefined || (lengths.get(path) ?? 0) > (lengths.get(best) ?? 0) ? path : best,
    undefined,
  );
  return [
    { name: 'home', path: '/' },
    ...(longest === undefined ? [] : [{ name: 'long page', path: longest } as const]),
    { name: 'quickstart', path: quickstart },
  ];
}

export function readPage(dist: string, path: string): string {
  return readFileSync(join(dist, path, 'index.html'), 'utf8');
}

function pagePaths(dist: string): string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('/index.html') && !file.startsWith('_meantime/'))
    .map((file) => posix.join('/', dirname(file), '/'))
    .toSorted();
}

function contentLength(html: string): number {
  return contentRoot<Element>(parseHTML(html).document)?.textContent.length ?? 0;
}
