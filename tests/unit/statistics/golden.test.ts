import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cumulativeIncidence } from '../../../src/statistics/cumulative-incidence.ts';
import { graysTest } from '../../../src/statistics/grays-test.ts';
import { logRankTest } from '../../../src/statistics/log-rank-test.ts';
import { orderCourses, type Course } from '../../../src/statistics/ordered-courses.ts';
import { restrictedMean } from '../../../src/statistics/restricted-mean.ts';
import { tPoint } from '../../../src/statistics/t-point.ts';

type Courses = [Course, ...Course[]];

interface Golden {
  cases: {
    name: string;
    courses: Courses;
    incidence: [timeMs: number, share: number, standardError: number][];
    restrictedMean: [horizonMs: number, ms: number, standardError: number][];
  }[];
  comparisons: {
    name: string;
    first: Courses;
    second: Courses;
    gray: [statistic: number, p: number];
    logRank: [statistic: number, p: number];
  }[];
  tPoints: [degrees: number, point: number][];
}

const file = new URL('../../golden/statistics/survival.json', import.meta.url);
const golden = JSON.parse(readFileSync(file, 'utf8')) as Golden; // our own file

/** To nine digits of the larger one. */
function expectClose(found: number | undefined, wanted: number): void {
  const difference = Math.abs((found ?? NaN) - wanted);
  expect(difference, `${found} instead of ${wanted}`).toBeLessThanOrEqual(
    1e-9 * Math.max(1, Math.abs(wanted)),
  );
}

describe.each(golden.cases)('of $name', ({ courses, incidence, restrictedMean: means }) => {
  const ordered = orderCourses(courses);

  it('the cumulative incidence and its error are those of R', () => {
    const jumps = [...cumulativeIncidence(ordered)];
    expect(jumps.map(({ timeMs }) => timeMs)).toEqual(incidence.map(([timeMs]) => timeMs));
    incidence.forEach(([, share, standardError], index) => {
      expectClose(jumps[index]?.share, share);
      expectClose(jumps[index]?.standardError, standardError);
    });
  });

  it('the restricted mean and its error are those of R', () => {
    for (const [horizonMs, ms, standardError] of means) {
      const found = restrictedMean(ordered, horizonMs);
      expectClose(found.value, ms);
      expectClose(found.standardError, standardError);
    }
  });
});

describe.each(golden.comparisons)('of two samples, $name', ({ first, second, gray, logRank }) => {
  const sides = [orderCourses(first), orderCourses(second)] as const;

  it.each([
    { test: 'Gray’s', found: graysTest(...sides), wanted: gray },
    { test: 'the log-rank', found: logRankTest(...sides), wanted: logRank },
  ])('$test test is that of R', ({ found, wanted: [statistic, p] }) => {
    expectClose(found?.statistic, statistic);
    expectClose(found?.p, p);
    expect(Math.abs((found?.p ?? NaN) / p - 1)).toBeLessThan(1e-6);
  });

  it('neither test minds which side is first', () => {
    const [one, other] = sides;
    expectClose(graysTest(other, one)?.statistic, gray[0]);
    expectClose(logRankTest(other, one)?.statistic, logRank[0]);
  });
});

describe('the tests of two samples', () => {
  it('say nothing where nothing can differ', () => {
    const nobody = orderCourses([{ timeMs: 5, outcome: 'gave-up' }]);
    expect(graysTest(nobody, nobody)).toBeUndefined();
    expect(logRankTest(nobody, nobody)).toBeUndefined();
  });
});

describe('tPoint', () => {
  it.each(golden.tPoints)(
    'with %d degrees of freedom is that of R, to 0.2 %%',
    (degrees, point) => {
      expect(Math.abs(tPoint(degrees) / point - 1)).toBeLessThan(0.002);
    },
  );

  it('needs a degree of freedom', () => {
    expect(() => tPoint(0)).toThrow(RangeError);
  });
});
