import { cumulativeIncidence } from '../statistics/cumulative-incidence.ts';
import { incidenceInterval } from '../statistics/incidence-interval.ts';
import { mean } from '../statistics/mean.ts';
import { meanInterval } from '../statistics/mean-interval.ts';
import { isNonEmpty } from '../statistics/non-empty.ts';
import { orderTimes, type OrderedCourses } from '../statistics/ordered-courses.ts';
import { restrictedMean, restrictedMeanValue } from '../statistics/restricted-mean.ts';
import { runsToSee } from '../statistics/runs-to-see.ts';
import { timeByShare, timeByShareOf, timesByShareIntervals } from '../statistics/time-by-share.ts';
import { horizonMs } from './horizon.ts';
import type {
  IncidencePoint,
  MedianEstimate,
  RestrictedMeanEstimate,
  ShareTime,
  TimeEstimate,
} from './report.ts';
import type { Runs } from './runs/run.ts';

const gridStepMs = 15_000;
const gridMs = Array.from({ length: horizonMs / gridStepMs + 1 }, (_, step) => step * gridStepMs);

/** So many runs must have reached it before a mean over them is told: see content/decisions/intervals.mdx. */
export const meanFromReached = 1_000;

export interface TimeEstimates {
  /** `null` when fewer than `meanFromReached` runs reached it. */
  meanToHello: TimeEstimate | null;
  restrictedMean: RestrictedMeanEstimate;
  medianOfStarters: MedianEstimate;
  timesByShare: ShareTime[];
  incidence: IncidencePoint[];
  runsPerWindow: number;
}

/** All estimates of time with their intervals. Times are whole ms. */
export function estimateTimes(courses: OrderedCourses): TimeEstimates {
  const curve = cumulativeIncidence(courses);
  const starters = courses.length;
  const restricted = restrictedMean(courses, horizonMs);
  const { standardError } = restricted;
  const timesByShare = timesBy(courses);
  const half = timesByShare.find(({ share }) => share === 0.5);
  return {
    meanToHello: meanToHello(courses),
    restrictedMean: { ...inWholeMs(restricted), standardErrorMs: Math.round(standardError) },
    medianOfStarters: pickTimes(half),
    timesByShare,
    incidence: gridMs.map((timeMs) => {
      const jump = curve.atTime(timeMs);
      const { low, high } = incidenceInterval(jump, starters);
      return { timeMs, share: round(jump?.share ?? 0), low: round(low), high: round(high) };
    }),
    // A mean of 0 ms is every run reaching it at once: nothing there can get 20 % better.
    runsPerWindow: runsToSee(
      { mean: Math.max(1, restricted.value), standardError, runs: starters },
      0.2,
    ),
  };
}

/** The shares of starters by whose times a crowd is described. */
const toldShares = [0.25, 0.5, 0.75, 0.9];

/** By when so many of all starters had reached it. */
export function timesBy(courses: OrderedCourses): ShareTime[] {
  const curve = cumulativeIncidence(courses);
  const intervals = timesByShareIntervals(curve, toldShares, courses.length);
  return toldShares.map((share, index) => {
    const { low, high } = intervals[index] ?? { low: 0, high: Infinity };
    const told = inWholeMs({ value: timeByShare(curve, share), low, high });
    return { share, ...neverAsNull(told) };
  });
}

function pickTimes(time: ShareTime | undefined): MedianEstimate {
  const { ms = null, lowMs = null, highMs = null } = time ?? {};
  return { ms, lowMs, highMs };
}

/** The restricted mean as observed, in whole ms. */
export function observeRestrictedMean(courses: OrderedCourses): number {
  return Math.round(restrictedMeanValue(courses, horizonMs));
}

/** The same times as observed, without intervals; null for never and for what is not told. */
export function observeTimes(courses: OrderedCourses) {
  const medianMs = timeByShareOf(courses, 0.5);
  return {
    meanToHelloMs: meanToHello(courses)?.ms ?? null,
    restrictedMeanMs: observeRestrictedMean(courses),
    medianOfStartersMs: Number.isFinite(medianMs) ? Math.round(medianMs) : null,
  };
}

function meanToHello({ reachedMs }: OrderedCourses): TimeEstimate | null {
  const times = Array.from(reachedMs);
  if (!isNonEmpty(times) || times.length < meanFromReached) return null;
  return inWholeMs({ value: mean(times), ...meanInterval(times) });
}

/** Their times in order; of one run at least. */
export function coursesOf(runs: Runs): OrderedCourses {
  const times = { reachedMs: [] as number[], gaveUpMs: [] as number[], openMs: [] as number[] };
  runs.forEach((run) => {
    if (run.outcome === 'reached') times.reachedMs.push(run.toHelloMs);
    else if (run.outcome === 'gave-up') times.gaveUpMs.push(run.lastSeenMs);
    else times.openMs.push(run.observedMs);
  });
  return orderTimes(times);
}

function inWholeMs(estimate: { value: number; low: number; high: number }): TimeEstimate {
  const { value, low, high } = estimate;
  return { ms: Math.round(value), lowMs: Math.round(low), highMs: Math.round(high) };
}

function neverAsNull({ ms, lowMs, highMs }: TimeEstimate): MedianEstimate {
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  return { ms: finite(ms), lowMs: finite(lowMs), highMs: finite(highMs) };
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
