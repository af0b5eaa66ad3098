import { hashText } from './revision.ts';

/** Crockford's base 32: no letter that is read as a digit, none that spells a word. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeDigits = 10;

/** Ten letters and digits that stand for a text: 50 bits of its hash, which do not tell the text. */
export function shortCode(text: string): string {
  const hash = BigInt(`0x${hashText(text)}`);
  return Array.from({ length: codeDigits }, (_, place) => {
    return digits.charAt(Number((hash >> BigInt(5 * place)) & 31n));
  }).join('');
}

/** A code as somebody typed it: case, blanks and dashes do not matter, nor O for 0 and I or L for 1. */
export function readShortCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return code.length === codeDigits && Array.from(code).every((digit) => digits.includes(digit))
    ? code
    : undefined;
}
