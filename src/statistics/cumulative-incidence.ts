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

/** From `timeMs` on, until the next jump, `share` of all starters have reached it. */
export interface Jump {
  timeMs: number;
  share: number;
}

/** @throws RangeError when a time is negative or not finite */
export function orderCourses(courses: NonEmpty<Course>): OrderedCourses {
  const wrong = courses.find(({ timeMs }) => !Number.isFinite(timeMs) || timeMs < 0);
  if (wrong) throw new RangeError(`A run cannot take ${wrong.timeMs} ms.`);
  // The mark exists in the types alone; this is the one place that gives it.
  return courses.toSorted((a, b) => a.timeMs - b.timeMs) as unknown as OrderedCourses;
}

/**
 * The share of all starters that have reached it by each time: the Aalen-Johansen estimator of the
 * cumulative incidence, with giving up as a competing event and open runs censored.
 * (One minus Kaplan-Meier would treat those who gave up as if they could still arrive, and so
 * overstate success.)
 *
 * Conventions: at equal times events come before censorings; the two kinds of event share the
 * number at risk. `weights` counts each course so many times (a resample), 1 each when absent.
 * Returns the jumps only, ascending; before the first the share is 0. After the last observed time
 * the share is not known; the jumps end there and users of the curve carry the last one on.
 * Without censoring it equals the empirical share.
 *
 * Reference: O. O. Aalen and S. Johansen, An Empirical Transition Matrix for Non-homogeneous Markov
 * Chains Based on Censored Observations, Scand. J. Statist. 5 (1978).
 */
export function cumulativeIncidence(
  courses: OrderedCourses,
  weights?: ArrayLike<number>,
): readonly Jump[] {
  const jumps: Jump[] = [];
  let atRisk = totalOf(courses, weights);
  let neitherYet = 1;
  let share = 0;
  for (let index = 0; index < courses.length && atRisk > 0;) {
    const group = groupAt(courses, index, weights);
    if (group.reached > 0) {
      share += (neitherYet * group.reached) / atRisk;
      jumps.push({ timeMs: group.timeMs, share });
    }
    neitherYet *= 1 - (group.reached + group.gaveUp) / atRisk;
    atRisk -= group.reached + group.gaveUp + group.open;
    index = group.end;
  }
  return jumps;
}

interface Group {
  timeMs: number;
  reached: number;
  gaveUp: number;
  open: number;
  /** Index of the first course after the group. */
  end: number;
}

/** What happened at the time of the course at `start`. */
function groupAt(courses: OrderedCourses, start: number, weights?: ArrayLike<number>): Group {
  const group = { timeMs: courses[start]?.timeMs ?? 0, reached: 0, gaveUp: 0, open: 0, end: start };
  for (; group.end < courses.length; group.end += 1) {
    const course = courses[group.end];
    if (course?.timeMs !== group.timeMs) break;
    const weight = weights === undefined ? 1 : (weights[group.end] ?? 0);
    if (course.outcome === 'reached') group.reached += weight;
    else if (course.outcome === 'gave-up') group.gaveUp += weight;
    else group.open += weight;
  }
  return group;
}

function totalOf(courses: OrderedCourses, weights?: ArrayLike<number>): number {
  if (weights === undefined) return courses.length;
  let total = 0;
  for (let index = 0; index < courses.length; index += 1) total += weights[index] ?? 0;
  return total;
}
