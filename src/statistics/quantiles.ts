import type { NonEmpty } from './non-empty.ts';

/**
 * The values below which each of the shares `ps` of the values lies, in their unit. Infinity is
 * allowed and comes last.
 * Convention: type 7 of Hyndman and Fan, linear between order statistics (the default of R, NumPy
 * and spreadsheets). Between a finite value and Infinity it is Infinity.
 *
 * References: R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages,
 * The American Statistician 50 (1996); the order statistics by C. A. R. Hoare, Algorithm 65: Find,
 * Commun. ACM 4 (1961), which need not sort a million values.
 *
 * @throws RangeError unless 0 <= p <= 1, and when a value is not a number
 */
export function quantiles(values: NonEmpty<number>, ps: readonly number[]): number[] {
  const own = new Float64Array(values);
  if (own.some(Number.isNaN)) throw new RangeError('NaN has no place in an order.');
  return ps.map((p) => {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`A quantile is asked for by a share, not ${p}.`);
    const position = (own.length - 1) * p;
    const below = orderStatistic(own, Math.floor(position));
    const above = orderStatistic(own, Math.ceil(position));
    // Infinity minus Infinity is no number, so equal neighbours are answered without arithmetic.
    if (below === above) return below;
    return below + (above - below) * (position - Math.floor(position));
  });
}

/** The value that stands at a place when they are sorted; moves them about. */
function orderStatistic(values: Float64Array, place: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = medianOfThree(values, low, high);
    let [left, right] = [low, high];
    while (left <= right) {
      while (at(values, left) < pivot) left += 1;
      while (at(values, right) > pivot) right -= 1;
      if (left > right) break;
      [values[left], values[right]] = [at(values, right), at(values, left)];
      left += 1;
      right -= 1;
    }
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else break;
  }
  return at(values, place);
}

function medianOfThree(values: Float64Array, low: number, high: number): number {
  const [a, b, c] = [at(values, low), at(values, (low + high) >> 1), at(values, high)];
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/** Only places within are asked for. */
function at(values: Float64Array, place: number): number {
  return values[place] ?? NaN;
}
