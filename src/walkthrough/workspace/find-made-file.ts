import { existsSync, readdirSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';

interface Looking {
  /** As the command asked for it, absolute or from where it ran. */
  path: string;
  /** The newcomer's home; nothing outside of it is looked at. */
  home: string;
  /** The folder that the newcomer's shell is in. */
  here: string;
}

/** A file that is there, and not where it was looked for. */
export interface MadeFile {
  /** The folder to go to, as the newcomer would name it from where they are. */
  folder: string;
  /** The file, from where they are. */
  file: string;
}

/** Nobody means a file that lies deeper. */
const mostLevels = 4;
const mostFolders = 500;
/** What tools keep for themselves: thousands of files that no page speaks of. */
const notLookedInto = new Set(['node_modules', 'vendor', 'target', 'venv', '__pycache__']);

/**
 * The nearest folder from which the command would have found its file: one below that of the shell,
 * else another of the newcomer's. Undefined when the file is where it was looked for, or nowhere.
 */
export function findMadeFile({ path, home, here }: Looking): MadeFile | undefined {
  const name = isAbsolute(path) ? relative(here, path) : path;
  if (leadsOut(name) || existsSync(join(here, name))) return undefined;
  const fromHome = relative(home, here);
  // The home itself is no folder of the page: it is full of what tools keep.
  const [top = ''] = fromHome.split(sep);
  if (leadsOut(fromHome) || top === '') return undefined;
  const found = findBelow(here, name) ?? findBelow(join(home, top), name);
  if (found === undefined) return undefined;
  return { folder: relative(here, found), file: relative(here, join(found, name)) };
}

function leadsOut(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`);
}

/** The nearest folder at or below `start` that holds the file; level by level. */
function findBelow(start: string, name: string): string | undefined {
  let level = [start];
  let looked = 0;
  for (let depth = 0; depth < mostLevels && level.length > 0; depth += 1) {
    const holding = level.find((folder) => existsSync(join(folder, name)));
    if (holding !== undefined) return holding;
    looked += level.length;
    if (looked > mostFolders) return undefined;
    level = level.flatMap(foldersIn);
  }
  return undefined;
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .filter(({ name }) => !name.startsWith('.') && !notLookedInto.has(name))
      .map(({ name }) => join(folder, name));
  } catch {
    // A program may take its folder away meanwhile.
    return [];
  }
}
