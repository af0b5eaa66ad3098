/** When something happened, by the two clocks that a document has. */
export interface Moment {
  atMs: number;
  monoMs: number;
}

export function thisMoment(): Moment {
  // Whole, also where a script of the page keeps the time.
  return { atMs: Math.round(Date.now()), monoMs: Math.round(performance.now()) };
}

/** 128 random bits as 32 hexadecimal digits; works without https too, unlike `randomUUID`. */
export function randomId(): string {
  return crypto
    .getRandomValues(new Uint8Array(16))
    .reduce((id, byte) => id + (byte + 256).toString(16).slice(1), '');
}
