import { describe, expect, it } from 'vitest';
import { isCovered, tally, type Tally } from '../../prove/coverage/tally.ts';
import { truthOf } from '../../prove/coverage/crowd.ts';
import { laws } from '../../prove/coverage/laws.ts';
import { seededRandom } from '../../../src/statistics/random.ts';

describe('the judge of coverage', () => {
  it.each([
    { held: 950, shown: 1_000, covered: true },
    { held: 930, shown: 1_000, covered: true },
    { held: 820, shown: 1_000, covered: false },
    { held: 900, shown: 1_000, covered: false },
    { held: 998, shown: 1_000, covered: false },
    { held: 246, shown: 300, covered: false },
    { held: 920, shown: 1_000, covered: true },
    { held: 9_200, shown: 10_000, covered: false },
  ])('of $held in $shown says $covered', ({ held, shown, covered }) => {
    expect(isCovered({ held, shown })).toBe(covered);
  });

  it('counts an end as held', () => {
    const tallies = new Map<string, Tally>();
    const judge = (truth: number) => {
      tally(tallies, [{ name: 'x', truth, low: 1, high: 2 }]);
    };
    [0.9, 1, 1.5, 2, 2.1].forEach(judge);
    expect(tallies.get('x')).toEqual({ shown: 5, held: 3 });
  });
});

describe.each(laws)('of the made-up crowd, $name', (law) => {
  const crowd = { law, givingUp: 0.3, recent: 0 };
  const truth = truthOf(crowd);
  const random = seededRandom(9);
  const drawn = Array.from({ length: 200_000 }, () => law.draw(random)).sort((a, b) => a - b);

  it('the truths are those of what is drawn', () => {
    const shareBy = (timeMs: number) => drawn.findIndex((time) => time > timeMs) / drawn.length;
    const within = drawn.reduce((sum, time) => sum + Math.min(time, 3_600_000), 0) / drawn.length;
    expect(truth.incidence(300_000)).toBeCloseTo(0.7 * shareBy(300_000), 2);
    expect(truth.restrictedMean / 3_600_000).toBeCloseTo(0.3 + (0.7 * within) / 3_600_000, 2);
    const median = drawn[Math.floor((drawn.length * 0.5) / 0.7)] ?? NaN;
    expect(truth.median / median).toBeCloseTo(1, 1);
    const mean = drawn.reduce((sum, time) => sum + time, 0) / drawn.length;
    expect(Math.abs(truth.mean / mean - 1)).toBeLessThan(0.04);
  });
});
