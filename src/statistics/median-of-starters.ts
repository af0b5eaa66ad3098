import type { Jump } from './cumulative-incidence.ts';

/** A curve that adds up tenths ends a hair below the half that it stands for. */
const roundingShare = 1e-12;

/**
 * The time by which half of all starters had reached it, in ms: where the cumulative incidence
 * first is at least one half. Infinity when it never is: more than half never got there.
 */
export function medianOfStarters(jumps: readonly Jump[]): number {
  return jumps.find(({ share }) => share >= 0.5 - roundingShare)?.timeMs ?? Infinity;
}
