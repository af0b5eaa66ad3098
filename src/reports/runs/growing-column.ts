type Numbers = Float64Array | Uint32Array | Uint16Array | Uint8Array;

const chunkBits = 14;
const chunkLength = 1 << chunkBits;

/** Numbers of one width, one after the other, as many as come: in chunks, so that none is copied. */
export class GrowingColumn {
  readonly #make: (length: number) => Numbers;
  readonly #chunks: Numbers[] = [];

  constructor(make: (length: number) => Numbers) {
    this.#make = make;
  }

  /** 0 where nothing was set. */
  at(index: number): number {
    return this.#chunks[index >> chunkBits]?.[index & (chunkLength - 1)] ?? 0;
  }

  set(index: number, value: number): void {
    const place = index >> chunkBits;
    while (this.#chunks.length <= place) this.#chunks.push(this.#make(chunkLength));
    const chunk = this.#chunks[place];
    if (chunk) chunk[index & (chunkLength - 1)] = value;
  }
}
