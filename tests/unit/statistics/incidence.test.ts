import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cumulativeIncidence } from '../../../src/statistics/cumulative-incidence.ts';
import { IncidenceCurve, type Jump } from '../../../src/statistics/incidence-curve.ts';
import { incidenceInterval } from '../../../src/statistics/incidence-interval.ts';
import { orderCourses, type Course } from '../../../src/statistics/ordered-courses.ts';
import { seededRandom, type Random } from '../../../src/statistics/random.ts';
import { restrictedMean, restrictedMeanValue } from '../../../src/statistics/restricted-mean.ts';
import { restrictedMeansCompared } from '../../../src/statistics/restricted-means-compared.ts';
import { agrestiCoullInterval } from '../../../src/statistics/agresti-coull-interval.ts';
import {
  timeByShare,
  timeByShareInterval,
  timeByShareOf,
} from '../../../src/statistics/time-by-share.ts';

type Courses = [Course, ...Course[]];

interface Reference {
  courses: Courses;
  incidence: Point[];
  restrictedMean: [horizonMs: number, ms: number][];
  settled: Courses;
  settledIncidence: Point[];
}

const file = new URL('../../golden/statistics/reference.json', import.meta.url);
const reference = JSON.parse(readFileSync(file, 'utf8')) as Reference; // our own file

type Point = Pick<Jump, 'timeMs' | 'share'>;

function incidenceOf(courses: Courses): IncidenceCurve {
  return cumulativeIncidence(orderCourses(courses));
}

function shareAt(curve: IncidenceCurve, timeMs: number): number {
  return curve.atTime(timeMs)?.share ?? 0;
}

function meanOf(courses: Courses, horizonMs: number): number {
  return restrictedMean(orderCourses(courses), horizonMs).value;
}

function expectSame(curve: IncidenceCurve, wanted: readonly Point[]): void {
  const found = [...curve];
  expect(found.map(({ timeMs }) => timeMs)).toEqual(wanted.map(({ timeMs }) => timeMs));
  found.forEach(({ share }, index) => {
    expect(share).toBeCloseTo(wanted[index]?.share ?? NaN, 12);
  });
}

function randomCourses(random: Random, outcomes: readonly Course['outcome'][]): Courses {
  const course = (): Course => ({
    timeMs: Math.floor(random() * 40) * 100,
    outcome: outcomes[Math.floor(random() * outcomes.length)] ?? 'reached',
  });
  return [course(), ...Array.from({ length: Math.floor(random() * 60) }, course)];
}

describe('cumulativeIncidence', () => {
  it('is that of redistribution to the right, with ties and censoring', () => {
    expectSame(incidenceOf(reference.courses), reference.incidence);
    expectSame(incidenceOf(reference.settled), reference.settledIncidence);
  });

  it('follows a table worked out by hand', () => {
    // At risk 4: 1/4 arrives at 1. One open at 2 leaves two at risk of 3/4: at 3 one gives up,
    // at 4 the last arrives with 3/8.
    const jumps = incidenceOf([
      { timeMs: 1, outcome: 'reached' },
      { timeMs: 2, outcome: 'open' },
      { timeMs: 3, outcome: 'gave-up' },
      { timeMs: 4, outcome: 'reached' },
    ]);
    expectSame(jumps, [
      { timeMs: 1, share: 0.25 },
      { timeMs: 4, share: 0.625 },
    ]);
  });

  it('without censoring is the empirical share', () => {
    const random = seededRandom(11);
    for (let round = 0; round < 200; round += 1) {
      const courses = randomCourses(random, ['reached', 'gave-up']);
      const jumps = incidenceOf(courses);
      for (let timeMs = 0; timeMs <= 4_000; timeMs += 50) {
        const arrived = courses.filter(
          (course) => course.outcome === 'reached' && course.timeMs <= timeMs,
        );
        expect(shareAt(jumps, timeMs)).toBeCloseTo(arrived.length / courses.length, 10);
      }
    }
  });

  it('never falls and never leaves 0 to 1, whatever is censored', () => {
    const random = seededRandom(12);
    for (let round = 0; round < 200; round += 1) {
      const shares = [...incidenceOf(randomCourses(random, ['reached', 'gave-up', 'open']))].map(
        ({ share }) => share,
      );
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      expect(Math.max(0, ...shares)).toBeLessThanOrEqual(1 + 1e-12);
    }
  });

  it('has no jump where nobody reached it', () => {
    expect([...incidenceOf([{ timeMs: 5, outcome: 'gave-up' }])]).toEqual([]);
  });

  it.each([-1, NaN, Infinity])('refuses a time of %d ms', (timeMs) => {
    expect(() => orderCourses([{ timeMs, outcome: 'open' }])).toThrow(RangeError);
  });
});

