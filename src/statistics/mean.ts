import type { NonEmpty } from './non-empty.ts';

/**
 * The arithmetic mean, in the unit of the values.
 * Sums with Neumaier's compensation, so that the order of the values does not show.
 *
 * Reference: A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen,
 * ZAMM 54 (1974).
 */
export function mean(values: NonEmpty<number>): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return (sum + lost) / values.length;
}
