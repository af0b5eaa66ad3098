import type { OrderedCourses } from './ordered-courses.ts';

/** What happened at one time. */
export interface RiskRow {
  timeMs: number;
  /** Courses to which nothing had happened before. */
  atRisk: number;
  reached: number;
  gaveUp: number;
  open: number;
  /** Share of the starters to whom neither event had happened before (Kaplan-Meier). */
  neitherBefore: number;
  /** The same after it; exactly 0 when everyone left has an event here. */
  neitherAfter: number;
}

/**
 * The courses by distinct times, ascending: what all estimates of the cumulative incidence are
 * taken from. At equal times events come before censorings, and the two kinds of event share the
 * number at risk.
 */
export function riskTable(courses: OrderedCourses): RiskRow[] {
  const rows: RiskRow[] = [];
  let neitherBefore = 1;
  for (let index = 0; index < courses.length;) {
    const timeMs = courses[index]?.timeMs ?? 0;
    const counts = { reached: 0, 'gave-up': 0, open: 0 };
    const atRisk = courses.length - index;
    for (; courses[index]?.timeMs === timeMs; index += 1) {
      counts[courses[index]?.outcome ?? 'open'] += 1;
    }
    const { reached, 'gave-up': gaveUp, open } = counts;
    const neitherAfter = neitherBefore * (1 - (reached + gaveUp) / atRisk);
    rows.push({ timeMs, atRisk, reached, gaveUp, open, neitherBefore, neitherAfter });
    neitherBefore = neitherAfter;
  }
  return rows;
}
