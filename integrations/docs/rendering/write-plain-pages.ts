import { existsSync } from 'node:fs';
import {
  noteFiles,
  type AstroBuild,
  type BuiltRoute,
  type PathWithRoute,
} from '../../astro-internals.ts';
import type { LoadedPage } from '../pages/site-pages.ts';
import { sayProgress } from '../reporting/progress.ts';
import type { OutputFolder } from '../output/output-folder.ts';
import type { RenderCache } from './render-cache.ts';

interface Writing {
  build: AstroBuild;
  cache: RenderCache;
  output: OutputFolder;
  outDir: URL;
  publicDir: URL;
  /** The site's base, with a slash at both ends. */
  base: string;
  plainPageAt: (path: string) => LoadedPage | undefined;
  render: (request: Request, route: BuiltRoute) => Promise<Response>;
  /** Told how far it is. */
  say: (line: string) => void;
}

/**
 * Puts the plain pages into the output folder, which Astro would do one after the other, waiting for
 * the disk each time, and gives back the paths that are left to Astro. Pages whose file is in place
 * cost no more than a look.
 */
export async function writePlainPages(
  paths: readonly PathWithRoute[],
  writing: Writing,
): Promise<PathWithRoute[]> {
  const { build, outDir, publicDir } = writing;
  const hasPublic = existsSync(publicDir);
  const timesBuilt = count(paths.map(({ pathname }) => nameOf(pathname)));
  const left: PathWithRoute[] = [];
  const files = new Map<BuiltRoute, URL[]>();
  const now = (): number => performance.now();
  const rendered = sayProgress({ verb: 'rendered', total: paths.length, now, say: writing.say });
  for (const path of paths) {
    rendered();
    const name = nameOf(path.pathname);
    // Two routes for one address are Astro's to complain about.
    if (timesBuilt.get(name) !== 1 || !(await isWritten(path, name, { ...writing, hasPublic }))) {
      left.push(path);
      continue;
    }
    build.pageNames.push(name);
    const routeFiles = files.get(path.route) ?? [];
    files.set(path.route, routeFiles);
    routeFiles.push(new URL(`${name}index.html`, outDir));
  }
  for (const [route, urls] of files) noteFiles(build, route, urls);
  return left;
}

async function isWritten(
  path: PathWithRoute,
  name: string,
  writing: Writing & { hasPublic: boolean },
): Promise<boolean> {
  const { cache, output, plainPageAt, publicDir, hasPublic } = writing;
  const page = isPageRoute(path) ? plainPageAt(`/${name}`) : undefined;
  const file = `${name}index.html`;
  // Astro says so when public/ has the same file.
  if (!page || (hasPublic && existsSync(new URL(file, publicDir)))) return false;
  const key = cache.keyOf(page);
  if (output.holds(file, key)) {
    cache.noteFound(key);
    return true;
  }
  output.write(file, key, await cache.page(page, () => render(path, name, writing)));
  return true;
}

/** @throws what the theme throws, saying which page it was */
async function render(
  { route }: PathWithRoute,
  name: string,
  { build, base, render: rendered }: Writing,
): Promise<string> {
  const response = await rendered(new Request(new URL(`${base}${name}`, build.origin)), route);
  return response.text();
}

const ownRoute = '/[...slug]';
// Of other characters Astro makes file names in its own way.
const simpleName = /^[\w./-]*$/;

function isPageRoute({ pathname, route }: PathWithRoute): boolean {
  return route.route === ownRoute && route.type === 'page' && simpleName.test(pathname);
}

/** `guides/start/`, and nothing for the page at the root. */
function nameOf(pathname: string): string {
  const trimmed = pathname.replace(/^\/+|\/+$/g, '');
  return trimmed === '' ? '' : `${trimmed}/`;
}

function count(names: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}
