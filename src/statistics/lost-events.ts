/** What is known of the events of some runs, added up. */
export interface KnownEvents {
  /** Events below the highest number that arrived of each. */
  before: number;
  /** How many of those are missing. */
  lost: number;
  runs: number;
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
export function lostEvents({ before, lost, runs }: KnownEvents): number | undefined {
  if (lost === 0) return 0;
  const share = lost / before;
  return share < 1 ? lost + runs * (share / (1 - share)) : undefined;
}
