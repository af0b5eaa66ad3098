import { combinedInterval } from './combined-interval.ts';
import type { Interval } from './interval.ts';
import type { RestrictedMean } from './restricted-mean.ts';
import { certainty } from './runs-to-see.ts';

/** The second restricted mean less the first, in ms. */
export interface RestrictedMeansCompared extends Interval {
  difference: number;
  /**
   * How many runs each side needs so that a difference as large as this one is told from none 8
   * times of 10. Infinity when there is none.
   */
  runsToSettle: number;
}

/**
 * The difference between the restricted means of two independent samples of runs, such as two
 * windows, with its 95 % interval, which is made of theirs. Both must have the same horizon.
 * Convention: the number of runs is that of `runsToSee` for two sides of equal size whose spreads
 * are those of the samples.
 *
 * Reference: that of `combinedInterval`.
 */
export function restrictedMeansCompared(
  before: RestrictedMean,
  after: RestrictedMean,
): RestrictedMeansCompared {
  const difference = after.value - before.value;
  const { low, high } = combinedInterval(difference, [
    { ...before, slope: -1 },
    { ...after, slope: 1 },
  ]);
  const variance = before.standardError ** 2 * before.runs + after.standardError ** 2 * after.runs;
  const runsToSettle =
    difference === 0 ? Infinity : Math.max(2, Math.ceil((certainty * variance) / difference ** 2));
  return { difference, low, high, runsToSettle };
}
