import type { Jump } from './cumulative-incidence.ts';

/**
 * The jump that a cumulative incidence curve stands on at `timeMs`; undefined before the first,
 * where the share is 0. Right-continuous: a jump at exactly `timeMs` counts. After the last jump
 * the curve is carried on flat.
 */
export function jumpAt(jumps: readonly Jump[], timeMs: number): Jump | undefined {
  let low = 0;
  let high = jumps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((jumps[middle]?.timeMs ?? Infinity) <= timeMs) low = middle + 1;
    else high = middle;
  }
  return jumps[low - 1];
}
