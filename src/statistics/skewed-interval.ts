import type { Interval } from './interval.ts';
import { tPoint } from './t-point.ts';

export interface SkewedEstimate {
  value: number;
  /** Sums over observations of the square and the cube of what each adds to the error. */
  squares: number;
  cubes: number;
  /** How many observations the estimate rests on. */
  size: number;
}

/**
 * 95 % interval of an estimate whose error is skewed, as that of a mean of times is: Student's t
 * through Hall's cubic transformation, which takes the skewness out and can be inverted. Without
 * skewness it is Student's interval.
 *
 * Reference: P. Hall, On the Removal of Skewness by Transformation, J. R. Statist. Soc. B 54 (1992).
 *
 * @throws RangeError with fewer than two observations, which say nothing about their spread
 */
export function skewedInterval({ value, squares, cubes, size }: SkewedEstimate): Interval {
  if (!(size >= 2)) throw new RangeError('A spread needs two observations.');
  if (squares === 0) return { low: value, high: value };
  const skewness = cubes / squares ** 1.5;
  const standardError = Math.sqrt((squares * size) / (size - 1));
  const point = tPoint(size - 1);
  return {
    low: value - standardError * unskewed(point, skewness),
    high: value - standardError * unskewed(-point, skewness),
  };
}

/** The inverse of t + s t^2 / 3 + s^2 t^3 / 27 + s / 6. */
function unskewed(point: number, skewness: number): number {
  // Where there is hardly any, the formula divides rounding by rounding.
  if (Math.abs(skewness) < 1e-6) return point;
  return (3 / skewness) * (Math.cbrt(1 + skewness * (point - skewness / 6)) - 1);
}
