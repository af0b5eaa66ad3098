import type { NonEmpty } from './non-empty.ts';

declare const sortedMark: unique symbol;

/** Ascending numbers, at least one; only `sort` makes them. */
export type Sorted = Float64Array & { readonly [sortedMark]: true };

/**
 * A sorted copy. Infinity is allowed and comes last.
 *
 * @throws RangeError when a value is not a number (NaN has no place in an order)
 */
export function sort(values: NonEmpty<number>): Sorted {
  if (values.some(Number.isNaN)) throw new RangeError('NaN cannot be sorted.');
  // The mark exists in the types alone; this is the one place that gives it.
  return Float64Array.from(values).sort() as Sorted;
}
