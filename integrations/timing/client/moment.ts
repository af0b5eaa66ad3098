/** When something happened, by the two clocks that a document has. */
export interface Moment {
  atMs: number;
  monoMs: number;
}

export function thisMoment(): Moment {
  // Whole, also where a script of the page keeps the time.
  return { atMs: Math.round(Date.now()), monoMs: Math.round(performance.now()) };
}

/** When the document was asked for, by the clocks of this moment. */
export function navigationMoment(): Moment {
  const { atMs, monoMs } = thisMoment();
  return { atMs: atMs - monoMs, monoMs: 0 };
}

/** 128 random bits as 32 hexadecimal digits; works without https too, unlike `randomUUID`. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
