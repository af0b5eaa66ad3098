import type { Random } from '../../statistics/random.ts';
import { isTested, medianOf, type TimedSides } from './judge-times.ts';
import type { MachineVariant } from './machine-verdict.ts';
import { noiseOf, shareFound, type SlowDown } from './share-found.ts';

/** Told of every check: what is promised to be found, and a smaller one beside it. */
export const slowDowns: readonly [SlowDown, SlowDown] = [
  { share: 0.5, ms: 10_000 },
  { share: 0.3, ms: 6_000 },
];

/** A check walks on until it would find the first of them so often. */
export const enoughFound = 0.95;

const draws = 1_000;

interface MeasuredPage {
  whole: TimedSides;
  /** Of each action that both sides have. */
  single: readonly TimedSides[];
  /** How many of them are tested. */
  tests: number;
  random: Random;
}

/** What would have been found at this noise and so many walks, of whatever is hardest to see. */
export function seenSlowDowns({
  whole,
  single,
  tests,
  random,
}: MeasuredPage): Pick<MachineVariant, 'noise' | 'seen'> {
  const pairs = Math.min(whole.base.length, whole.head.length);
  const wholeNoise = noiseOf(whole);
  const foundOf = (slowDown: SlowDown) =>
    [whole, ...single].map((sides) => {
      const measured = { medianMs: medianOf(sides.base), noise: noiseOf(sides), wholeNoise };
      // One that is never slow is tested once it is.
      const own = tests + (isTested(sides) ? 0 : 1);
      return shareFound(measured, { slowDown, pairs, tests: own, draws, random });
    });
  const seenOf = (slowDown: SlowDown) => ({ ...slowDown, found: Math.min(...foundOf(slowDown)) });
  const [first, second] = slowDowns;
  return { noise: wholeNoise, seen: [seenOf(first), seenOf(second)] };
}

/** Whether a check that found nothing may say that there is nothing. */
export function hasSeenEnough({ seen: [first] }: MachineVariant): boolean {
  return first.found >= enoughFound;
}
