import { combinedInterval } from './combined-interval.ts';
import { cumulativeIncidence } from './cumulative-incidence.ts';
import { incidenceIntegral } from './incidence-integral.ts';
import { incidenceInterval } from './incidence-interval.ts';
import type { Interval } from './interval.ts';
import type { OrderedCourses } from './ordered-courses.ts';
import { forEachRisk, riskTable, type RiskTable } from './risk-table.ts';
import { skewedInterval } from './skewed-interval.ts';

/** Times are in ms. */
export interface RestrictedMean extends Interval {
  value: number;
  /** Of the infinitesimal jackknife. */
  standardError: number;
  /** How many started. */
  runs: number;
}

/**
 * The mean over all starters of min(time, `horizonMs`), those who gave up counted as `horizonMs`:
 * the horizon less the area below the cumulative incidence up to it. Open runs are censored by the
 * curve; where the curve ends before the horizon it is carried on flat, which can only overstate
 * the mean.
 *
 * Its 95 % interval comes from its two parts: the share that had not reached it by the horizon
 * (see `incidenceInterval`) and the mean of those who had (see `skewedInterval`).
 * An interval around the whole misses what few or none in the sample did, such as giving up.
 *
 * References: P. Royston and M. K. B. Parmar, Restricted mean survival time, BMC Med. Res. Methodol.
 * 13 (2013), applied to the incidence of one of two competing events; for the interval those of
 * `combinedInterval`.
 *
 * @throws RangeError unless the horizon is positive and finite
 */
export function restrictedMean(courses: OrderedCourses, horizonMs: number): RestrictedMean {
  requireHorizon(horizonMs);
  const table = riskTable(courses);
  const saved = incidenceIntegral(table, (timeMs) => Math.max(0, horizonMs - timeMs));
  const value = horizonMs - saved.value;
  const jump = cumulativeIncidence(courses).before(horizonMs);
  const share = jump?.share ?? 0;
  const shareEnds = incidenceInterval(jump, courses.length);
  const inTime = meanInTime(table, { horizonMs, share });
  const { low, high } = combinedInterval(value, [
    { value: share, ...shareEnds, slope: inTime.value - horizonMs },
    { ...inTime, slope: share },
  ]);
  return {
    value,
    standardError: Math.sqrt(saved.squares),
    runs: courses.length,
    low: Math.max(0, low),
    high: Math.min(horizonMs, high),
  };
}

/** Its value alone, for who shows no interval. */
export function restrictedMeanValue(courses: OrderedCourses, horizonMs: number): number {
  requireHorizon(horizonMs);
  let savedMs = 0;
  forEachRisk(courses, ({ timeMs, atRisk, reached, neitherBefore }) => {
    if (timeMs >= horizonMs) return false;
    savedMs += (neitherBefore * reached * (horizonMs - timeMs)) / atRisk;
    return true;
  });
  return horizonMs - savedMs;
}

function requireHorizon(horizonMs: number): void {
  if (!(horizonMs > 0 && horizonMs < Infinity)) {
    throw new RangeError(`${horizonMs} ms is no horizon.`);
  }
}

/** The mean time of those who reached it before the horizon; anything up to it when one or none did. */
function meanInTime(
  table: RiskTable,
  { horizonMs, share }: { horizonMs: number; share: number },
): Interval & { value: number } {
  let size = 0;
  table.reached.forEach((reached, index) => {
    if ((table.timeMs[index] ?? Infinity) < horizonMs) size += reached;
  });
  if (size === 0) return { value: 0, low: 0, high: horizonMs };
  const total = incidenceIntegral(table, (timeMs) => (timeMs < horizonMs ? timeMs : 0));
  const value = total.value / share;
  if (size === 1) return { value, low: 0, high: horizonMs };
  const { squares, cubes } = incidenceIntegral(table, (timeMs) =>
    timeMs < horizonMs ? (timeMs - value) / share : 0,
  );
  const { low, high } = skewedInterval({ value, squares, cubes, size });
  return { value, low: Math.max(0, low), high: Math.min(horizonMs, high) };
}