describe('restrictedMean', () => {
  it.each(reference.restrictedMean)('to %i ms is that of the reference', (horizonMs, ms) => {
    expect(meanOf(reference.courses, horizonMs)).toBeCloseTo(ms, 9);
  });

  it('without censoring is the mean of min(time, horizon), giving up counted as the horizon', () => {
    const random = seededRandom(13);
    for (let round = 0; round < 200; round += 1) {
      const courses = randomCourses(random, ['reached', 'gave-up']);
      const total = courses.reduce(
        (sum, { timeMs, outcome }) =>
          sum + (outcome === 'reached' ? Math.min(timeMs, 2_500) : 2_500),
        0,
      );
      expect(meanOf(courses, 2_500)).toBeCloseTo(total / courses.length, 6);
    }
  });

  it('is the horizon where nobody reached it', () => {
    expect(meanOf([{ timeMs: 5, outcome: 'gave-up' }], 3_600_000)).toBe(3_600_000);
  });

  it.each([0, -1, Infinity, NaN])('refuses a horizon of %d', (horizonMs) => {
    expect(() => meanOf(reference.courses, horizonMs)).toThrow(RangeError);
  });
});

describe('timeByShare', () => {
  it('is where half of all starters had arrived', () => {
    const courses = [10, 20, 30, 40].map((timeMs): Course => ({ timeMs, outcome: 'reached' }));
    expect(timeByShare(incidenceOf(courses as Courses), 0.5)).toBe(20);
  });

  it('is Infinity when more than half never got there', () => {
    const jumps = incidenceOf([
      { timeMs: 10, outcome: 'reached' },
      { timeMs: 20, outcome: 'gave-up' },
      { timeMs: 30, outcome: 'gave-up' },
    ]);
    expect(timeByShare(jumps, 0.5)).toBe(Infinity);
  });

  it('is not fooled by a half that was added up from tenths', () => {
    const courses = Array.from({ length: 10 }, (_, index): Course => {
      return { timeMs: index, outcome: index < 5 ? 'reached' : 'gave-up' };
    });
    expect(timeByShare(incidenceOf(courses as Courses), 0.5)).toBe(4);
  });
});

describe('without a curve or a table', () => {
  it('the restricted mean and the time by a share are the same', () => {
    const random = seededRandom(21);
    for (let round = 0; round < 200; round += 1) {
      const courses = orderCourses(randomCourses(random, ['reached', 'gave-up', 'open']));
      const value = restrictedMeanValue(courses, 2_500);
      expect(value).toBeCloseTo(restrictedMean(courses, 2_500).value, 6);
      for (const share of [0.25, 0.5, 0.9]) {
        expect(timeByShareOf(courses, share)).toBe(
          timeByShare(cumulativeIncidence(courses), share),
        );
      }
    }
  });
});

describe('IncidenceCurve', () => {
  const column = (...values: number[]) => Float64Array.from(values);
  const curve = new IncidenceCurve(
    {
      timeMs: column(10, 20, 0),
      share: column(0.2, 0.5, 0),
      standardError: column(0.1, 0.1, 0),
      known: column(9, 9, 0),
    },
    2,
  );
  it.each([
    [0, 0],
    [9, 0],
    [10, 0.2],
    [19, 0.2],
    [20, 0.5],
    [1_000, 0.5],
  ])('at %i ms is that of %d', (timeMs, share) => {
    expect(shareAt(curve, timeMs)).toBe(share);
  });
});

