import type { CountKind } from '../../protocol/machine-counts.ts';
import type { NonEmpty } from '../../statistics/non-empty.ts';

/** How many there were in each walk of both sides. */
export interface CountedSides {
  base: NonEmpty<number>;
  head: NonEmpty<number>;
}

export interface JudgedCount {
  what: CountKind;
  /** The most of any walk of the base, and the least of any of the head: what differs between walks of one side is no change. */
  was: number;
  now: number;
  verdict: 'more' | 'holds';
}

/** What counts as more: by a quarter, and by so many. */
const leastMore = { share: 0.25, packages: 1, files: 50, bytes: 1_000_000, requests: 5 } as const;

/**
 * Compares counts exactly: chance has no part in them, unless one side's walks differ among
 * themselves, and then only what lies beyond all of the base counts.
 */
export function judgeCount(what: CountKind, { base, head }: CountedSides): JudgedCount {
  const [was, now] = [Math.max(...base), Math.min(...head)];
  const more = now - was;
  const isMore = more >= leastMore[what] && more >= leastMore.share * Math.max(was, 0);
  return { what, was, now, verdict: isMore ? 'more' : 'holds' };
}
