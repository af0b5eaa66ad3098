import { describe, expect, it } from 'vitest';
import { mannWhitney } from '../../../src/statistics/mann-whitney.ts';
import type { NonEmpty } from '../../../src/statistics/non-empty.ts';
import { seededRandom } from '../../../src/statistics/random.ts';

type Sample = NonEmpty<number>;

/** As `wilcox.test(first, second, exact = TRUE)$p.value` of R 4 has them. */
const byR: Record<string, [first: Sample, second: Sample, p: number]> = {
  'five and five, apart': [[1, 2, 3, 4, 5], [6, 7, 8, 9, 10], 0.00793650793650794],
  'three and three, apart': [[1, 2, 3], [4, 5, 6], 0.1],
  'five and five, mixed': [
    [21.2, 20.9, 22.4, 21.8, 20.1],
    [24.1, 22.9, 21.5, 25.3, 26.0],
    0.0317460317460317,
  ],
  'six and seven': [
    [1.1, 2.3, 3.7, 4.2, 5.9, 8.8],
    [0.4, 2.9, 6.1, 7.7, 9.3, 10.2, 11.5],
    0.234265734265734,
  ],
};

/** All ways to share out the values, counted one by one. */
function byHand(first: Sample, second: Sample): number {
  const values = [...first, ...second];
  const midRank = (value: number) =>
    values.filter((other) => other < value).length +
    (values.filter((other) => other === value).length + 1) / 2;
  const ranks = values.map(midRank);
  const sums: number[] = [];
  const choose = (from: number, left: number, sum: number): void => {
    if (left === 0) sums.push(sum);
    else
      for (let at = from; at < ranks.length; at += 1)
        choose(at + 1, left - 1, sum + (ranks[at] ?? NaN));
  };
  choose(0, first.length, 0);
  const own = ranks.slice(0, first.length).reduce((sum, rank) => sum + rank, 0);
  const below = sums.filter((sum) => sum <= own).length;
  const above = sums.filter((sum) => sum >= own).length;
  return Math.min(1, (2 * Math.min(below, above)) / sums.length);
}

describe('the p of two samples', () => {
  it.each(Object.entries(byR))('%s', (_, [first, second, p]) => {
    expect(mannWhitney(first, second)).toBeCloseTo(p, 13);
    expect(mannWhitney(second, first)).toBeCloseTo(p, 13);
  });

  it('is that of all ways to share out the values, with ties too', () => {
    const random = seededRandom(7);
    const draw = (size: number) => {
      const [first = 0, ...rest] = Array.from({ length: size }, () => Math.floor(random() * 6));
      return [first, ...rest] as const;
    };
    for (let round = 0; round < 200; round += 1) {
      const [first, second] = [draw(2 + (round % 4)), draw(2 + (round % 5))];
      expect(mannWhitney(first, second)).toBeCloseTo(byHand(first, second), 12);
    }
  });

  it('is 1 where all are equal', () => {
    expect(mannWhitney([3, 3, 3], [3, 3])).toBe(1);
  });
});
