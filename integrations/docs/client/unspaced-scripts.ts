/** A letter of a script that sets no spaces between words, with the marks on it. */
const letter = String.raw`(?=[\p{L}\p{Nl}])[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]\p{M}*`;
const punctuation = String.raw`[\u3000-\u303f\uff00-\uffef]`;

const letters = new RegExp(letter, 'gu');
const runs = new RegExp(`(?:${letter})+`, 'gu');
const afterLetter = new RegExp(`(${letter}) (?=${letter}|${punctuation})`, 'gu');
const afterPunctuation = new RegExp(`(${punctuation}) (?=${letter})`, 'gu');

/**
 * Makes each letter of such a script a word of its own, by which any part of the text can be found.
 * Where one word ends and the next begins is a guess, and the guess of whoever makes an index is
 * another than that of the browser which searches it.
 */
export function spaceOut(text: string): string {
  return text.replace(letters, ' $& ').replace(/ {2,}/g, ' ');
}

/** The text as it was written. */
export function closeUp(text: string): string {
  return text.replace(afterLetter, '$1').replace(afterPunctuation, '$1');
}

/** The parts of what was typed that are in such a script, and the rest. */
export function unspacedRuns(text: string): { runs: string[]; rest: string } {
  return {
    runs: text.match(runs) ?? [],
    rest: text.replace(runs, ' ').replace(/\s+/g, ' ').trim(),
  };
}
