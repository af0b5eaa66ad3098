import type { ElementContent } from 'hast';
import type { MarkedWords } from '../../../src/protocol/code-look.ts';
import { holdsLine } from '../../../src/protocol/line-ranges.ts';
import { mergeEqual } from './merge-tokens.ts';

/** Offsets in the text of a line. */
interface MarkedRange {
  start: number;
  end: number;
  mark: MarkedWords['mark'];
}

/**
 * The tokens of a line with the words in elements of their own that are looked for.
 *
 * @param line from 1
 */
export function markWords(
  tokens: ElementContent[],
  words: readonly MarkedWords[],
  line: number,
): ElementContent[] {
  const wanted = words.filter(({ lines }) => !lines || holdsLine(lines, line));
  if (wanted.length === 0) return tokens;
  const text = tokens.map(textOf).join('');
  const found = wanted
    .flatMap((word) => rangesOf(word, text))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const made: ElementContent[] = [];
  let at = 0;
  for (const { start, end, mark } of found) {
    // What lies in one that is marked already.
    if (start < at) continue;
    made.push(...cut(tokens, at, start));
    made.push({
      type: 'element',
      tagName: mark,
      properties: {},
      children: cut(tokens, start, end),
    });
    at = end;
  }
  return at === 0 ? tokens : [...made, ...cut(tokens, at, text.length)];
}

function rangesOf({ mark, word }: MarkedWords, text: string): MarkedRange[] {
  const ranges: MarkedRange[] = [];
  if (typeof word === 'string') {
    for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1)) {
      ranges.push({ start, end: start + word.length, mark });
    }
    return ranges;
  }
  for (const { indices = [] } of text.matchAll(word)) {
    const [whole, ...groups] = indices;
    const inner = groups.filter((group) => group !== undefined);
    for (const [start, end] of inner.length > 0 ? inner : whole ? [whole] : []) {
      if (end > start) ranges.push({ start, end, mark });
    }
  }
  return ranges;
}

/** The tokens between two offsets, those at the ends in part. */
export function cut(
  tokens: readonly ElementContent[],
  start: number,
  end: number,
): ElementContent[] {
  let at = 0;
  const inside = tokens.flatMap((token): ElementContent[] => {
    const text = textOf(token);
    const part = text.slice(Math.max(start - at, 0), Math.max(end - at, 0));
    at += text.length;
    if (part === '') return [];
    const value: ElementContent = { type: 'text', value: part };
    if (token.type !== 'element') return [value];
    const before = at - text.length;
    return [{ ...token, children: cut(token.children, start - before, end - before) }];
  });
  return mergeEqual(inside);
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}
