import type { Interval } from './interval.ts';
import { normalPoint as z } from './t-point.ts';

/**
 * 95 % interval of a share, from `successes` of `trials` independent runs, as shares (0..1).
 * Convention: that of Agresti and Coull, which has the centre of Wilson's and is a little wider
 * where few runs make that one too narrow. It stays within 0..1.
 *
 * References: A. Agresti and B. A. Coull, Approximate is Better than "Exact" for Interval Estimation
 * of Binomial Proportions, The American Statistician 52 (1998); L. D. Brown, T. T. Cai and
 * A. DasGupta, Interval Estimation for a Binomial Proportion, Statist. Sci. 16 (2001).
 *
 * @throws RangeError unless both are whole, `trials` > 0 and 0 <= `successes` <= `trials`
 */
export function agrestiCoullInterval(successes: number, trials: number): Interval {
  const isCount = Number.isInteger(successes) && Number.isInteger(trials);
  if (!isCount || trials <= 0 || successes < 0 || successes > trials) {
    throw new RangeError(`${successes} of ${trials} is no share.`);
  }
  return shareInterval(successes / trials, trials);
}

/** The same for a share that stands as firm as one counted in `size` runs, which need not be whole. */
export function shareInterval(share: number, size: number): Interval {
  const widened = size + z ** 2;
  const centre = (share * size + z ** 2 / 2) / widened;
  const halfWidth = z * Math.sqrt((centre * (1 - centre)) / widened);
  return { low: Math.max(0, centre - halfWidth), high: Math.min(1, centre + halfWidth) };
}
