import { hashText } from './revision.ts';

/** Crockford's base 32: no letter that is read as a digit, none that spells a word. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeDigits = 10;

/** For so long after the quickstart was opened, its code says hello. */
export const helloCodeMs = 24 * 3_600_000;

/**
 * The code by which a reader's own program says hello from the terminal: 50 bits. Browser and
 * collector derive it from the run, which is random and known to nobody else; so nothing is
 * registered, and the code tells nothing of the reader.
 */
export function helloCode(run: string, quickstart: string): string {
  const hash = BigInt(`0x${hashText(JSON.stringify([quickstart, run]))}`);
  return Array.from({ length: codeDigits }, (_, place) => {
    return digits.charAt(Number((hash >> BigInt(5 * place)) & 31n));
  }).join('');
}

/** A code as somebody typed it: case, blanks and dashes do not matter, nor O for 0 and I or L for 1. */
export function readHelloCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return code.length === codeDigits && Array.from(code).every((digit) => digits.includes(digit))
    ? code
    : undefined;
}
