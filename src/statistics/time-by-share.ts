import type { IncidenceCurve } from './incidence-curve.ts';
import { incidenceInterval } from './incidence-interval.ts';
import type { Interval } from './interval.ts';

/** A curve that adds up tenths ends a hair below the half that it stands for. */
const roundingShare = 1e-12;

/**
 * The time by which `share` of all starters had reached it, in ms: where the cumulative incidence
 * first is at least that. Infinity when it never is. One half gives the median over all starters.
 */
export function timeByShare(curve: IncidenceCurve, share: number): number {
  return curve.atShare(share - roundingShare)?.timeMs ?? Infinity;
}

/**
 * Its 95 % interval: the times at which the interval of the curve holds `share`. An end is Infinity
 * where it may be that so many never get there.
 *
 * Reference: R. Brookmeyer and J. Crowley, A Confidence Interval for the Median Survival Time,
 * Biometrics 38 (1982), with the interval of `incidenceInterval`.
 *
 * @param runs how many started
 */
export function timeByShareInterval(curve: IncidenceCurve, share: number, runs: number): Interval {
  const first = (isThere: (interval: Interval) => boolean): number => {
    for (const jump of curve) if (isThere(incidenceInterval(jump, runs))) return jump.timeMs;
    return Infinity;
  };
  const low =
    incidenceInterval(undefined, runs).high >= share ? 0 : first(({ high }) => high >= share);
  return { low, high: first((interval) => interval.low > share) };
}
