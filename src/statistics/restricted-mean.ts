import type { Jump } from './cumulative-incidence.ts';

/**
 * The mean over all starters of min(time, `horizonMs`), those who gave up counted as `horizonMs`,
 * in ms: the horizon less the area below the cumulative incidence up to it.
 * Open runs are censored by the curve; where the curve ends before the horizon it is carried on
 * flat, which can only overstate the mean.
 *
 * Reference: P. Royston and M. K. B. Parmar, Restricted mean survival time, BMC Med. Res. Methodol.
 * 13 (2013); applied to the incidence of one of two competing events.
 *
 * @throws RangeError unless the horizon is positive and finite
 */
export function restrictedMean(jumps: readonly Jump[], horizonMs: number): number {
  if (!(horizonMs > 0 && horizonMs < Infinity)) {
    throw new RangeError(`${horizonMs} ms is no horizon.`);
  }
  let area = 0;
  let shareBefore = 0;
  for (const { timeMs, share } of jumps) {
    if (timeMs >= horizonMs) break;
    area += (share - shareBefore) * (horizonMs - timeMs);
    shareBefore = share;
  }
  return horizonMs - area;
}
