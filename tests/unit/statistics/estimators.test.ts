import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mean } from '../../../src/statistics/mean.ts';
import { isNonEmpty, type NonEmpty } from '../../../src/statistics/non-empty.ts';
import { percentileInterval } from '../../../src/statistics/percentile-interval.ts';
import { quantile } from '../../../src/statistics/quantile.ts';
import { runsToSee } from '../../../src/statistics/runs-to-see.ts';
import { sort } from '../../../src/statistics/sorted.ts';
import { standardDeviation } from '../../../src/statistics/standard-deviation.ts';
import { wilsonInterval } from '../../../src/statistics/wilson-interval.ts';

interface Reference {
  values: [number, ...number[]];
  mean: number;
  standardDeviation: number;
  quartiles: number[];
  fortieths: number[];
  wilson: [successes: number, trials: number, interval: [number, number]][];
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

describe('quantile', () => {
  it('is type 7, as in the reference', () => {
    const sorted = sort(reference.values);
    const quartiles = [0.25, 0.5, 0.75].map((p) => quantile(sorted, p));
    expect(quartiles).toEqual(reference.quartiles);
    const fortieths = reference.fortieths.map((_, index) => quantile(sorted, (index + 1) / 40));
    fortieths.forEach((value, index) => {
      expect(value).toBeCloseTo(reference.fortieths[index] ?? NaN, 12);
    });
  });

  it('gives the ends for 0 and 1, and the one value there is', () => {
    expect(quantile(sort([3, 1, 2]), 0)).toBe(1);
    expect(quantile(sort([3, 1, 2]), 1)).toBe(3);
    expect(quantile(sort([5]), 0.3)).toBe(5);
  });

  it('keeps "never" apart from every time', () => {
    const sorted = sort([Infinity, 1, Infinity, 2]);
    expect(quantile(sorted, 0)).toBe(1);
    expect(quantile(sorted, 0.5)).toBe(Infinity);
    expect(quantile(sorted, 1)).toBe(Infinity);
  });

  it('refuses what is no share and what has no order', () => {
    expect(() => quantile(sort([1]), 1.1)).toThrow(RangeError);
    expect(() => quantile(sort([1]), NaN)).toThrow(RangeError);
    expect(() => sort([1, NaN])).toThrow(RangeError);
  });
});

describe('wilsonInterval', () => {
  it.each(reference.wilson)('of %i of %i is that of the reference', (successes, trials, ends) => {
    const { low, high } = wilsonInterval(successes, trials);
    expect(low).toBeCloseTo(ends[0], 10);
    expect(high).toBeCloseTo(ends[1], 10);
  });

  it('stays within 0 and 1 and ends exactly there', () => {
    expect(wilsonInterval(0, 3).low).toBe(0);
    expect(wilsonInterval(3, 3).high).toBe(1);
  });

  it.each([
    [1, 0],
    [-1, 3],
    [4, 3],
    [0.5, 3],
  ])('refuses %d of %d', (successes, trials) => {
    expect(() => wilsonInterval(successes, trials)).toThrow(RangeError);
  });
});

describe('percentileInterval', () => {
  it('cuts off 2.5 % at each end', () => {
    const distribution = Array.from({ length: 1_001 }, (_, index) => index);
    expect(percentileInterval(distribution)).toEqual({ low: 25, high: 975 });
  });

  it('leaves out resamples without a value, and needs one that has', () => {
    expect(percentileInterval([NaN, 4, NaN])).toEqual({ low: 4, high: 4 });
    expect(() => percentileInterval([NaN])).toThrow(RangeError);
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
