/** When something happened, by the two clocks that a document has. */
export interface Moment {
  atMs: number;
  monoMs: number;
}

export function thisMoment(): Moment {
  return { atMs: Date.now(), monoMs: Math.round(performance.now()) };
}

/** 128 random bits as 32 hexadecimal digits; works without https too, unlike `randomUUID`. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
