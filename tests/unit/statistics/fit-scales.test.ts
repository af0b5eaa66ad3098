import { describe, expect, it } from 'vitest';
import { drawNormal } from '../../../src/statistics/draw-normal.ts';
import { fitScales, type MeasuredSum } from '../../../src/statistics/fit-scales.ts';
import { seededRandom } from '../../../src/statistics/random.ts';

const truth = [1.5, 0.6, 2.5];

/** Steps of parts of three kinds, each measured with this error of its logarithm. */
function measuredSums(count: number, seed: number): MeasuredSum[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const predicted = truth.map(() => Math.max(0, random() * 60 - 20));
    predicted[0] = (predicted[0] ?? 0) + 1;
    const total = predicted.reduce((sum, part, kind) => sum + part * (truth[kind] ?? 1), 0);
    const logError = 0.1;
    const off = Math.hypot(logError, 0.2) * drawNormal(random);
    return { predicted, measured: total * Math.exp(off), logError };
  });
}

describe('scales of the kinds of what was predicted', () => {
  it('come near those that the measured sums were made with', () => {
    for (const [kind, { scale, isTold }] of fitScales(measuredSums(400, 1), 3).entries()) {
      expect(scale / (truth[kind] ?? NaN)).toBeCloseTo(1, 1);
      expect(isTold).toBe(true);
    }
  });

  it('lie in their intervals about 95 times of 100', () => {
    let held = 0;
    const samples = 300;
    for (let seed = 0; seed < samples; seed += 1) {
      for (const [kind, { low, high }] of fitScales(measuredSums(12, seed), 3).entries()) {
        if (low <= (truth[kind] ?? NaN) && (truth[kind] ?? NaN) <= high) held += 1;
      }
    }
    expect(held / (samples * 3)).toBeGreaterThan(0.92);
    expect(held / (samples * 3)).toBeLessThan(0.98);
  });

  it('are not told of a kind that no sum has', () => {
    const [first, second] = fitScales([{ predicted: [10, 0], measured: 20, logError: 0.05 }], 2);
    expect(first?.scale).toBeCloseTo(2, 0);
    expect(first?.isTold).toBe(true);
    expect(second).toMatchObject({ scale: 1, isTold: false });
  });

  it('are those of the prior without sums', () => {
    expect(fitScales([], 1)).toMatchObject([{ scale: 1, isTold: false }]);
  });
});
