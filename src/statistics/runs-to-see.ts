/** Two-sided 5 % error and 80 % power: (z_0.975 + z_0.8) squared. */
export const certainty = (1.959963984540054 + 0.8416212335729143) ** 2;

export interface ComparedMean {
  /** The mean as estimated. */
  mean: number;
  /** Its standard error, in the same unit. */
  standardError: number;
  /** How many runs it was estimated from. */
  runs: number;
}

/**
 * How many runs each of two windows needs so that a relative difference of `share` between their
 * means is seen: 8 times of 10, with a false alarm 1 time of 20.
 * Convention: normal approximation, windows of equal size and spread; rounded up; at least 2.
 *
 * Reference: J. M. Bland, An Introduction to Medical Statistics, chapter on sample size for the
 * comparison of two means.
 *
 * @throws RangeError unless mean, runs and share are positive and the error is not negative
 */
export function runsToSee({ mean, standardError, runs }: ComparedMean, share: number): number {
  if (!(mean > 0 && runs > 0 && share > 0 && standardError >= 0)) {
    throw new RangeError('A sample size needs a mean, its error, its runs and a difference.');
  }
  const variance = standardError ** 2 * runs;
  return Math.max(2, Math.ceil((2 * certainty * variance) / (share * mean) ** 2));
}
