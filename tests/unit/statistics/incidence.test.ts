import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  cumulativeIncidence,
  orderCourses,
  type Course,
  type Jump,
} from '../../../src/statistics/cumulative-incidence.ts';
import { medianOfStarters } from '../../../src/statistics/median-of-starters.ts';
import { seededRandom, type Random } from '../../../src/statistics/random.ts';
import { restrictedMean } from '../../../src/statistics/restricted-mean.ts';
import { shareAt } from '../../../src/statistics/share-at.ts';

type Courses = [Course, ...Course[]];

interface Reference {
  courses: Courses;
  incidence: Jump[];
  restrictedMean: [horizonMs: number, ms: number][];
  settled: Courses;
  settledIncidence: Jump[];
}

const file = new URL('../../golden/statistics/reference.json', import.meta.url);
const reference = JSON.parse(readFileSync(file, 'utf8')) as Reference; // our own file

function incidenceOf(courses: Courses, weights?: number[]): readonly Jump[] {
  return cumulativeIncidence(orderCourses(courses), weights);
}

function expectSame(found: readonly Jump[], wanted: readonly Jump[]): void {
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
      const shares = incidenceOf(randomCourses(random, ['reached', 'gave-up', 'open'])).map(
        ({ share }) => share,
      );
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      expect(Math.max(0, ...shares)).toBeLessThanOrEqual(1 + 1e-12);
    }
  });

  it('counts a course as often as its weight says', () => {
    const [first, second, ...rest] = reference.courses;
    if (!second) throw new Error('The reference has more than one course.');
    const weights = reference.courses.map((_, index) => (index === 1 ? 3 : index === 0 ? 0 : 1));
    expectSame(
      incidenceOf(reference.courses, weights),
      incidenceOf([second, second, second, ...rest]),
    );
    expect(first.timeMs).toBeLessThan(second.timeMs);
  });

  it('has no jump where nobody reached it', () => {
    expect(incidenceOf([{ timeMs: 5, outcome: 'gave-up' }])).toEqual([]);
  });

  it.each([-1, NaN, Infinity])('refuses a time of %d ms', (timeMs) => {
    expect(() => orderCourses([{ timeMs, outcome: 'open' }])).toThrow(RangeError);
  });
});

describe('restrictedMean', () => {
  it.each(reference.restrictedMean)('to %i ms is that of the reference', (horizonMs, ms) => {
    expect(restrictedMean(incidenceOf(reference.courses), horizonMs)).toBeCloseTo(ms, 9);
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
      expect(restrictedMean(incidenceOf(courses), 2_500)).toBeCloseTo(total / courses.length, 6);
    }
  });

  it('is the horizon where nobody reached it', () => {
    expect(restrictedMean([], 3_600_000)).toBe(3_600_000);
  });

  it.each([0, -1, Infinity, NaN])('refuses a horizon of %d', (horizonMs) => {
    expect(() => restrictedMean([], horizonMs)).toThrow(RangeError);
  });
});

describe('medianOfStarters', () => {
  it('is where half of all starters had arrived', () => {
    const courses = [10, 20, 30, 40].map((timeMs): Course => ({ timeMs, outcome: 'reached' }));
    expect(medianOfStarters(incidenceOf(courses as Courses))).toBe(20);
  });

  it('is Infinity when more than half never got there', () => {
    const jumps = incidenceOf([
      { timeMs: 10, outcome: 'reached' },
      { timeMs: 20, outcome: 'gave-up' },
      { timeMs: 30, outcome: 'gave-up' },
    ]);
    expect(medianOfStarters(jumps)).toBe(Infinity);
  });

  it('is not fooled by a half that was added up from tenths', () => {
    const courses = Array.from({ length: 10 }, (_, index): Course => {
      return { timeMs: index, outcome: index < 5 ? 'reached' : 'gave-up' };
    });
    expect(medianOfStarters(incidenceOf(courses as Courses))).toBe(4);
  });
});

describe('shareAt', () => {
  const jumps = [
    { timeMs: 10, share: 0.2 },
    { timeMs: 20, share: 0.5 },
  ];
  it.each([
    [0, 0],
    [9, 0],
    [10, 0.2],
    [19, 0.2],
    [20, 0.5],
    [1_000, 0.5],
  ])('at %i ms is %d', (timeMs, share) => {
    expect(shareAt(jumps, timeMs)).toBe(share);
  });
});
