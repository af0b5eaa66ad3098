import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mean } from '../../../src/statistics/mean.ts';
import { combinedInterval } from '../../../src/statistics/combined-interval.ts';
import { isNonEmpty, type NonEmpty } from '../../../src/statistics/non-empty.ts';
import { quantiles } from '../../../src/statistics/quantiles.ts';
import { runsToSee } from '../../../src/statistics/runs-to-see.ts';
import { seededRandom } from '../../../src/statistics/random.ts';
import { skewedInterval } from '../../../src/statistics/skewed-interval.ts';
import { standardDeviation } from '../../../src/statistics/standard-deviation.ts';
import { agrestiCoullInterval } from '../../../src/statistics/agresti-coull-interval.ts';

interface Reference {
  values: [number, ...number[]];
  mean: number;
  standardDeviation: number;
  quartiles: number[];
  fortieths: number[];
  agrestiCoull: [successes: number, trials: number, interval: [number, number]][];
  runsToSee: { cv: number; share: number; runs: number };
}

const file = new URL('../../golden/statistics/reference.json', import.meta.url);
const reference = JSON.parse(readFileSync(file, 'utf8')) as Reference; // our own file

describe('mean and standard deviation', () => {
  it('are those of the reference', () => {
    expect(mean(reference.values)).toBeCloseTo(reference.mean, 12);
    expect(standardDeviation(reference.values)).toBeCloseTo(reference.standardDeviation, 12);
  });

  it('lose nothing to rounding, in any order', () => {
    expect(mean([1, 1e100, 1, -1e100])).toBe(0.5);
    expect(mean([1e100, 1, -1e100, 1])).toBe(0.5);
  });

  it('of one value are the value and 0', () => {
    expect(mean([7])).toBe(7);
    expect(standardDeviation([7])).toBe(0);
  });
});

describe('quantiles', () => {
  it('is type 7, as in the reference', () => {
    expect(quantiles(reference.values, [0.25, 0.5, 0.75])).toEqual(reference.quartiles);
    const shares = reference.fortieths.map((_, index) => (index + 1) / 40);
    quantiles(reference.values, shares).forEach((value, index) => {
      expect(value).toBeCloseTo(reference.fortieths[index] ?? NaN, 12);
    });
  });

  it('gives the ends for 0 and 1, and the one value there is', () => {
    expect(quantiles([3, 1, 2], [0, 1])).toEqual([1, 3]);
    expect(quantiles([5], [0.3])).toEqual([5]);
  });

  it('keeps "never" apart from every time', () => {
    expect(quantiles([Infinity, 1, Infinity, 2], [0, 0.5, 1])).toEqual([1, Infinity, Infinity]);
  });

  it('refuses what is no share and what has no order', () => {
    expect(() => quantiles([1], [1.1])).toThrow(RangeError);
    expect(() => quantiles([1], [NaN])).toThrow(RangeError);
    expect(() => quantiles([1, NaN], [0.5])).toThrow(RangeError);
  });

  it('are those of the sorted values, whatever their order and however many are the same', () => {
    const random = seededRandom(3);
    for (let round = 0; round < 200; round += 1) {
      const size = 1 + Math.floor(random() * 60);
      const values = Array.from({ length: size }, () => Math.floor(random() * 20));
      const sorted = values.toSorted((a, b) => a - b);
      const shares = sorted.map((_, index) => (size === 1 ? 0 : index / (size - 1)));
      const found = quantiles(values as [number, ...number[]], shares); // it has at least one
      found.forEach((value, index) => {
        expect(value).toBeCloseTo(sorted[index] ?? NaN, 9);
      });
    }
  });
});

describe('agrestiCoullInterval', () => {
  it.each(reference.agrestiCoull)(
    'of %i of %i is that of the reference',
    (successes, trials, ends) => {
      const { low, high } = agrestiCoullInterval(successes, trials);
      expect(low).toBeCloseTo(ends[0], 10);
      expect(high).toBeCloseTo(ends[1], 10);
    },
  );

  it('stays within 0 and 1 and ends exactly there', () => {
    expect(agrestiCoullInterval(0, 3).low).toBe(0);
    expect(agrestiCoullInterval(3, 3).high).toBe(1);
  });

  it.each([
    [1, 0],
    [-1, 3],
    [4, 3],
    [0.5, 3],
  ])('refuses %d of %d', (successes, trials) => {
    expect(() => agrestiCoullInterval(successes, trials)).toThrow(RangeError);
  });
});

describe('skewedInterval', () => {
  const estimate = { value: 10, squares: 4, cubes: 0, size: 30 };

  it('without skewness is that of Student', () => {
    const halfWidth = 2.045 * Math.sqrt((4 * 30) / 29);
    const { low, high } = skewedInterval(estimate);
    expect(low).toBeCloseTo(10 - halfWidth, 2);
    expect(high).toBeCloseTo(10 + halfWidth, 2);
  });

  it('reaches further to the side to which the error is skewed', () => {
    for (const cubes of [2, -2]) {
      const { low, high } = skewedInterval({ ...estimate, cubes });
      expect(Math.sign(high - 10 - (10 - low))).toBe(Math.sign(cubes));
    }
  });

  it('has no width where nothing varies, and needs two observations', () => {
    expect(skewedInterval({ ...estimate, squares: 0 })).toEqual({ low: 10, high: 10 });
    expect(() => skewedInterval({ ...estimate, size: 1 })).toThrow(RangeError);
  });
});

describe('combinedInterval', () => {
  it('of a difference leans as its parts do', () => {
    const before = { value: 10, low: 9, high: 14, slope: -1 };
    const after = { value: 8, low: 5, high: 8.5, slope: 1 };
    const { low, high } = combinedInterval(-2, [before, after]);
    expect(low).toBeCloseTo(-2 - Math.hypot(4, 3));
    expect(high).toBeCloseTo(-2 + Math.hypot(1, 0.5));
  });
});

describe('runsToSee', () => {
  it('is that of the reference, rounded up', () => {
    const { cv, share, runs } = reference.runsToSee;
    const found = runsToSee({ mean: 100, standardError: (cv * 100) / 5, runs: 25 }, share);
    expect(found).toBe(Math.ceil(runs));
  });

  it('is larger for smaller differences, and 2 where nothing varies', () => {
    const compared = { mean: 100, standardError: 10, runs: 50 };
    expect(runsToSee(compared, 0.1)).toBeGreaterThan(runsToSee(compared, 0.2));
    expect(runsToSee({ ...compared, standardError: 0 }, 0.2)).toBe(2);
  });
});

describe('isNonEmpty', () => {
  it('tells lists with elements from those without', () => {
    const none: number[] = [];
    expect(isNonEmpty(none)).toBe(false);
    const some: NonEmpty<number> = [1];
    expect(isNonEmpty(some)).toBe(true);
  });
});
