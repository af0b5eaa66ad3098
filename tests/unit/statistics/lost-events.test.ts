import { describe, expect, it } from 'vitest';
import { lostEvents } from '../../../src/statistics/lost-events.ts';
import { seededRandom } from '../../../src/statistics/random.ts';

function estimateOf(runs: readonly { made: number; lost: number }[]): number | undefined {
  const sum = (part: (run: { made: number; lost: number }) => number) =>
    runs.reduce((total, run) => total + part(run), 0);
  return lostEvents({
    before: sum(({ made }) => made - 1),
    lost: sum(({ lost }) => lost),
    runs: runs.length,
  });
}

describe('lostEvents', () => {
  it.each([0.02, 0.1, 0.3])('counts the last ones too, where %d of all are lost', (lossShare) => {
    const random = seededRandom(3);
    let gaps = 0;
    let truth = 0;
    const runs: { made: number; lost: number }[] = [];
    for (let run = 0; run < 5_000; run += 1) {
      const made = 6 + Math.floor(random() * 12);
      const arrived = Array.from({ length: made }, () => random() >= lossShare);
      const last = arrived.lastIndexOf(true) + 1;
      if (last === 0) continue;
      const lost = arrived.slice(0, last).filter((came) => !came).length;
      runs.push({ made: last, lost });
      gaps += lost;
      truth += arrived.filter((came) => !came).length;
    }
    expect(gaps / truth).toBeLessThan(0.95);
    expect((estimateOf(runs) ?? NaN) / truth).toBeCloseTo(1, 1);
    expect(Math.abs((estimateOf(runs) ?? NaN) / truth - 1)).toBeLessThan(0.03);
  });

  it('is none where no number is missing', () => {
    expect(estimateOf([{ made: 9, lost: 0 }])).toBe(0);
    expect(estimateOf([])).toBe(0);
  });

  it('cannot be told where nothing but the last of each run arrived', () => {
    expect(estimateOf([{ made: 5, lost: 4 }])).toBeUndefined();
  });
});
