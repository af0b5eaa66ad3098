import type { Judged } from './intervals-of.ts';

/** How often intervals held what they should. */
export interface Tally {
  /** Intervals shown. */
  shown: number;
  held: number;
}

const [lowest, highest] = [0.93, 0.97];
/** So many standard errors beyond the bounds are put down to chance; one in 4,000 comes further. */
const chance = 3.5;

/** Counts intervals by name. */
export function tally(tallies: Map<string, Tally>, judged: readonly Judged[]): void {
  for (const { name, truth, low, high } of judged) {
    const own = tallies.get(name) ?? { shown: 0, held: 0 };
    own.shown += 1;
    if (low <= truth && truth <= high) own.held += 1;
    tallies.set(name, own);
  }
}

/** Whether 93 to 97 % of the intervals hold what they should, but for chance. */
export function isCovered({ shown, held }: Tally): boolean {
  const share = held / shown;
  const slack = (bound: number) => chance * Math.sqrt((bound * (1 - bound)) / shown);
  return share >= lowest - slack(lowest) && share <= highest + slack(highest);
}
