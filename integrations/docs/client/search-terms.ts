import { spaceOut, unspacedRuns } from './unspaced-scripts.ts';

/** Pagefind leaves them out of words, and would look for them: `~/.npmrc`, `$HOME`, `a=b`. */
const unindexed = /[\p{Sm}\p{Sc}\p{Sk}]/gu;

/**
 * What to search for, in the order in which it is tried until something is found: each is a list of
 * terms all of which a page has to hold.
 */
export function searchTerms(query: string, lang: string): string[][] {
  const { runs, rest } = unspacedRuns(query.replace(unindexed, ''));
  if (runs.length === 0) return rest === '' ? [] : [[rest]];
  // Nothing is found by punctuation alone.
  const others = /[\p{L}\p{N}\p{S}]/u.test(rest) ? [rest] : [];
  const asTyped = runs.map(phrase);
  const words = runs.flatMap((run) => wordsOf(run, lang)).map(phrase);
  const isSplit = words.length > asTyped.length;
  return [[...asTyped, ...others], ...(isSplit ? [[...words, ...others]] : [])];
}

/** The letters one after another, and nothing between. */
function phrase(text: string): string {
  return `"${spaceOut(text).trim()}"`;
}

/** Words as the browser sees them; what it takes for none is left out. */
function wordsOf(text: string, lang: string): string[] {
  const segments = new Intl.Segmenter(lang, { granularity: 'word' }).segment(text);
  return Array.from(segments).flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
}
