import { agrestiCoullInterval } from '../statistics/agresti-coull-interval.ts';
import { joinCourses, type OrderedCourses } from '../statistics/ordered-courses.ts';
import { coursesOf, estimateTimes, observeTimes } from './estimate-times.ts';
import type { QuickstartReport } from './report.ts';
import type { Runs } from './runs/run.ts';

/** With fewer runs whose outcome is known no restricted mean, median or curve is told. */
export const meansFromRuns = 10;

/**
 * The headline over all that readers sent, believed or not; scripted newcomers are no readers.
 *
 * @param aside runs that are set aside, but for those of scripted newcomers
 * @param counted courses of those that count
 */
export function lenientHeadline(
  aside: Runs,
  counted: OrderedCourses | undefined,
): QuickstartReport['withSetAside'] {
  if (aside.length === 0) return null;
  const own = coursesOf(aside);
  const courses = counted ? joinCourses(counted, own) : own;
  const runs = courses.length;
  const reached = courses.reachedMs.length;
  const areEnough = areTold(courses);
  const times = observeTimes(courses);
  return {
    runs,
    reached,
    shareReached: reached / runs,
    meanToHelloMs: times.meanToHelloMs,
    restrictedMeanMs: areEnough ? times.restrictedMeanMs : null,
    medianOfStartersMs: areEnough ? times.medianOfStartersMs : null,
  };
}

export type Headline = Pick<
  QuickstartReport,
  | 'shareReached'
  | 'meanToHello'
  | 'restrictedMean'
  | 'medianOfStarters'
  | 'timesByShare'
  | 'incidence'
  | 'toSee20Percent'
>;

export function estimateHeadline(courses: OrderedCourses | undefined): Headline {
  const runs = courses?.length ?? 0;
  const reached = courses?.reachedMs.length ?? 0;
  const shareReached = courses && { share: reached / runs, ...agrestiCoullInterval(reached, runs) };
  if (!courses || !areTold(courses)) {
    const none = { meanToHello: null, restrictedMean: null, medianOfStarters: null };
    return {
      shareReached: shareReached ?? null,
      ...none,
      ...{ timesByShare: null, incidence: null, toSee20Percent: null },
    };
  }
  const times = estimateTimes(courses);
  const { runsPerWindow } = times;
  return {
    shareReached: shareReached ?? null,
    meanToHello: times.meanToHello,
    restrictedMean: times.restrictedMean,
    medianOfStarters: times.medianOfStarters,
    timesByShare: times.timesByShare,
    incidence: times.incidence,
    toSee20Percent: { runsPerWindow, moreRuns: Math.max(0, runsPerWindow - runs) },
  };
}

/** Whether there are enough for times: who is still at it says little. */
export function areTold({ length, openMs }: OrderedCourses, least = meansFromRuns): boolean {
  return length - openMs.length >= least;
}