describe('incidenceInterval', () => {
  it('without censoring is that of a counted share', () => {
    const courses = reference.settled;
    for (const jump of incidenceOf(courses)) {
      const arrived = courses.filter(
        ({ timeMs, outcome }) => outcome === 'reached' && timeMs <= jump.timeMs,
      );
      const counted = agrestiCoullInterval(arrived.length, courses.length);
      const found = incidenceInterval(jump, courses.length);
      expect(found.low).toBeCloseTo(counted.low, 9);
      expect(found.high).toBeCloseTo(counted.high, 9);
    }
  });

  it('knows less where runs were censored before', () => {
    const open = Array.from({ length: 20 }, (): Course => ({ timeMs: 1, outcome: 'open' }));
    const all: Course = { timeMs: 5, outcome: 'reached' };
    const jump = [...incidenceOf([all, all, ...open])].at(-1);
    expect(jump?.share).toBe(1);
    expect(incidenceInterval(jump, 22)).toEqual(agrestiCoullInterval(2, 2));
  });

  it('says how many may have arrived where nobody was seen to', () => {
    expect(incidenceInterval(undefined, 30)).toEqual(agrestiCoullInterval(0, 30));
  });
});

describe('timeByShareInterval', () => {
  it('ends at the order statistics that the sign test gives', () => {
    const courses = Array.from({ length: 30 }, (_, index): Course => {
      return { timeMs: index + 1, outcome: 'reached' };
    });
    // Of 30, from 10 on and up to 20 are told apart from a half by no test of 5 %.
    expect(timeByShareInterval(incidenceOf(courses as Courses), 0.5, 30)).toEqual({
      low: 10,
      high: 21,
    });
  });

  it('has no end where it may be that half never got there', () => {
    const jumps = incidenceOf([
      { timeMs: 10, outcome: 'reached' },
      { timeMs: 20, outcome: 'reached' },
      { timeMs: 30, outcome: 'gave-up' },
    ]);
    expect(timeByShareInterval(jumps, 0.5, 3).high).toBe(Infinity);
  });
});

describe('the interval of the restricted mean', () => {
  it('where nobody reached it ends at the horizon and leaves room below', () => {
    const courses = Array.from({ length: 30 }, (): Course => ({ timeMs: 5, outcome: 'gave-up' }));
    const { low, high } = restrictedMean(orderCourses(courses as Courses), 1_000);
    expect(high).toBe(1_000);
    expect(low).toBeCloseTo(1_000 * agrestiCoullInterval(30, 30).low, 6);
  });

  it('where none gave up leaves room for those who will', () => {
    const courses = Array.from({ length: 30 }, (): Course => ({ timeMs: 5, outcome: 'reached' }));
    const { value, low, high } = restrictedMean(orderCourses(courses as Courses), 1_000);
    expect([value, low]).toEqual([5, 5]);
    expect(high).toBeGreaterThan(100);
  });

  it('of one run says next to nothing', () => {
    const { low, high } = restrictedMean(orderCourses([{ timeMs: 5, outcome: 'reached' }]), 1_000);
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(700);
  });
});

describe('restrictedMeansCompared', () => {
  const meanWithin = (courses: Courses) => restrictedMean(orderCourses(courses), 1_000);
  const slow = meanWithin([
    { timeMs: 500, outcome: 'reached' },
    { timeMs: 700, outcome: 'reached' },
    { timeMs: 100, outcome: 'gave-up' },
  ]);
  const fast = meanWithin([
    { timeMs: 400, outcome: 'reached' },
    { timeMs: 300, outcome: 'reached' },
    { timeMs: 100, outcome: 'gave-up' },
  ]);

  it('is the second less the first, and turns round with them', () => {
    const found = restrictedMeansCompared(slow, fast);
    const turned = restrictedMeansCompared(fast, slow);
    expect(found.difference).toBeCloseTo(-500 / 3);
    expect(turned.difference).toBeCloseTo(500 / 3);
    expect(turned.low).toBeCloseTo(-found.high);
    expect(turned.high).toBeCloseTo(-found.low);
  });

  it('says how many runs would settle it', () => {
    // Two sides with the variances 42,222 (of 500, 700, 1000) and 95,556 (of 400, 300, 1000).
    const { runsToSettle } = restrictedMeansCompared(slow, fast);
    expect(runsToSettle).toBe(
      Math.ceil((7.848879734349 * (42_222.222 + 95_555.556)) / (500 / 3) ** 2),
    );
    expect(restrictedMeansCompared(slow, slow).runsToSettle).toBe(Infinity);
  });
});
