import type { Sorted } from './sorted.ts';

/**
 * The value below which a share `p` of the values lies, in their unit.
 * Convention: type 7 of Hyndman and Fan, linear between order statistics (the default of R, NumPy
 * and spreadsheets). Between a finite value and Infinity it is Infinity.
 *
 * Reference: R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages,
 * The American Statistician 50 (1996).
 *
 * @throws RangeError unless 0 <= p <= 1
 */
export function quantile(sorted: Sorted, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A quantile is asked for by a share, not ${p}.`);
  const position = (sorted.length - 1) * p;
  const below = sorted[Math.floor(position)] ?? NaN; // it has at least one
  const above = sorted[Math.ceil(position)] ?? below;
  // Infinity minus Infinity is no number, so equal neighbours are answered without arithmetic.
  if (below === above) return below;
  return below + (above - below) * (position - Math.floor(position));
}
