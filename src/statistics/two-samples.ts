import type { OrderedCourses } from './ordered-courses.ts';
import { riskTable, rowAt } from './risk-table.ts';

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
  const times = new Set(
    [first, second].flatMap(({ reachedMs, gaveUpMs, openMs }) => [
      ...reachedMs,
      ...gaveUpMs,
      ...openMs,
    ]),
  );
  return [...times]
    .sort((a, b) => a - b)
    .map((timeMs): BothSides => [walks[0](timeMs), walks[1](timeMs)]);
}

/** Gives what happens at ascending times, one after the other. */
function walk(courses: OrderedCourses): (timeMs: number) => Side {
  const table = riskTable(courses);
  let index = 0;
  return (timeMs) => {
    while ((table.timeMs[index] ?? Infinity) < timeMs && index < table.length) index += 1;
    const { atRisk, reached, gaveUp, timeMs: atMs } = rowAt(table, index);
    if (index >= table.length) return { atRisk: 0, reached: 0, gaveUp: 0 };
    return atMs === timeMs ? { atRisk, reached, gaveUp } : { atRisk, reached: 0, gaveUp: 0 };
  };
}
