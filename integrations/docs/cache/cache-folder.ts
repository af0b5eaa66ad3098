import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wordSystemError } from '../../../src/text/system-errors.ts';
import { Pack, type PackedText } from './pack.ts';

const hourMs = 3_600_000;
/** Each build leaves a pack; so many are as quick to open as one. */
const maxPacks = 32;
/** Of a pack that is being written. */
const open = '.open';
const whole = '.pack';

const usualBytes = 256 * 1024 * 1024;

interface Limits {
  /** 256 MB unless told. */
  maxBytes?: number;
  nowMs: number;
}

/** A part of the cache: `meantime/NAME/` in Astro's `cacheDir`. */
export function cacheFolder(cacheDir: URL, name: string): CacheFolder {
  return new CacheFolder(fileURLToPath(new URL(`meantime/${name}/`, cacheDir)));
}

/**
 * Texts by key, in a few files: a build of a thousand pages writes one file in place of a thousand.
 * Each build adds a pack of its own, so that two at once are not in each other's way. What is damaged
 * is as good as missing, and deleting the folder costs time only.
 */
export class CacheFolder {
  readonly #folder: string;
  /** In the order in which they were made. */
  #packs: Pack[] = [];
  /** By key; in the order in which they were written, the last of a key. Undefined until it is used. */
  #found: Map<string, PackedText> | undefined;
  readonly #used = new Set<string>();
  #own: Pack | undefined;
  #trouble: string | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  get #texts(): Map<string, PackedText> {
    return (this.#found ??= this.#find());
  }

  #find(): Map<string, PackedText> {
    this.#packs = packsIn(this.#folder);
    const found = new Map<string, PackedText>();
    for (const pack of this.#packs) {
      for (const text of pack.texts()) note(found, text);
    }
    return found;
  }

  has(key: string): boolean {
    this.#used.add(key);
    return this.#texts.has(key);
  }

  read(key: string): string | undefined {
    this.#used.add(key);
    const found = this.#texts.get(key);
    const text = found?.pack.read(found);
    if (text === undefined) this.#texts.delete(key);
    return text;
  }

  write(key: string, text: string): void {
    this.#used.add(key);
    this.#try(() => {
      const texts = this.#texts;
      this.#own ??= this.#begin();
      note(texts, this.#own.add(key, text));
    });
  }

  /** Why nothing more is kept; undefined where all is well. A cache is nothing to fail for. */
  get trouble(): string | undefined {
    return this.#trouble && `${this.#folder} cannot be written: ${this.#trouble}`;
  }

  /**
   * Of a folder that was used: ends what this build writes, and puts the texts of all builds into one
   * pack where there are many packs, or much that is of no use: what this build used stays, and of the
   * rest what was written last as far as it fits.
   */
  prune(limits: Limits): void {
    this.#try(() => {
      this.#prune(limits);
    });
  }

  #prune({ maxBytes = usualBytes, nowMs }: Limits): void {
    if (!this.#found) return;
    if (this.#own) this.#finish(this.#own);
    this.#own = undefined;
    const packs = this.#packs.filter(({ path }) => path.endsWith(whole) || isLeft(path, nowMs));
    const bytes = sum(packs);
    const kept = this.#keep(packs, maxBytes);
    const keptBytes = sum(kept);
    const isWorn = keptBytes < bytes / 2 || (bytes > maxBytes && keptBytes < (bytes * 3) / 4);
    if (packs.length <= maxPacks && !isWorn) return;
    this.#merge(kept);
    for (const pack of packs) pack.remove();
    const removed = new Set(packs);
    this.#packs = this.#packs.filter((pack) => !removed.has(pack));
  }

  #merge(texts: readonly PackedText[]): void {
    const merged = this.#begin();
    for (const text of texts) {
      const content = text.pack.read(text);
      this.#texts.delete(text.key);
      if (content !== undefined) note(this.#texts, merged.add(text.key, content));
    }
    this.#finish(merged);
  }

  /** Of these packs, what is to stay, in the order in which it was last of use. */
  #keep(packs: readonly Pack[], maxBytes: number): PackedText[] {
    const texts = [...this.#texts.values()].filter(({ pack }) => packs.includes(pack));
    const used = texts.filter(({ key }) => this.#used.has(key));
    let bytes = sum(used);
    const others: PackedText[] = [];
    for (const text of texts.reverse()) {
      if (this.#used.has(text.key)) continue;
      bytes += text.bytes;
      if (bytes > maxBytes) break;
      others.unshift(text);
    }
    return [...others, ...used];
  }

  /** What is written half is no text; after the first failure nothing is tried any more. */
  #try(write: () => void): void {
    if (this.#trouble !== undefined) return;
    try {
      write();
    } catch (error) {
      this.#trouble = wordSystemError(error);
    }
  }

  #begin(): Pack {
    mkdirSync(this.#folder, { recursive: true });
    // Behind all that are there, be it that they were made just now.
    const last = Number.parseInt(basename(this.#packs.at(-1)?.path ?? ''), 10) || 0;
    const made = String(Math.max(Date.now(), last + 1)).padStart(15, '0');
    const pack = new Pack(join(this.#folder, `${made}-${randomUUID()}${open}`));
    this.#packs.push(pack);
    return pack;
  }

  #finish(pack: Pack): void {
    pack.finish(pack.path.slice(0, -open.length) + whole);
  }
}

/** The last of a key is the one. */
function note(texts: Map<string, PackedText>, text: PackedText): void {
  texts.delete(text.key);
  texts.set(text.key, text);
}

function sum(parts: readonly { bytes: number }[]): number {
  return parts.reduce((bytes, part) => bytes + part.bytes, 0);
}

function packsIn(folder: string): Pack[] {
  const names = namesIn(folder).filter((name) => name.endsWith(whole) || name.endsWith(open));
  return names.sort().map((name) => new Pack(join(folder, name)));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Not there yet, or not legible: either way there is nothing to find.
    return [];
  }
}

/** True for what a build that was killed, or has failed, left behind. */
function isLeft(path: string, nowMs: number): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined || nowMs - stats.mtimeMs > hourMs;
}
