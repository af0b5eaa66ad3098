import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync, writevSync } from 'node:fs';
import { systemCode } from '../../../src/text/system-errors.ts';

/** A text as it lies in a pack. */
export interface PackedText {
  pack: Pack;
  key: string;
  /** Where its heading begins. */
  at: number;
  /** Of heading and text. */
  bytes: number;
}

// Key, length and checksum, filled up with blanks: as long for each, so that one look finds the next.
const headingBytes = 128;
const headingPattern = /^(\S{1,64}) (\d{1,12}) (\S{43}) *\n$/;
/** Key of the last text of a pack that is finished: a line for each of the others. */
const indexKey = '.index';
const linePattern = /^(\S{1,64}) (\d{1,12})$/;
/** Behind it, as long as a heading: where it begins. */
const endPattern = /^end (\d{1,15}) (\d{1,12}) *\n$/;

/**
 * One file with many texts, one behind the other, each with a heading. Whoever made it adds to it and
 * nobody changes what is there, so that a build that is killed leaves whole texts and a torn last one.
 * A finished one has an index, so that it is known by two looks in place of one for each text.
 */
export class Pack {
  #path: string;
  #descriptor: number | undefined;
  #bytes = 0;
  /** A line for each text that was added. */
  readonly #added: string[] = [];

  /** @param path of a file that is there, or is made by the first text */
  constructor(path: string) {
    this.#path = path;
  }

  get path(): string {
    return this.#path;
  }

  /** How long it is, headings included. */
  get bytes(): number {
    return this.#bytes;
  }

  /** What is in it, up to where it is torn or not legible. */
  *texts(): Iterable<PackedText> {
    const descriptor = this.#open();
    if (descriptor === undefined) return;
    const size = fstatSync(descriptor).size;
    const indexed = this.#indexed(size);
    if (indexed) {
      yield* indexed;
      return;
    }
    for (let at = 0; at + headingBytes <= size;) {
      const heading = this.#read(at, headingBytes)?.toString('latin1') ?? '';
      const [, key, length] = headingPattern.exec(heading) ?? [];
      const bytes = headingBytes + Number(length);
      if (key === undefined || at + bytes > size) return;
      if (key === indexKey) return;
      yield { pack: this, key, at, bytes };
      at += bytes;
      this.#bytes = at;
    }
  }

  /** What its index names; undefined where it has none that is whole. */
  #indexed(size: number): PackedText[] | undefined {
    const end = this.#read(size - headingBytes, headingBytes)?.toString('latin1') ?? '';
    const [, at, bytes] = endPattern.exec(end) ?? [];
    if (at === undefined || Number(at) + Number(bytes) + headingBytes !== size) return undefined;
    const index = this.read({ key: indexKey, at: Number(at), bytes: Number(bytes) });
    const texts: PackedText[] = [];
    let reached = 0;
    for (const line of index?.split('\n') ?? []) {
      const [, key, length] = linePattern.exec(line) ?? [];
      if (key === undefined) return undefined;
      const text = { pack: this, key, at: reached, bytes: Number(length) };
      texts.push(text);
      reached += text.bytes;
    }
    if (reached !== Number(at)) return undefined;
    this.#bytes = reached;
    return texts;
  }

  /** Undefined where it is damaged or gone. */
  read({ key, at, bytes }: Omit<PackedText, 'pack'>): string | undefined {
    const read = this.#read(at, bytes);
    const body = read?.subarray(headingBytes);
    if (!read || !body) return undefined;
    const isSound = read.toString('latin1', 0, headingBytes) === headingOf(key, body);
    return isSound ? body.toString('utf8') : undefined;
  }

  add(key: string, text: string): PackedText {
    const body = Buffer.from(text);
    const heading = Buffer.from(headingOf(key, body), 'latin1');
    const at = this.#bytes;
    const bytes = this.#append([heading, body]);
    this.#added.push(`${key} ${bytes}`);
    return { pack: this, key, at, bytes };
  }

  /** Says by its index, and by its name, that nothing will be added. */
  finish(path: string): void {
    if (this.#added.length > 0) this.#addIndex();
    this.close();
    try {
      renameSync(this.#path, path);
      this.#path = path;
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error; // somebody has deleted the cache
    }
  }

  #addIndex(): void {
    try {
      const { at, bytes } = this.add(indexKey, this.#added.join('\n'));
      this.#append([Buffer.from(`${`end ${at} ${bytes}`.padEnd(headingBytes - 1)}\n`)]);
      this.#bytes = at;
    } catch {
      // No room for it: the texts are found without.
    }
  }

  remove(): void {
    this.close();
    rmSync(this.#path, { force: true });
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  /** How much was added. */
  #append(parts: readonly Buffer[]): number {
    this.#descriptor ??= openSync(this.path, 'ax+');
    const written = writevSync(this.#descriptor, parts);
    this.#bytes += written;
    // A disk that has room for a part takes it without a complaint.
    if (written !== parts.reduce((sum, { length }) => sum + length, 0))
      throw Object.assign(new Error(this.#path), { code: 'ENOSPC' });
    return written;
  }

  #read(at: number, bytes: number): Buffer | undefined {
    const descriptor = at < 0 ? undefined : this.#open();
    if (descriptor === undefined) return undefined;
    const buffer = Buffer.allocUnsafe(bytes);
    try {
      return readSync(descriptor, buffer, 0, bytes, at) === bytes ? buffer : undefined;
    } catch {
      // A folder of this name, or a disk that fails.
      return undefined;
    }
  }

  #open(): number | undefined {
    try {
      return (this.#descriptor ??= openSync(this.path, 'r'));
    } catch {
      // Another build has put its texts elsewhere, or somebody has deleted the cache.
      return undefined;
    }
  }
}

function headingOf(key: string, body: Buffer): string {
  const checksum = createHash('sha256').update(body).digest('base64url');
  return `${`${key} ${body.length} ${checksum}`.padEnd(headingBytes - 1)}\n`;
}
