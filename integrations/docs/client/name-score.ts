import { rarity } from './rarity.ts';
import { isMeant, plainText, wordsIn } from './word-forms.ts';

/** What was typed, in the forms in which it is compared. */
export interface TypedQuery {
  written: string;
  plain: string;
  words: readonly string[];
  /** How much each of the words tells, 1 in sum. */
  shares: readonly number[];
  /** True for a flag, a path, a name in code: it is looked for as it stands. */
  isCode: boolean;
}

/** By how much a name is what was typed. */
export const nameScores = {
  exact: 100,
  /** It holds the flag or the name in code that was typed. */
  code: 60,
  begins: 50,
  allWords: 35,
  /** All of its own words are in what was typed, a question. */
  covered: 40,
  someWords: 15,
} as const;

/**
 * @param pagesWith how many pages hold a word, where that is known
 * @param total how many pages there are
 */
export function readQuery(
  typed: string,
  pagesWith: ReadonlyMap<string, number>,
  total: number,
): TypedQuery {
  const words = wordsIn(typed);
  const weights = words.map((word) => rarity(pagesWith.get(word) ?? 1, total));
  const sum = weights.reduce((one, other) => one + other, 0);
  const written = typed.trim();
  return {
    written,
    plain: plainText(typed),
    words,
    shares: weights.map((weight) => weight / sum),
    isCode: !/\s/.test(written) && /[^\p{L}\p{N}]|\p{Ll}\p{Lu}/u.test(written),
  };
}

/** By how much a title or a heading is what was typed. */
export function nameScore(name: string, { plain, words, shares, isCode }: TypedQuery): number {
  const own = plainText(name);
  if (own === plain || (!isCode && bare(own) === bare(plain))) return nameScores.exact;
  if (plain.length > 1 && own.startsWith(plain)) return nameScores.begins;
  const ownWords = wordsIn(name);
  const isIn = (word: string): boolean => ownWords.some((one) => isMeant(word, one));
  const share = words.reduce((sum, word, at) => sum + (isIn(word) ? (shares[at] ?? 0) : 0), 0);
  const covered = ownWords.every((one) => words.some((word) => isMeant(word, one)));
  // Of `--field`, a heading with the word "field" is not meant.
  if (isCode) return own.includes(plain) ? nameScores.code : share * nameScores.someWords;
  // Of two names that hold all of it, the shorter says less besides.
  if (words.every(isIn)) {
    return nameScores.allWords + (5 * words.length) / Math.max(ownWords.length, words.length);
  }
  return share * (covered && ownWords.length > 0 ? nameScores.covered : nameScores.someWords);
}

/** What was typed as it stands: a flag, an error's code, a phrase. */
export function literalScore(text: string, { written, plain }: TypedQuery): number {
  if (!/[^\p{L}\p{N}]|\p{Lu}/u.test(written)) return 0;
  if (plain.length < 2 || !plainText(text).includes(plain)) return 0;
  return text.includes(written) ? 30 : 20;
}

/** Without what stands around a name: backticks, a colon, a question mark. */
function bare(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}
