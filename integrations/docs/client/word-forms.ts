const camel = /(?<=\p{Ll}|\p{N})(?=\p{Lu})/u;
const noWord = /[^\p{L}\p{N}\p{M}]+/u;

/** What typography made of what was written, or a phone of what was typed. */
const typographic: readonly (readonly [RegExp, string])[] = [
  [/\u2013/g, '--'],
  [/\u2014/g, '---'],
  [/[\u2018\u2019]/g, "'"],
  [/[\u201c\u201d]/g, '"'],
];

/** Text as it is compared: without case, accents and typography, each space a single one. */
export function plainText(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const typed = typographic.reduce((made, [sign, keys]) => made.replace(sign, keys), plain);
  return typed.replace(/\s+/g, ' ').trim();
}

/**
 * The words of a text in the form in which they are compared, those of a name written as one among
 * them: `node:fs` and `nodeFs` are `node`, `fs`.
 */
export function wordsIn(text: string): string[] {
  return writtenWords(text).map(plainText);
}

/** The same words as they are written. */
export function writtenWords(text: string): string[] {
  return text
    .split(noWord)
    .flatMap((word) => word.split(camel))
    .filter((word) => word !== '');
}

/** True for forms of one word: `install`, `installing`, `installation`. */
export function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < leastLetters) return false;
  let common = 0;
  while (common < short.length && short[common] === long[common]) common += 1;
  if (common === short.length) return true;
  // What languages put at the end of a word is short beside the word.
  const isStem = common >= stemLetters && common >= long.length * stemShare;
  return isStem && short.length - common <= endingLetters;
}

/** True where a word is what was typed, or begins so; the same word in another form, too. */
export function isMeant(typed: string, word: string): boolean {
  // `web` is how `webhok` begins, and nothing that was meant by it.
  const isBeginning = typed.startsWith(word) && word.length < typed.length * stemShare;
  return isSameWord(typed, word) && !isBeginning;
}

const leastLetters = 3;
const stemLetters = 5;
const stemShare = 0.55;
const endingLetters = 4;
