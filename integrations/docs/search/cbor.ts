/** The kinds of values that Pagefind's files hold. */
const kinds = { unsigned: 0, negative: 1, text: 3, list: 4 } as const;
export type CborKind = keyof typeof kinds;

/** Thrown where bytes are not what is expected; caught by whoever reads a file. */
export class CborMismatch extends Error {}

/** Reads CBOR (RFC 8949) from front to back: numbers, texts and lists, as Pagefind writes them. */
export class CborReader {
  readonly bytes: Buffer;
  at = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** The number in front of a value: the value itself, a text's bytes, a list's items. */
  head(kind: CborKind): number {
    const first = this.bytes[this.at] ?? 0xff;
    if (first >> 5 !== kinds[kind]) throw new CborMismatch(`no ${kind} at ${this.at}`);
    return this.#number(first & 31);
  }

  /** @throws CborMismatch unless the list has so many items */
  list(...lengths: readonly number[]): number {
    const length = this.head('list');
    if (lengths.length > 0 && !lengths.includes(length)) {
      throw new CborMismatch(`${length} items before ${this.at}`);
    }
    return length;
  }

  /** A text's bytes, in UTF-8. */
  text(): Buffer {
    const length = this.head('text');
    this.at += length;
    if (this.at > this.bytes.length) throw new CborMismatch('cut off');
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** A list of numbers from 0 on. */
  numberList(): number[] {
    return Array.from({ length: this.list() }, () => this.head('unsigned'));
  }

  /** Passes over a list of numbers, and says how many there are. */
  numbers(): number {
    const length = this.list();
    for (let count = 0; count < length; count += 1) {
      const first = this.bytes[this.at] ?? 0xff;
      if (first >> 5 > 1) throw new CborMismatch(`no number at ${this.at}`);
      this.#number(first & 31);
    }
    return length;
  }

  /** @throws CborMismatch unless everything was read */
  end(): void {
    if (this.at !== this.bytes.length) throw new CborMismatch(`more than expected at ${this.at}`);
  }

  #number(short: number): number {
    this.at += 1;
    if (short < 24) return short;
    const size = short === 24 ? 1 : short === 25 ? 2 : short === 26 ? 4 : undefined;
    if (size === undefined || this.at + size > this.bytes.length) {
      throw new CborMismatch(`a number too long at ${this.at}`);
    }
    this.at += size;
    return this.bytes.readUIntBE(this.at - size, size);
  }
}

/** What stands in front of a value. */
export function cborHead(kind: CborKind, value: number): Buffer {
  const major = kinds[kind] << 5;
  if (value < 24) return Buffer.from([major | value]);
  if (value < 0x100) return Buffer.from([major | 24, value]);
  const head = Buffer.alloc(value < 0x10000 ? 3 : 5);
  head[0] = major | (value < 0x10000 ? 25 : 26);
  head.writeUIntBE(value, 1, head.length - 1);
  return head;
}

export function cborText(text: Uint8Array): Buffer {
  return Buffer.concat([cborHead('text', text.length), text]);
}
