import { cumulativeIncidence } from '../../../src/statistics/cumulative-incidence.ts';
import { incidenceInterval } from '../../../src/statistics/incidence-interval.ts';
import type { Interval } from '../../../src/statistics/interval.ts';
import { meanInterval } from '../../../src/statistics/mean-interval.ts';
import { isNonEmpty } from '../../../src/statistics/non-empty.ts';
import type { OrderedCourses } from '../../../src/statistics/ordered-courses.ts';
import { restrictedMean } from '../../../src/statistics/restricted-mean.ts';
import { restrictedMeansCompared } from '../../../src/statistics/restricted-means-compared.ts';
import { timeByShareInterval } from '../../../src/statistics/time-by-share.ts';
import { agrestiCoullInterval } from '../../../src/statistics/agresti-coull-interval.ts';
import { meanFromReached } from '../../../src/reports/estimate-times.ts';
import { horizonMs } from '../../../src/reports/horizon.ts';
import { judgedTimesMs, type Truth } from './crowd.ts';

/** An interval and what it should hold. */
export interface Judged extends Interval {
  name: string;
  truth: number;
}

/** All intervals that a report shows of a sample, with what they should hold. */
export function intervalsOf(courses: OrderedCourses, truth: Truth): Judged[] {
  const curve = cumulativeIncidence(courses);
  const runs = courses.length;
  const isAnyOpen = courses.openMs.length > 0;
  const times = [...courses.reachedMs];
  const judged: Judged[] = [
    { name: 'share', truth: truth.shareReached, ...agrestiCoullInterval(times.length, runs) },
    { name: 'median', truth: truth.median, ...timeByShareInterval(curve, 0.5, runs) },
    { name: 'restricted', truth: truth.restrictedMean, ...restrictedMean(courses, horizonMs) },
  ];
  judgedTimesMs.forEach((timeMs) => {
    const name = `curve ${timeMs / 60_000}`;
    const interval = incidenceInterval(curve.atTime(timeMs), runs);
    judged.push({ name, truth: truth.incidence(timeMs), ...interval });
  });
  // The mean of those who have reached it so far is another one where some are still open.
  if (!isAnyOpen && isNonEmpty(times) && times.length >= meanFromReached) {
    judged.push({ name: 'mean', truth: truth.mean, ...meanInterval(times) });
  }
  return judged;
}

/** The interval of the difference between two windows. */
export function differenceOf(
  [before, after]: readonly [OrderedCourses, OrderedCourses],
  truth: number,
): Judged {
  const [first, second] = [restrictedMean(before, horizonMs), restrictedMean(after, horizonMs)];
  return { name: 'difference', truth, ...restrictedMeansCompared(first, second) };
}
