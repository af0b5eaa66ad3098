import type { TimeWindow } from '../protocol/received-event.ts';
import { isNonEmpty } from '../statistics/non-empty.ts';
import { coursesOf, observeRestrictedMean, timesBy } from './estimate-times.ts';
import type { Period, SeenRevision } from './report.ts';
import type { Run } from './runs/run.ts';

const dayMs = 86_400_000;

/**
 * How the runs of a window fare from day to day, or from week to week where it is longer than two
 * weeks. Periods end with the window, or with the last run where the window has no end; they begin
 * with the first run. Those without runs are among them.
 *
 * @param fromRuns below so many runs no times are told
 */
export function trend(
  runs: readonly Run[],
  window: TimeWindow,
  { nowMs, fromRuns }: { nowMs: number; fromRuns: number },
): Period[] {
  const first = runs.reduce((least, { landedAtMs }) => Math.min(least, landedAtMs), Infinity);
  if (runs.length === 0) return [];
  const endMs = Math.min(window.toMs, nowMs);
  const lengthMs = endMs - Math.max(window.fromMs, first) > 14 * dayMs ? 7 * dayMs : dayMs;
  const count = Math.max(1, Math.ceil((endMs - first) / lengthMs));
  const periods = Array.from({ length: count }, (_, index) => {
    const toMs = endMs - (count - 1 - index) * lengthMs;
    return { fromMs: toMs - lengthMs, toMs, runs: [] as Run[] };
  });
  for (const run of runs) {
    const behind = Math.floor((endMs - 1 - run.landedAtMs) / lengthMs);
    periods[Math.max(0, count - 1 - Math.max(0, behind))]?.runs.push(run);
  }
  return periods.map(({ runs: own, ...times }) => ({
    ...times,
    runs: own.length,
    reached: own.filter(({ outcome }) => outcome === 'reached').length,
    ...(isNonEmpty(own) && own.length >= fromRuns
      ? { restrictedMeanMs: observeRestrictedMean(own), timesByShare: timesBy(coursesOf(own)) }
      : { restrictedMeanMs: null, timesByShare: null }),
  }));
}

/** The revisions that the runs saw, in the order in which they were first seen. */
export function seenRevisions(runs: readonly Run[]): SeenRevision[] {
  const seen = new Map<string, SeenRevision>();
  for (const { revision, landedAtMs } of runs) {
    if (revision === '') continue;
    const known = seen.get(revision);
    const sinceMs = Math.min(known?.sinceMs ?? Infinity, landedAtMs);
    seen.set(revision, { revision, sinceMs, runs: (known?.runs ?? 0) + 1 });
  }
  return [...seen.values()].sort(
    (a, b) => a.sinceMs - b.sinceMs || (a.revision < b.revision ? -1 : 1),
  );
}
