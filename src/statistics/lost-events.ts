/** Of one run. */
export interface Numbered {
  /** Highest number that arrived, counted from 1: at least so many were made. */
  made: number;
  /** How many below it are missing. */
  lost: number;
}

/**
 * How many events were lost, those included after which nothing of their run arrived. A gap in the
 * numbers is seen; a run whose last events are lost only looks shorter than it was.
 *
 * Assumes that each event is lost as often as any other, at the end of a run as before it. With the
 * share r lost below the last that arrived, r / (1 - r) are expected to be missing beyond it. Where
 * the last ones are lost more often (a tab that is closed, a network that is gone), it is more.
 * Runs of which nothing arrived are in no number.
 *
 * Undefined when no event arrived but the last ones: the share would be 1.
 */
export function lostEvents(runs: readonly Numbered[]): number | undefined {
  let lost = 0;
  let before = 0;
  for (const run of runs) {
    lost += run.lost;
    before += Math.max(0, run.made - 1);
  }
  if (lost === 0) return 0;
  const share = lost / before;
  return share < 1 ? lost + runs.length * (share / (1 - share)) : undefined;
}
