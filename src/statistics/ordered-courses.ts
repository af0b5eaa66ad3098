/** How one run went on: what happened, and when after its start. */
export interface Course {
  timeMs: number;
  /** `open` is censored: until `timeMs` neither of the others had happened. */
  outcome: 'reached' | 'gave-up' | 'open';
}

declare const orderedMark: unique symbol;

/** The times of courses by their outcome, each ascending; only `orderCourses` makes them. */
export interface OrderedCourses {
  readonly reachedMs: Float64Array;
  readonly gaveUpMs: Float64Array;
  readonly openMs: Float64Array;
  /** How many there are; at least one. */
  readonly length: number;
  readonly [orderedMark]: true;
}

/** @throws RangeError when there are none, and when a time is negative or not finite */
export function orderCourses(courses: Iterable<Course>): OrderedCourses {
  const times: Record<Course['outcome'], number[]> = { reached: [], 'gave-up': [], open: [] };
  for (const { timeMs, outcome } of courses) {
    if (!Number.isFinite(timeMs) || timeMs < 0) {
      throw new RangeError(`A run cannot take ${timeMs} ms.`);
    }
    times[outcome].push(timeMs);
  }
  const [reachedMs, gaveUpMs, openMs] = [times.reached, times['gave-up'], times.open].map(
    (own) => Float64Array.from(own).sort(), // by value, unlike that of an array
  ) as [Float64Array, Float64Array, Float64Array]; // as many as there are outcomes
  const length = reachedMs.length + gaveUpMs.length + openMs.length;
  if (length === 0) throw new RangeError('Without a run there is nothing to order.');
  // The mark exists in the types alone; this is the one place that gives it.
  return { reachedMs, gaveUpMs, openMs, length } as OrderedCourses;
}
