const chunkBits = 14;
const chunkLength = 1 << chunkBits;
const withinChunk = chunkLength - 1;

/**
 * Real numbers, one after the other, as many as come: in chunks, so that none is copied. A class of its
 * own for each width, since code that meets several is slow.
 */
export class RealColumn {
  readonly #chunks: Float64Array[] = [];

  /** 0 where nothing was set. */
  at(index: number): number {
    return this.#chunks[index >> chunkBits]?.[index & withinChunk] ?? 0;
  }

  set(index: number, value: number): void {
    const place = index >> chunkBits;
    while (this.#chunks.length <= place) this.#chunks.push(new Float64Array(chunkLength));
    const chunk = this.#chunks[place];
    if (chunk) chunk[index & withinChunk] = value;
  }
}

/** The same of whole numbers below 2^32. */
export class WholeColumn {
  readonly #chunks: Uint32Array[] = [];

  at(index: number): number {
    return this.#chunks[index >> chunkBits]?.[index & withinChunk] ?? 0;
  }

  set(index: number, value: number): void {
    const place = index >> chunkBits;
    while (this.#chunks.length <= place) this.#chunks.push(new Uint32Array(chunkLength));
    const chunk = this.#chunks[place];
    if (chunk) chunk[index & withinChunk] = value;
  }
}

/** The same of whole numbers below 2^16. */
export class SmallColumn {
  readonly #chunks: Uint16Array[] = [];

  at(index: number): number {
    return this.#chunks[index >> chunkBits]?.[index & withinChunk] ?? 0;
  }

  set(index: number, value: number): void {
    const place = index >> chunkBits;
    while (this.#chunks.length <= place) this.#chunks.push(new Uint16Array(chunkLength));
    const chunk = this.#chunks[place];
    if (chunk) chunk[index & withinChunk] = value;
  }
}
