import { readShortCode, shortCode } from './short-code.ts';

/** For so long after the quickstart was opened, its code says hello. */
export const helloCodeMs = 24 * 3_600_000;

/**
 * The code by which a reader's own program says hello from the terminal: 50 bits. Browser and
 * collector derive it from the run, which is random and known to nobody else; so nothing is
 * registered, and the code tells nothing of the reader.
 */
export function helloCode(run: string, quickstart: string): string {
  return shortCode(JSON.stringify([quickstart, run]));
}

/** A code as somebody typed it; undefined for what is none. */
export const readHelloCode = readShortCode;
