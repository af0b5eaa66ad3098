import { leastLetters } from './near-word.ts';
import type { FoundText } from './pagefind.ts';
import { isMeant, isSameWord, wordsIn } from './word-forms.ts';

export interface UnknownWords {
  /** What was typed and may be a slip: these pages hold no form of it. */
  slips: string[];
  /** True where none of what was typed is in these pages: Pagefind went by the first letters. */
  isAll: boolean;
}

/** What of a query the pages that were found do not hold. */
export function unknownWords(pages: readonly FoundText[], typed: string): UnknownWords {
  const known = new Set<string>();
  for (const { content, weighted_locations: places, meta } of pages) {
    const words = content.split(/\s+/);
    const found = places.map(({ location }) => wordsIn(words[location] ?? ''));
    // `dry-run` is found by `dryrun`, too.
    for (const parts of [...found, wordsIn(meta.title ?? ''), wordsIn(meta.keywords ?? '')]) {
      for (const word of [...parts, parts.join('')]) known.add(word);
    }
  }
  const all = [...known];
  const long = wordsIn(typed).filter(({ length }) => length >= leastLetters);
  return {
    slips: long.filter((word) => !all.some((one) => isMeant(word, one))),
    isAll:
      long.length === wordsIn(typed).length &&
      long.every((word) => !all.some((one) => isSameWord(word, one))),
  };
}
