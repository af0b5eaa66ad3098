/** Numbers of one width, one after the other, as many as come. */
export class GrowingColumn<Values extends Float64Array | Uint32Array | Uint16Array | Uint8Array> {
  readonly #make: (length: number) => Values;
  #values: Values;

  constructor(make: (length: number) => Values) {
    this.#make = make;
    this.#values = make(1_024);
  }

  /** 0 where nothing was set. */
  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  set(index: number, value: number): void {
    if (index >= this.#values.length) this.#grow(index + 1);
    this.#values[index] = value;
  }

  #grow(least: number): void {
    const values = this.#make(Math.max(least, Math.ceil(this.#values.length * 1.4)));
    values.set(this.#values);
    this.#values = values;
  }
}
