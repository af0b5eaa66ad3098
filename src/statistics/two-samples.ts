import type { OrderedCourses } from './ordered-courses.ts';

/** What a test of two samples found. */
export interface TestResult {
  /** Chi-square with one degree of freedom, if the two do not differ. */
  statistic: number;
  /** How often chance alone gives as much or more. */
  p: number;
}

/** One side at one time. */
export interface Side {
  atRisk: number;
  reached: number;
  gaveUp: number;
}

export type BothSides = [first: Side, second: Side];

/** What happened on both sides at each time at which something did on either, ascending. */
export function twoSamples(first: OrderedCourses, second: OrderedCourses): BothSides[] {
  const walks = [walk(first), walk(second)] as const;
  const times = new Set([...first, ...second].map(({ timeMs }) => timeMs));
  return [...times]
    .sort((a, b) => a - b)
    .map((timeMs): BothSides => [walks[0](timeMs), walks[1](timeMs)]);
}

/** Gives what happens at ascending times, one after the other. */
function walk(courses: OrderedCourses): (timeMs: number) => Side {
  let index = 0;
  return (timeMs) => {
    const side = { atRisk: courses.length - index, reached: 0, gaveUp: 0 };
    for (; courses[index]?.timeMs === timeMs; index += 1) {
      if (courses[index]?.outcome === 'reached') side.reached += 1;
      if (courses[index]?.outcome === 'gave-up') side.gaveUp += 1;
    }
    return side;
  };
}
