import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { pathBelow } from '../../path-below.ts';

/** Where the links of each folder of pages lead: the real folder, and its path below that one. */
const known = new Map<string, readonly (readonly [real: string, path: string])[]>();

/**
 * Path below the folder of pages of a file that stands elsewhere and is linked into it: the bundler
 * names modules by where they really are. Undefined where no link leads there. Links are looked for
 * once.
 */
export function fileBelowLinks(folder: string, file: string): string | undefined {
  const links = known.get(folder) ?? linksBelow(folder, '', []);
  known.set(folder, links);
  for (const [real, path] of links) {
    const below = pathBelow(real, file);
    if (below !== undefined) return path === '' ? below : `${path}/${below}`;
  }
  return undefined;
}

function linksBelow(
  folder: string,
  path: string,
  above: readonly string[],
): (readonly [string, string])[] {
  const real = realOf(folder);
  if (real === undefined || above.includes(real)) return [];
  const isLink = path === '' ? real !== folder.replace(/[\\/]+$/, '') : false;
  const below = entriesOf(folder).flatMap((entry) => {
    const target = join(folder, entry.name);
    const way = path === '' ? entry.name : `${path}/${entry.name}`;
    if (entry.isDirectory()) return linksBelow(target, way, [...above, real]);
    if (!entry.isSymbolicLink() || !isFolder(target)) return [];
    const linked = realOf(target);
    if (linked === undefined || above.includes(linked) || linked === real) return [];
    return [[linked, way] as const, ...linksBelow(target, way, [...above, real])];
  });
  return [...(isLink ? [[real, ''] as const] : []), ...below];
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    // A link that leads nowhere.
    return undefined;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
