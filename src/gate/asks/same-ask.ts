import { replacePlaceholders } from '../../protocol/placeholders.ts';
import type { Ask } from './ask.ts';

/**
 * What an ask is matched by. Numbers of versions and ports, spaces, names of placeholders and the
 * way in which a path is written make no other ask; a need is as it is written, since `node 24` is
 * more than `node 22`.
 */
export function keyOfAsk({ what, text }: Ask): string {
  const spaced = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  switch (what) {
    case 'stop':
    case 'command':
    case 'open':
      return `${what} ${withoutNumbers(replacePlaceholders(spaced, () => '<>'))}`;
    case 'file':
      return `${what} ${spaced.replace(/^\.\//, '')}`;
    case 'need':
    case 'prompt':
      return `${what} ${spaced.toLowerCase()}`;
    case 'placeholder':
      return `${what} ${spaced.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')}`;
    case 'text':
      return `${what} ${spaced}`;
  }
}

/** Whether the one may be the other with a slip mended: word by word, at most one letter apart. */
export function isMended(one: string, other: string): boolean {
  const words = one.split(' ');
  const others = other.split(' ');
  return (
    words.length === others.length &&
    words.every((word, index) => isSlipOf(word, others[index] ?? ''))
  );
}

const shortestWithSlip = 4;

/** The same word, or one of at least four letters with a letter more, less, another, or two swapped. */
export function isSlipOf(one: string, other: string): boolean {
  if (one === other) return true;
  if (Math.min(one.length, other.length) < shortestWithSlip) return false;
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (
    end < Math.min(one.length, other.length) - start &&
    one.at(-1 - end) === other.at(-1 - end)
  ) {
    end += 1;
  }
  const [left, right] = [one, other].map((word) => word.slice(start, word.length - end));
  if (left === undefined || right === undefined) return false;
  const isSwap = left.length === 2 && left === Array.from(right).reverse().join('');
  return isSwap || Math.max(left.length, right.length) <= 1;
}

function withoutNumbers(text: string): string {
  return text.replace(/\d+(?:\.\d+)*/g, '0');
}
