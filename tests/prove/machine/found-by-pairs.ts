import { shareFound } from '../../../src/gate/machine/share-found.ts';
import type { Random } from '../../../src/statistics/random.ts';

const noises = [0.05, 0.1, 0.15, 0.2, 0.3];
const pairCounts = [5, 6, 8, 10, 15, 20];
const shares = [0.3, 0.5, 1];
/** What it is asked of: long enough for a share of it to count. */
const medianMs = 30_000;
/** As of a quickstart of four actions, two of them long. */
const tests = 3;

/** How often a slow-down is found at each noise by so many pairs, in percent: the table of the docs. */
export function foundByPairs(draws: number, random: Random): string[][] {
  return [
    ['slow-down, noise', ...pairCounts.map((pairs) => `${pairs} pairs`)],
    ...shares.flatMap((share) =>
      noises.map((noise) => [
        `${share * 100} % at ${noise * 100} %`,
        ...pairCounts.map((pairs) => {
          const slowDown = { share, ms: 0 };
          const measured = { medianMs, noise, wholeNoise: noise };
          const found = shareFound(measured, { slowDown, pairs, tests, draws, random });
          return `${Math.round(found * 100)}`;
        }),
      ]),
    ),
  ];
}
