import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  rmdirSync,
  writeSync,
  type Dirent,
  type Stats,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import { cacheFolder, type CacheFolder } from '../cache/cache-folder.ts';
import { readLedger, type LeftFile, type Ledger } from './ledger.ts';
import { lockOutput } from './lock-output.ts';

interface OutputPlace {
  folder: string;
  /** Keeps what the last build wrote there. */
  ledger: Pick<CacheFolder, 'read' | 'write' | 'prune'>;
}

// Astro leaves it as well, for those who publish the folder itself.
const kept = new Set(['.git']);

export function openOutput({ outDir, cacheDir }: AstroConfig): OutputFolder {
  const folder = fileURLToPath(outDir);
  const ledgerFolder = new URL('meantime/output/', cacheDir);
  const lock = new URL(`${nameOf(folder)}.lock`, ledgerFolder);
  lockOutput(folder, fileURLToPath(lock));
  return new OutputFolder({ folder, ledger: cacheFolder(cacheDir, 'output') });
}

/**
 * The output folder of a build. Files that the last build wrote, and that nobody has touched since,
 * are left in place and written again only when something else belongs into them; everything else
 * is removed once it is certain that the build will be whole, where Astro would do so before it
 * begins. Paths are relative to the folder, with forward slashes.
 */
export class OutputFolder {
  readonly #folder: string;
  readonly #ledger: OutputPlace['ledger'];
  readonly #left: Ledger;
  readonly #written: Ledger = { files: new Map(), sets: new Map() };
  readonly #made = new Set<string>();
  /** All that was there before the build, each with its mark. */
  readonly #before: ReadonlyMap<string, string>;

  constructor({ folder, ledger }: OutputPlace) {
    this.#folder = folder;
    this.#ledger = ledger;
    const { files, sets } = readLedger(ledger.read(nameOf(folder)));
    this.#before = new Map(entriesBelow(folder));
    const untouched = [...files].filter(([path, { mark }]) => this.#before.get(path) === mark);
    this.#left = { files: new Map(untouched), sets };
  }

  /** Removes what was there before, unless the last build wrote it or this one has done so since. */
  clear(): void {
    for (const [path, mark] of this.#before) {
      if (this.#left.files.has(path) || entryMark(join(this.#folder, path)) !== mark) continue;
      this.#remove(path);
    }
  }

  /** Removes what was not there before: the build has failed. */
  undo(): void {
    for (const [path] of [...entriesBelow(this.#folder)]) {
      if (!this.#before.has(path)) this.#remove(path);
    }
    if (this.#before.size === 0) this.#removeEmpty('');
  }

  /** True when the file holds just that; it stays then. */
  holds(path: string, key: string): boolean {
    const left = this.#left.files.get(path);
    if (left?.key !== key) return false;
    this.#written.files.set(path, left);
    return true;
  }

  /** The key under which the files of a folder were written, if all of them are in place. */
  keyOfSet(folder: string): string | undefined {
    const set = this.#left.sets.get(folder);
    return set?.count === this.#leftIn(folder).length ? set.key : undefined;
  }

  keepSet(folder: string): void {
    const set = this.#left.sets.get(folder);
    if (!set) return;
    this.#written.sets.set(folder, set);
    for (const [path, file] of this.#leftIn(folder)) this.#written.files.set(path, file);
  }

  /** @param files by their paths in the folder */
  writeSet(
    folder: string,
    key: string,
    files: readonly { path: string; content: Uint8Array }[],
  ): void {
    for (const { path, content } of files) {
      const fileKey = createHash('sha256').update(content).digest('base64url');
      if (!this.holds(`${folder}/${path}`, fileKey)) {
        this.write(`${folder}/${path}`, fileKey, content);
      }
    }
    this.#written.sets.set(folder, { key, count: files.length });
  }

  /** What is in a file of this build; undefined where somebody has touched it since. */
  read(path: string): string | undefined {
    const file = join(this.#folder, path);
    const written = this.#written.files.get(path);
    return written && markAt(file) === written.mark ? readFileSync(file, 'utf8') : undefined;
  }

  write(path: string, key: string, content: string | Uint8Array): void {
    const file = join(this.#folder, path);
    const folder = dirname(file);
    if (!this.#made.has(folder)) mkdirSync(folder, { recursive: true });
    this.#made.add(folder);
    const opened = openSync(file, 'w');
    try {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      for (let at = 0; at < bytes.length;) at += writeSync(opened, bytes, at);
      this.#written.files.set(path, { key, mark: markOf(fstatSync(opened)) });
    } finally {
      closeSync(opened);
    }
  }

  /** Removes what this build did not write again, and remembers the rest for the next one. */
  close(): void {
    for (const [path, { mark }] of this.#left.files) {
      if (this.#written.files.has(path) || markAt(join(this.#folder, path)) !== mark) continue;
      this.#remove(path);
    }
    const { files, sets } = this.#written;
    const text = JSON.stringify({ files: [...files], sets: [...sets] });
    this.#ledger.write(nameOf(this.#folder), text);
    this.#ledger.prune({ nowMs: Date.now() });
  }

  #leftIn(folder: string): [string, LeftFile][] {
    return [...this.#left.files].filter(([path]) => path.startsWith(`${folder}/`));
  }

  #remove(path: string): void {
    rmSync(join(this.#folder, path), { recursive: true, force: true, maxRetries: 3 });
    this.#removeEmpty(dirname(path));
  }

  #removeEmpty(path: string): void {
    if (path === '.') return;
    try {
      rmdirSync(join(this.#folder, path));
    } catch {
      // Something is in it.
      return;
    }
    this.#removeEmpty(dirname(path));
  }
}

/** Several output folders may share a cache. */
function nameOf(folder: string): string {
  return `output-${createHash('sha256').update(folder).digest('base64url').slice(0, 16)}`;
}

function markAt(file: string): string | undefined {
  let stats: Stats;
  try {
    stats = lstatSync(file);
  } catch {
    // Missing, or below what is no folder any more.
    return undefined;
  }
  return stats.isFile() ? markOf(stats) : undefined;
}

function markOf({ ino, size, ctimeMs }: Stats): string {
  return `${ino} ${size} ${ctimeMs}`;
}

/** All files below a folder, and folders without any, each with what changes with every touch. */
function* entriesBelow(root: string, folder = ''): Iterable<[path: string, mark: string]> {
  for (const entry of entriesOf(join(root, folder))) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (folder === '' && kept.has(entry.name)) continue;
    const below = entry.isDirectory() ? [...entriesBelow(root, path)] : [];
    if (below.length > 0) yield* below;
    else yield [path, entryMark(join(root, path)) ?? ''];
  }
}

function entryMark(file: string): string | undefined {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  return stats && markOf(stats);
}

function entriesOf(folder: string): Dirent[] {
  return existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
}
