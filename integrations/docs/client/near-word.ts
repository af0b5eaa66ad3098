import { plainText } from './word-forms.ts';

/** Shorter words are one edit from too many others. */
export const leastLetters = 4;

/** Few slips are in the first letter. */
const sameStart = 1e6;

/** True where one letter more, less, replaced or swapped with the next makes one of the other. */
export function isOneEditAway(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a.charAt(start) === b.charAt(start)) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (a.length !== b.length) {
    return a.length > b.length ? restA.slice(1) === restB : restB.slice(1) === restA;
  }
  const isSwapped = restA.slice(0, 2) === restB.charAt(1) + restB.charAt(0);
  return restA.slice(1) === restB.slice(1) || (isSwapped && restA.slice(2) === restB.slice(2));
}

/**
 * The word that was meant: one edit away, its first letter the same before any other, and of these
 * the one that most pages hold.
 *
 * @param word in the form in which words are compared
 * @param list as `wordList` writes it
 */
export function nearWord(word: string, list: string): string | undefined {
  if (word.length < leastLetters) return undefined;
  let best: { text: string; rank: number } | undefined;
  for (const line of list.split('\n')) {
    const [text = '', pages = '1'] = line.split(' ');
    // Most words are of another length, which is sooner told.
    if (Math.abs(text.length - word.length) > 2) continue;
    if (!isOneEditAway(word, plainText(text))) continue;
    const rank = Number(pages) + (text.startsWith(word.charAt(0)) ? sameStart : 0);
    if (!best || rank > best.rank) best = { text, rank };
  }
  return best?.text;
}
