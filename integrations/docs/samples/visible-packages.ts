import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the samples of a project may import. */
export interface VisiblePackages {
  /** Packages that stand outside of `node_modules`, as those of a workspace do; absolute, links followed. */
  linked: readonly string[];
  /** Stands for the content of all that they may import. */
  stamp: string;
}

const lockFiles = [
  ...['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock'],
  ...['bun.lock', 'bun.lockb', 'node_modules/.package-lock.json'],
];

/**
 * The installed packages that a project finds. Lock files stand for what is in them; of linked
 * packages, which change without one, the files themselves count, and where there is no lock file
 * the versions that are installed.
 *
 * @param root of the project, absolute
 */
export function visiblePackages(root: string): VisiblePackages {
  const folders = foldersFrom(root);
  const hash = createHash('sha256');
  const locks = folders.flatMap((folder) => lockFiles.map((name) => join(folder, name)));
  const found = locks.filter((file) => existsSync(file));
  for (const file of found) hash.update(readFileSync(file)).update('\0');
  if (found.length === 0) {
    for (const folder of folders.flatMap(packagesIn)) hash.update(versionOf(folder)).update('\0');
  }
  const linked = linkedFrom(folders);
  for (const folder of linked) hashFiles(folder, hash);
  return { linked, stamp: hash.digest('hex') };
}

/** The folder and those above it. */
function foldersFrom(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersFrom(above)];
}

/** The packages in the `node_modules` of a folder. */
function packagesIn(folder: string): string[] {
  const modules = join(folder, 'node_modules');
  return namesIn(modules)
    .flatMap((name) =>
      name.startsWith('@') ? namesIn(join(modules, name)).map((one) => join(name, one)) : [name],
    )
    .map((name) => join(modules, name));
}

function linkedFrom(folders: readonly string[]): string[] {
  const linked = new Set<string>();
  const open = [...folders];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const path of packagesIn(next)) {
      const real = realPath(path);
      if (real === undefined || isInstalled(real) || linked.has(real)) continue;
      linked.add(real);
      open.push(real);
    }
  }
  return [...linked].sort();
}

/** True for a path in a `node_modules`. */
export function isInstalled(path: string): boolean {
  return /[\\/]node_modules(?:[\\/]|$)/.test(path);
}

function versionOf(folder: string): string {
  const manifest = join(folder, 'package.json');
  return existsSync(manifest) ? readFileSync(manifest, 'utf8') : folder;
}

/** What the compiler may read of a package. */
function hashFiles(folder: string, hash: ReturnType<typeof createHash>): void {
  for (const name of namesIn(folder)) {
    if (name === 'node_modules') continue;
    const path = join(folder, name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory()) hashFiles(path, hash);
    else if (stats && /\.(?:[cm]?[jt]sx?|json)$/.test(name)) {
      hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
    }
  }
}

/** Sorted, without what is hidden. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch {
    return [];
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    // A link that leads nowhere.
    return undefined;
  }
}
