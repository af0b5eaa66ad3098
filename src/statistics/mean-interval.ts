import type { Interval } from './interval.ts';
import { mean } from './mean.ts';
import type { NonEmpty } from './non-empty.ts';
import { skewedInterval } from './skewed-interval.ts';

/**
 * 95 % interval of the mean of values that are not negative, in their unit; see `skewedInterval`.
 * How many values it takes depends on their tail: where one in some hundreds takes a day, a sample
 * of fewer does not know it, and neither does any interval from it.
 *
 * @throws RangeError with fewer than two values
 */
export function meanInterval(values: NonEmpty<number>): Interval {
  const size = values.length;
  const value = mean(values);
  let squares = 0;
  let cubes = 0;
  for (const each of values) {
    const part = (each - value) / size;
    squares += part ** 2;
    cubes += part ** 3;
  }
  const { low, high } = skewedInterval({ value, squares, cubes, size });
  return { low: Math.max(0, low), high };
}
