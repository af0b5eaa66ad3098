import { graysTest } from '../statistics/grays-test.ts';
import type { OrderedCourses } from '../statistics/ordered-courses.ts';
import { compareRestrictedMeans } from './compare-restricted-means.ts';
import { coursesOf } from './estimate-times.ts';
import { areTold, estimateHeadline } from './headline.ts';
import type { WindowAgainst } from './report.ts';
import type { Runs } from './runs/run.ts';

/**
 * Compares a window with another one.
 *
 * @param then runs that count of the other one
 * @param now courses of the window's own
 */
export function compareWithWindow(then: Runs, now: OrderedCourses | undefined): WindowAgainst {
  const courses = then.length > 0 ? coursesOf(then) : undefined;
  const { shareReached, restrictedMean, medianOfStarters } = estimateHeadline(courses);
  const own = { restrictedMean: estimateHeadline(now).restrictedMean, runs: now?.length ?? 0 };
  const areEnough = now && courses && areTold(now) && areTold(courses);
  return {
    runs: then.length,
    reached: courses?.reachedMs.length ?? 0,
    shareReached,
    restrictedMean,
    medianOfStarters,
    compared: compareRestrictedMeans({ restrictedMean, runs: then.length }, own),
    graysTestP: areEnough ? (graysTest(courses, now)?.p ?? null) : null,
  };
}
