import { describe, expect, it } from 'vitest';
import { lostEvents, type Numbered } from '../../../src/statistics/lost-events.ts';
import { seededRandom } from '../../../src/statistics/random.ts';

describe('lostEvents', () => {
  it.each([0.02, 0.1, 0.3])('counts the last ones too, where %d of all are lost', (lossShare) => {
    const random = seededRandom(3);
    let gaps = 0;
    let truth = 0;
    const runs: Numbered[] = [];
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
    expect((lostEvents(runs) ?? NaN) / truth).toBeCloseTo(1, 1);
    expect(Math.abs((lostEvents(runs) ?? NaN) / truth - 1)).toBeLessThan(0.03);
  });

  it('is none where no number is missing', () => {
    expect(lostEvents([{ made: 9, lost: 0 }])).toBe(0);
    expect(lostEvents([])).toBe(0);
  });

  it('cannot be told where nothing but the last of each run arrived', () => {
    expect(lostEvents([{ made: 5, lost: 4 }])).toBeUndefined();
  });
});
