import { bootstrap } from '../statistics/bootstrap.ts';
import {
  cumulativeIncidence,
  orderCourses,
  type Course,
  type OrderedCourses,
} from '../statistics/cumulative-incidence.ts';
import { medianOfStarters } from '../statistics/median-of-starters.ts';
import { isNonEmpty, type NonEmpty } from '../statistics/non-empty.ts';
import { percentileInterval } from '../statistics/percentile-interval.ts';
import { seededRandom } from '../statistics/random.ts';
import { restrictedMean } from '../statistics/restricted-mean.ts';
import { runsToSee } from '../statistics/runs-to-see.ts';
import { shareAt } from '../statistics/share-at.ts';
import { standardDeviation } from '../statistics/standard-deviation.ts';
import { horizonMs } from './horizon.ts';
import type { IncidencePoint, MedianEstimate, TimeEstimate } from './report.ts';
import type { Run } from './runs/run.ts';

const gridStepMs = 15_000;
const gridMs = Array.from({ length: horizonMs / gridStepMs + 1 }, (_, step) => step * gridStepMs);

export const resamples = 2_000;

export interface TimeEstimates {
  /** Absent when no run reached it. */
  meanToHello?: TimeEstimate;
  restrictedMean: TimeEstimate;
  medianOfStarters: MedianEstimate;
  incidence: IncidencePoint[];
  runsPerWindow: number;
}

/** All estimates of time, with intervals from the same resamples of runs. Times are whole ms. */
export function estimateTimes(runs: NonEmpty<Run>, seed: number): TimeEstimates {
  const courses = orderCourses(coursesOf(runs));
  const observed = statisticsOf(courses);
  const distributions = bootstrap({
    size: courses.length,
    resamples,
    random: seededRandom(seed),
    statistics: (weights) => statisticsOf(courses, weights),
  });
  const distributionOf = (name: string) => distributions.get(name) ?? [];
  const timeOf = (name: string): TimeEstimate => {
    const { low, high } = percentileInterval(distributionOf(name));
    const ms = Math.round(observed[name] ?? 0);
    return { ms, lowMs: Math.round(low), highMs: Math.round(high) };
  };
  return {
    ...(Number.isNaN(observed['mean']) ? {} : { meanToHello: timeOf('mean') }),
    restrictedMean: timeOf('restrictedMean'),
    medianOfStarters: neverAsNull(timeOf('median')),
    incidence: gridMs.map((timeMs) => {
      const { low, high } = percentileInterval(distributionOf(atTime(timeMs)));
      const share = observed[atTime(timeMs)] ?? 0;
      return { timeMs, share: round(share), low: round(low), high: round(high) };
    }),
    runsPerWindow: runsPerWindow(observed, distributionOf('restrictedMean'), runs.length),
  };
}

/** The same times as observed, without intervals; null for never and for the mean of nobody. */
export function observeTimes(runs: NonEmpty<Run>) {
  const {
    mean = NaN,
    restrictedMean: restricted = NaN,
    median = NaN,
  } = statisticsOf(orderCourses(coursesOf(runs)));
  const finite = (ms: number) => (Number.isFinite(ms) ? Math.round(ms) : null);
  return {
    meanToHelloMs: finite(mean),
    restrictedMeanMs: finite(restricted),
    medianOfStartersMs: finite(median),
  };
}

function coursesOf(runs: NonEmpty<Run>): NonEmpty<Course> {
  return runs.map(courseOf) as [Course, ...Course[]]; // as many as runs
}

function courseOf(run: Run): Course {
  switch (run.outcome) {
    case 'reached':
      return { timeMs: run.toHelloMs, outcome: 'reached' };
    case 'gave-up':
      return { timeMs: run.lastSeenMs, outcome: 'gave-up' };
    case 'open':
      return { timeMs: run.observedMs, outcome: 'open' };
  }
}

/** Infinity where half never got there, NaN for the mean of nobody. */
function statisticsOf(courses: OrderedCourses, weights?: Uint32Array): Record<string, number> {
  const jumps = cumulativeIncidence(courses, weights);
  const statistics: Record<string, number> = {
    mean: meanToHello(courses, weights),
    restrictedMean: restrictedMean(jumps, horizonMs),
    median: medianOfStarters(jumps),
  };
  for (const timeMs of gridMs) statistics[atTime(timeMs)] = shareAt(jumps, timeMs);
  return statistics;
}

function meanToHello(courses: OrderedCourses, weights?: Uint32Array): number {
  let totalMs = 0;
  let runs = 0;
  for (let index = 0; index < courses.length; index += 1) {
    const course = courses[index];
    if (course?.outcome !== 'reached') continue;
    const weight = weights?.[index] ?? 1;
    totalMs += course.timeMs * weight;
    runs += weight;
  }
  return totalMs / runs;
}

function runsPerWindow(
  observed: Record<string, number>,
  distribution: readonly number[],
  runs: number,
): number {
  const standardError = isNonEmpty(distribution) ? standardDeviation(distribution) : 0;
  // A mean of 0 ms is every run reaching it at once: nothing there can get 20 % better.
  const mean = Math.max(1, observed['restrictedMean'] ?? 0);
  return runsToSee({ mean, standardError, runs }, 0.2);
}

function neverAsNull({ ms, lowMs, highMs }: TimeEstimate): MedianEstimate {
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  return { ms: finite(ms), lowMs: finite(lowMs), highMs: finite(highMs) };
}

function atTime(timeMs: number): string {
  return `share at ${timeMs}`;
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
