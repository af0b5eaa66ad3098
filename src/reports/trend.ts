import type { TimeWindow } from '../protocol/received-event.ts';
import { coursesOf, observeRestrictedMean, timesBy } from './estimate-times.ts';
import { areTold } from './headline.ts';
import type { Period } from './report.ts';
import { noRuns } from './runs/no-runs.ts';
import type { Runs } from './runs/run.ts';

const dayMs = 86_400_000;

/**
 * How the runs of a window fare from day to day, or from week to week where it is longer than two
 * weeks, or days have too few runs. Periods end with the window, or with the last run where the window has no end; they begin
 * with the first run. Those without runs are among them.
 *
 * @param fromRuns below so many runs no times are told
 */
export function trend(
  runs: Runs,
  window: TimeWindow,
  { nowMs, fromRuns }: { nowMs: number; fromRuns: number },
): Period[] {
  if (runs.length === 0) return [];
  let first = Infinity;
  runs.forEach(({ landedAtMs }) => {
    first = Math.min(first, landedAtMs);
  });
  const endMs = Math.min(window.toMs, nowMs);
  const days = (endMs - Math.max(window.fromMs, first)) / dayMs;
  // A day with few runs tells nothing where a week does.
  const isByWeek = days > 14 || (days > 7 && runs.length / days < fromRuns);
  const lengthMs = isByWeek ? 7 * dayMs : dayMs;
  const count = Math.max(1, Math.ceil((endMs - first) / lengthMs));
  const parts = runs.partBy(({ landedAtMs }) => {
    const behind = Math.floor((endMs - 1 - landedAtMs) / lengthMs);
    return Math.max(0, count - 1 - Math.max(0, behind));
  });
  return Array.from({ length: count }, (_, index) => {
    const toMs = endMs - (count - 1 - index) * lengthMs;
    const own = parts.get(index) ?? noRuns;
    const courses = own.length > 0 ? coursesOf(own) : undefined;
    return {
      ...{ fromMs: toMs - lengthMs, toMs, runs: own.length },
      reached: courses?.reachedMs.length ?? 0,
      ...(courses && areTold(courses, fromRuns)
        ? { restrictedMeanMs: observeRestrictedMean(courses), timesByShare: timesBy(courses) }
        : { restrictedMeanMs: null, timesByShare: null }),
    };
  });
}
