import type { NonEmpty } from './non-empty.ts';

/** How one run went on: what happened, and when after its start. */
export interface Course {
  timeMs: number;
  /** `open` is censored: until `timeMs` neither of the others had happened. */
  outcome: 'reached' | 'gave-up' | 'open';
}

declare const orderedMark: unique symbol;

/** Courses by ascending time; only `orderCourses` makes them. */
export type OrderedCourses = NonEmpty<Course> & { readonly [orderedMark]: true };

/** @throws RangeError when a time is negative or not finite */
export function orderCourses(courses: NonEmpty<Course>): OrderedCourses {
  const wrong = courses.find(({ timeMs }) => !Number.isFinite(timeMs) || timeMs < 0);
  if (wrong) throw new RangeError(`A run cannot take ${wrong.timeMs} ms.`);
  // The mark exists in the types alone; this is the one place that gives it.
  return courses.toSorted((a, b) => a.timeMs - b.timeMs) as unknown as OrderedCourses;
}
