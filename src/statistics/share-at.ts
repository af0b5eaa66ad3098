import type { Jump } from './cumulative-incidence.ts';

/**
 * Height of a cumulative incidence curve at `timeMs` (0..1). Right-continuous: a jump at exactly
 * `timeMs` counts. After the last jump the curve is carried on flat.
 */
export function shareAt(jumps: readonly Jump[], timeMs: number): number {
  let low = 0;
  let high = jumps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((jumps[middle]?.timeMs ?? Infinity) <= timeMs) low = middle + 1;
    else high = middle;
  }
  return jumps[low - 1]?.share ?? 0;
}
