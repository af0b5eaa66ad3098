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
 * The rows in columns: there may be as many as a million runs. `length` of each column are in use.
 */
export type RiskTable = { readonly [Column in keyof RiskRow]: Float64Array | Uint32Array } & {
  readonly length: number;
};

/**
 * The courses by distinct times, ascending: what all estimates of the cumulative incidence are
 * taken from. At equal times events come before censorings, and the two kinds of event share the
 * number at risk. Made once for the same courses.
 */
export function riskTable(courses: OrderedCourses): RiskTable {
  const table = tables.get(courses) ?? makeTable(courses);
  tables.set(courses, table);
  return table;
}

const tables = new WeakMap<OrderedCourses, RiskTable>();

function makeTable(courses: OrderedCourses): RiskTable {
  const { length: runs } = courses;
  const [real, whole] = [() => new Float64Array(runs), () => new Uint32Array(runs)];
  const table = {
    ...{ timeMs: real(), atRisk: whole(), reached: whole(), gaveUp: whole(), open: whole() },
    ...{ neitherBefore: real(), neitherAfter: real() },
  };
  let length = 0;
  forEachRisk(courses, (row) => {
    table.timeMs[length] = row.timeMs;
    table.atRisk[length] = row.atRisk;
    table.reached[length] = row.reached;
    table.gaveUp[length] = row.gaveUp;
    table.open[length] = row.open;
    table.neitherBefore[length] = row.neitherBefore;
    table.neitherAfter[length] = row.neitherAfter;
    length += 1;
  });
  return { ...table, length };
}

/**
 * The rows of the table one after the other, for who needs each once: nothing is kept.
 *
 * @param look false ends it
 */
export function forEachRisk(
  { reachedMs, gaveUpMs, openMs, length: runs }: OrderedCourses,
  look: (row: RiskRow) => unknown,
): void {
  const next = { reached: 0, gaveUp: 0, open: 0 };
  let neitherBefore = 1;
  for (let atRisk = runs; atRisk > 0;) {
    const timeMs = Math.min(
      reachedMs[next.reached] ?? Infinity,
      gaveUpMs[next.gaveUp] ?? Infinity,
      openMs[next.open] ?? Infinity,
    );
    const reached = timesAt(reachedMs, next.reached, timeMs);
    const gaveUp = timesAt(gaveUpMs, next.gaveUp, timeMs);
    const open = timesAt(openMs, next.open, timeMs);
    const neitherAfter = neitherBefore * (1 - (reached + gaveUp) / atRisk);
    if (look({ timeMs, atRisk, reached, gaveUp, open, neitherBefore, neitherAfter }) === false) {
      return;
    }
    next.reached += reached;
    next.gaveUp += gaveUp;
    next.open += open;
    neitherBefore = neitherAfter;
    atRisk -= reached + gaveUp + open;
  }
}

/** How often a time is there from an index on. */
function timesAt(sortedMs: Float64Array, index: number, timeMs: number): number {
  let end = index;
  while (sortedMs[end] === timeMs) end += 1;
  return end - index;
}

/** One row of the table. */
export function rowAt(table: RiskTable, index: number): RiskRow {
  const of = (column: Float64Array | Uint32Array) => column[index] ?? NaN;
  return {
    timeMs: of(table.timeMs),
    atRisk: of(table.atRisk),
    reached: of(table.reached),
    gaveUp: of(table.gaveUp),
    open: of(table.open),
    neitherBefore: of(table.neitherBefore),
    neitherAfter: of(table.neitherAfter),
  };
}
