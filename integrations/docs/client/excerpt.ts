import { closeUp } from './unspaced-scripts.ts';

/** A piece of text, and whether it was searched for. */
export interface ExcerptPart {
  text: string;
  isFound: boolean;
}

const lengthLetters = 180;
/** So few that what was found is in the first line, be it that of a phone. */
const lettersBefore = 24;
const wordsNearby = 12;

/**
 * The place of a text that says most of what was searched for, a few words before it. Of a text in
 * which nothing was found, its beginning.
 *
 * @param found which of the words, in order
 * @param skipped words of its heading, which is shown above it
 */
export function excerpt(
  words: readonly string[],
  found: readonly number[],
  skipped = 0,
): ExcerptPart[] {
  const within = new Set(found.filter((at) => at >= skipped));
  const from = startOf(words, densest([...within]) ?? skipped, skipped);
  const parts: ExcerptPart[] = from > skipped ? [{ text: '… ', isFound: false }] : [];
  let letters = 0;
  let at = from;
  for (; at < words.length && letters < lengthLetters; at += 1) {
    const word = words[at] ?? '';
    add(parts, { text: word, isFound: within.has(at) });
    add(parts, { text: gap(word, words[at + 1]), isFound: within.has(at) && within.has(at + 1) });
    letters += word.length + 1;
  }
  if (at < words.length) parts.push({ text: '…', isFound: false });
  return parts;
}

/** The word from which on most are found nearby; the first of equals. */
function densest(found: readonly number[]): number | undefined {
  let best: { at: number; count: number } | undefined;
  for (const at of found) {
    const count = found.filter((one) => one >= at && one < at + wordsNearby).length;
    if (!best || count > best.count) best = { at, count };
  }
  return best?.at;
}

function startOf(words: readonly string[], at: number, least: number): number {
  let start = at;
  let letters = 0;
  while (start > least) {
    letters += (words[start - 1] ?? '').length + 1;
    if (letters > lettersBefore) break;
    start -= 1;
  }
  return start;
}

/** What stands between two words: nothing in scripts that set no spaces. */
function gap(word: string, next: string | undefined): string {
  if (next === undefined) return '';
  const apart = `${word} ${next}`;
  return closeUp(apart) === apart ? ' ' : '';
}

function add(parts: ExcerptPart[], part: ExcerptPart): void {
  const last = parts.at(-1);
  if (part.text === '') return;
  if (last?.isFound === part.isFound) last.text += part.text;
  else parts.push(part);
}
