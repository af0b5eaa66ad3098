import { rowAt, type RiskTable } from './risk-table.ts';

/** A sum over the cumulative incidence, and how it hangs on the courses. */
export interface IncidenceIntegral {
  value: number;
  /** Sum over courses of the squared derivative of the value by the weight of the course. */
  squares: number;
  /** The same with the third power: which way the estimate is skewed. */
  cubes: number;
}

/**
 * The sum of `payoff(time) * jump` over the jumps of the cumulative incidence: its area, its mean, a
 * part of it, as `payoff` has it. The derivatives are those of the infinitesimal jackknife, so the
 * root of `squares` is the standard error.
 *
 * Reference: B. Efron, The Jackknife, the Bootstrap and Other Resampling Plans (1982), chapter 6.
 */
export function incidenceIntegral(
  table: RiskTable,
  payoff: (timeMs: number) => number,
): IncidenceIntegral {
  const expected = expectedAfter(table, payoff);
  let squares = 0;
  let cubes = 0;
  let still = 0;
  const keep = (derivative: number, count: number): void => {
    const square = count * derivative * derivative;
    squares += square;
    cubes += square * derivative;
  };
  for (let index = 0; index < table.length; index += 1) {
    const { timeMs, atRisk, reached, gaveUp, open, neitherBefore } = rowAt(table, index);
    const later = expected[index + 1] ?? 0;
    const factor = neitherBefore / atRisk;
    const own = payoff(timeMs);
    still -= (factor * (reached * own - (reached + gaveUp) * later)) / atRisk;
    keep(still + factor * (own - later), reached);
    keep(still - factor * later, gaveUp);
    keep(still, open);
  }
  return { value: expected[0] ?? 0, squares, cubes };
}

/** What those at risk before each row can expect from it and all later ones; 0 after the last. */
function expectedAfter(table: RiskTable, payoff: (timeMs: number) => number): Float64Array {
  const expected = new Float64Array(table.length + 1);
  for (let index = table.length - 1; index >= 0; index -= 1) {
    const { timeMs, atRisk, reached, gaveUp } = rowAt(table, index);
    const later = expected[index + 1] ?? 0;
    expected[index] =
      (reached / atRisk) * payoff(timeMs) + (1 - (reached + gaveUp) / atRisk) * later;
  }
  return expected;
}
