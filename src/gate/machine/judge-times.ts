import { mannWhitney } from '../../statistics/mann-whitney.ts';
import type { NonEmpty } from '../../statistics/non-empty.ts';
import { quantiles } from '../../statistics/quantiles.ts';

/** How long the same thing took at two revisions, in ms. */
export interface TimedSides {
  base: NonEmpty<number>;
  head: NonEmpty<number>;
}

export interface JudgedTimes {
  /** Medians. */
  baseMs: number;
  headMs: number;
  /** How often chance alone parts the two so far, all that was tested with it taken into account. */
  p: number;
  /**
   * `slower`: beyond chance, by 25 % and by 5 s at least. `perhaps`: slower beyond chance and by less, or
   * by as much and not beyond chance.
   */
  verdict: 'slower' | 'perhaps' | 'holds';
}

/** What counts as slower, and not as the way of machines. */
export const leastSlower = { share: 0.25, ms: 5_000 } as const;
const falseAlarms = 0.05;

/**
 * Judges times that were measured side by side. What can never be slower by 5 s, on whichever side it
 * was measured, is not tested; the other tests share the 5 % of false alarms among them.
 *
 * Reference: S. Holm, A Simple Sequentially Rejective Multiple Test Procedure, Scand. J. Statist. 6 (1979).
 */
export function judgeTimes(measured: readonly TimedSides[]): JudgedTimes[] {
  const tested = measured.filter(isTested);
  const ps = new Map(tested.map((sides) => [sides, mannWhitney(sides.base, sides.head)]));
  const adjusted = new Map<TimedSides, number>();
  let highest = 0;
  const ascending = tested.toSorted((left, right) => (ps.get(left) ?? 1) - (ps.get(right) ?? 1));
  for (const [index, sides] of ascending.entries()) {
    highest = Math.max(highest, Math.min(1, (ps.get(sides) ?? 1) * (tested.length - index)));
    adjusted.set(sides, highest);
  }
  return measured.map((sides) => judge(sides, adjusted.get(sides) ?? 1));
}

/** Asked of both sides alike, so that what is tested does not hang on which of them is slower. */
export function isTested({ base, head }: TimedSides): boolean {
  return Math.max(...base, ...head) >= leastSlower.ms;
}

/** Whether times are slower beyond chance and by enough, among so many tests. */
export function isFound(sides: TimedSides, tests: number): boolean {
  return judge(sides, mannWhitney(sides.base, sides.head) * tests).verdict === 'slower';
}

function judge({ base, head }: TimedSides, p: number): JudgedTimes {
  const [baseMs, headMs] = [medianOf(base), medianOf(head)];
  const more = headMs - baseMs;
  const isMuch = more >= leastSlower.ms && more >= leastSlower.share * baseMs;
  const isBeyondChance = p < falseAlarms && more > 0;
  const verdict =
    isMuch && isBeyondChance ? 'slower' : isMuch || isBeyondChance ? 'perhaps' : 'holds';
  return { baseMs: Math.round(baseMs), headMs: Math.round(headMs), p, verdict };
}

export function medianOf(values: NonEmpty<number>): number {
  const [median = NaN] = quantiles(values, [0.5]);
  return median;
}
