import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { CacheFolder } from '../cache/cache-folder.ts';
import type { IndexFile } from './search-index.ts';

interface KeptIndex {
  /** Stands for what else the index was made of, beside what its key stands for. */
  rendered: string;
  /** In base64. */
  files: [path: string, content: string][];
  /** The programs that read it, with the key of each: they are the same for all indexes. */
  programs: [path: string, key: string][];
}

const isProgram = /\.js$|^wasm\./;

/** Indexes of earlier builds, and of this one, each with the files that the browser reads. */
export class KeptIndexes {
  readonly #cache: Pick<CacheFolder, 'has' | 'read' | 'write'>;
  readonly #programs = new Map<string, string>();

  constructor(cache: Pick<CacheFolder, 'has' | 'read' | 'write'>) {
    this.#cache = cache;
  }

  has(key: string): boolean {
    return this.#cache.has(key);
  }

  /** Undefined unless all of it is there, and made of just that. */
  read(key: string, rendered: string): IndexFile[] | undefined {
    const text = this.#cache.read(key);
    if (text === undefined) return undefined;
    const kept = JSON.parse(text) as KeptIndex; // the cache gives back what was written below, or nothing
    if (kept.rendered !== rendered) return undefined;
    const files = kept.files.map(([path, content]) => fileOf(path, content));
    for (const [path, program] of kept.programs) {
      const content = this.#programs.get(program) ?? this.#cache.read(program);
      if (content === undefined) return undefined;
      this.#programs.set(program, content);
      files.push(fileOf(path, content));
    }
    return files;
  }

  write(key: string, rendered: string, files: readonly IndexFile[]): void {
    const kept: KeptIndex = { rendered, files: [], programs: [] };
    for (const { path, content } of files) {
      const text = Buffer.from(content).toString('base64');
      if (isProgram.test(path)) kept.programs.push([path, this.#keep(text)]);
      else kept.files.push([path, text]);
    }
    this.#cache.write(key, JSON.stringify(kept));
  }

  /**
   * What readers get of a file, packed once while it stays the same.
   *
   * @param code stands for the code that packs it
   */
  packed(content: Buffer, code: string): Buffer {
    // Of processors of another kind it may pack in another way.
    const hash = createHash('sha256').update(`${code} ${process.arch}\n`).update(content);
    const key = hash.digest('base64url');
    const known = this.#cache.read(key);
    if (known !== undefined) return Buffer.from(known, 'base64');
    const packed = gzipSync(content);
    this.#cache.write(key, packed.toString('base64'));
    return packed;
  }

  #keep(program: string): string {
    const key = createHash('sha256').update(program).digest('base64url');
    if (!this.#programs.has(key)) this.#cache.write(key, program);
    this.#programs.set(key, program);
    return key;
  }
}

function fileOf(path: string, content: string): IndexFile {
  return { path, content: Buffer.from(content, 'base64') };
}
