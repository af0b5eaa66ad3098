import { mean } from './mean.ts';
import type { NonEmpty } from './non-empty.ts';

/**
 * The sample standard deviation (divisor n - 1), in the unit of the values; 0 for a single value.
 * Taken over a bootstrap distribution it is the standard error of the statistic.
 */
export function standardDeviation(values: NonEmpty<number>): number {
  if (values.length === 1) return 0;
  const centre = mean(values);
  const squares = values.map((value) => (value - centre) ** 2) as [number, ...number[]]; // as many as values
  return Math.sqrt((mean(squares) * values.length) / (values.length - 1));
}
