import type { IncidenceCurve } from './incidence-curve.ts';
import { incidenceInterval } from './incidence-interval.ts';
import type { Interval } from './interval.ts';
import type { OrderedCourses } from './ordered-courses.ts';
import { forEachRisk } from './risk-table.ts';

/** A curve that adds up tenths ends a hair below the half that it stands for. */
const roundingShare = 1e-12;

/**
 * The time by which `share` of all starters had reached it, in ms: where the cumulative incidence
 * first is at least that. Infinity when it never is. One half gives the median over all starters.
 */
export function timeByShare(curve: IncidenceCurve, share: number): number {
  return curve.atShare(share - roundingShare)?.timeMs ?? Infinity;
}

/** The same of courses whose curve nobody needs. */
export function timeByShareOf(courses: OrderedCourses, share: number): number {
  let reachedShare = 0;
  let byMs = Infinity;
  forEachRisk(courses, ({ timeMs, atRisk, reached, neitherBefore }) => {
    reachedShare += (neitherBefore * reached) / atRisk;
    if (reached > 0 && reachedShare >= share - roundingShare) byMs = timeMs;
    return byMs === Infinity;
  });
  return byMs;
}

/**
 * Their 95 % intervals: the times at which the interval of the curve holds a share. An end is Infinity
 * where it may be that so many never get there.
 *
 * Reference: R. Brookmeyer and J. Crowley, A Confidence Interval for the Median Survival Time,
 * Biometrics 38 (1982), with the interval of `incidenceInterval`.
 *
 * @param runs how many started
 */
export function timesByShareIntervals(
  curve: IncidenceCurve,
  shares: readonly number[],
  runs: number,
): Interval[] {
  const start = incidenceInterval(undefined, runs);
  const found = shares.map((share) => ({
    low: start.high >= share ? 0 : Infinity,
    high: Infinity,
  }));
  for (const jump of curve) {
    const { low, high } = incidenceInterval(jump, runs);
    found.forEach((interval, index) => {
      const share = shares[index] ?? NaN;
      if (interval.low === Infinity && high >= share) interval.low = jump.timeMs;
      if (interval.high === Infinity && low > share) interval.high = jump.timeMs;
    });
    if (found.every(({ high: end }) => end < Infinity)) break;
  }
  return found;
}

/** That of one share. */
export function timeByShareInterval(curve: IncidenceCurve, share: number, runs: number): Interval {
  return timesByShareIntervals(curve, [share], runs)[0] ?? { low: 0, high: Infinity };
}
