import type { Jump } from './incidence-curve.ts';
import type { Interval } from './interval.ts';
import { shareInterval } from './agresti-coull-interval.ts';

/** A curve that adds up to 1 ends a hair beside it. */
const roundingShare = 1e-12;

/**
 * 95 % interval of the cumulative incidence at a time: that of a counted share, with as many runs
 * as would give one the same standard error. Without censoring these are the runs themselves. Where the share is 0 or 1 and has no error of its own, they are the runs that
 * were not censored before.
 *
 * Reference for the number of runs: K. J. Rothman, Estimation of Confidence Limits for the Cumulative Probability of
 * Survival in Life Table Analysis, J. Chronic Dis. 31 (1978).
 *
 * @param runs how many started
 */
export function incidenceInterval(jump: Jump | undefined, runs: number): Interval {
  if (!jump) return shareInterval(0, runs);
  const { share, standardError, known } = jump;
  if (share > 1 - roundingShare) return shareInterval(1, known);
  const size = (share * (1 - share)) / standardError ** 2;
  return shareInterval(share, Math.min(size, runs));
}
