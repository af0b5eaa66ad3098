import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../../src/statistics/bootstrap.ts';
import { isNonEmpty } from '../../../src/statistics/non-empty.ts';
import { seededRandom } from '../../../src/statistics/random.ts';
import { standardDeviation } from '../../../src/statistics/standard-deviation.ts';

const file = new URL('../../golden/statistics/reference.json', import.meta.url);
// Our own file.
const reference = JSON.parse(readFileSync(file, 'utf8')) as { random: [number, number[]][] };

describe('seededRandom', () => {
  it.each(reference.random)('with seed %i gives the numbers of the reference', (seed, numbers) => {
    const random = seededRandom(seed);
    expect(numbers.map(() => random())).toEqual(numbers);
  });

  it.each([-1, 0.5, 2 ** 32, NaN])('refuses the seed %d', (seed) => {
    expect(() => seededRandom(seed)).toThrow(RangeError);
  });
});

describe('bootstrap', () => {
  const values = [4, 8, 15, 16, 23, 42];

  function distributionOfMean(seed: number, resamples: number): number[] {
    const distributions = bootstrap({
      size: values.length,
      resamples,
      random: seededRandom(seed),
      statistics: (weights) => ({
        mean: values.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0) / 6,
        drawn: weights.reduce((sum, weight) => sum + weight, 0),
      }),
    });
    expect(new Set(distributions.get('drawn'))).toEqual(new Set([values.length]));
    return distributions.get('mean') ?? [];
  }

  it('has the standard error that theory gives the mean', () => {
    const distribution = distributionOfMean(1, 20_000);
    if (!isNonEmpty(distribution)) throw new Error('There are resamples.');
    // Population standard deviation over the root of n.
    const deviation = standardDeviation([4, 8, 15, 16, 23, 42]) * Math.sqrt(5 / 6);
    expect(standardDeviation(distribution)).toBeCloseTo(deviation / Math.sqrt(6), 0);
  });

  it('gives the same for the same seed and something else for another', () => {
    expect(distributionOfMean(5, 50)).toEqual(distributionOfMean(5, 50));
    expect(distributionOfMean(5, 50)).not.toEqual(distributionOfMean(6, 50));
  });

  it('needs observations and resamples', () => {
    const rest = { random: seededRandom(1), statistics: () => ({}) };
    expect(() => bootstrap({ size: 0, resamples: 1, ...rest })).toThrow(RangeError);
    expect(() => bootstrap({ size: 1, resamples: 0, ...rest })).toThrow(RangeError);
  });
});
