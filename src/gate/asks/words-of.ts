// One locale, so that the same text has the same words everywhere.
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** The words of a text, in small letters; found by a dictionary where no spaces part them. */
export function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(text.normalize('NFC')))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment.toLowerCase());
}

/** A word that says what a text is about: a number, a long word, or one of a script without spaces. */
export function isTelling(word: string): boolean {
  return (
    /\d/.test(word) ||
    /[\p{Script=Han}\p{Script=Kana}\p{Script=Hangul}]/u.test(word) ||
    word.length > 4
  );
}

/** How many words two texts share, each as often as both have it. */
export function sharedWords(one: readonly string[], other: readonly string[]): number {
  return one.length - without(one, other).length;
}

/** The words of the one without those of the other, each taken away as often as the other has it. */
export function without(one: readonly string[], other: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of other) counts.set(word, (counts.get(word) ?? 0) + 1);
  return one.filter((word) => {
    const count = counts.get(word) ?? 0;
    counts.set(word, count - 1);
    return count <= 0;
  });
}
