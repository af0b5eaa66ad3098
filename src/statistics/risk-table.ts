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

function makeTable({ reachedMs, gaveUpMs, openMs, length: runs }: OrderedCourses): RiskTable {
  const [real, whole] = [() => new Float64Array(runs), () => new Uint32Array(runs)];
  const table = {
    ...{ timeMs: real(), atRisk: whole(), reached: whole(), gaveUp: whole(), open: whole() },
    ...{ neitherBefore: real(), neitherAfter: real() },
  };
  const next = { reached: 0, gaveUp: 0, open: 0 };
  let atRisk = runs;
  let neitherBefore = 1;
  let row = 0;
  for (; atRisk > 0; row += 1) {
    const timeMs = Math.min(
      reachedMs[next.reached] ?? Infinity,
      gaveUpMs[next.gaveUp] ?? Infinity,
      openMs[next.open] ?? Infinity,
    );
    const reached = timesAt(reachedMs, next.reached, timeMs);
    const gaveUp = timesAt(gaveUpMs, next.gaveUp, timeMs);
    const open = timesAt(openMs, next.open, timeMs);
    const neitherAfter = neitherBefore * (1 - (reached + gaveUp) / atRisk);
    table.timeMs[row] = timeMs;
    table.atRisk[row] = atRisk;
    table.reached[row] = reached;
    table.gaveUp[row] = gaveUp;
    table.open[row] = open;
    table.neitherBefore[row] = neitherBefore;
    table.neitherAfter[row] = neitherAfter;
    next.reached += reached;
    next.gaveUp += gaveUp;
    next.open += open;
    neitherBefore = neitherAfter;
    atRisk -= reached + gaveUp + open;
  }
  return { ...table, length: row };
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
