import { spaceOut, unspacedRuns } from './unspaced-scripts.ts';

/**
 * What to search for, in the order in which it is tried until something is found: each is a list of
 * terms all of which a page has to hold.
 */
export function searchTerms(query: string, lang: string): string[][] {
  const { runs, rest } = unspacedRuns(query);
  if (runs.length === 0) return query === '' ? [] : [[query]];
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
