import type { Interval } from './interval.ts';
import { isNonEmpty } from './non-empty.ts';
import { quantile } from './quantile.ts';
import { sort } from './sorted.ts';

/**
 * The 95 % percentile interval of a bootstrap distribution: its 2.5 % and 97.5 % quantiles
 * (type 7), in the unit of the statistic. Resamples in which the statistic does not exist (NaN)
 * are left out; an end is Infinity where that many resamples never got there.
 *
 * Reference: B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
 *
 * @throws RangeError when no resample has a value
 */
export function percentileInterval(distribution: readonly number[]): Interval {
  const values = distribution.filter((value) => !Number.isNaN(value));
  if (!isNonEmpty(values)) throw new RangeError('No resample has a value.');
  const sorted = sort(values);
  return { low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
}
