import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/statistics/random.ts';

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
