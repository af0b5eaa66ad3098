import type { OrderedCourses } from './ordered-courses.ts';
import { IncidenceCurve } from './incidence-curve.ts';
import { riskTable, rowAt, type RiskRow } from './risk-table.ts';

/**
 * The share of all starters that have reached it by each time: the Aalen-Johansen estimator of the
 * cumulative incidence, with giving up as a competing event and open runs censored.
 * (One minus Kaplan-Meier would treat those who gave up as if they could still arrive, and so
 * overstate success.)
 *
 * Conventions: those of `riskTable`. Made once for the same courses. Without censoring it equals the empirical share.
 *
 * The standard error is that of the infinitesimal jackknife: the root of the sum over courses of
 * the squared derivative of the share by the weight of the course. Without censoring it is that of
 * a binomial share. It depends on the share at the time alone in a linear way, so that one pass
 * over the courses gives it at all times.
 *
 * References: O. O. Aalen and S. Johansen, An Empirical Transition Matrix for Non-homogeneous Markov
 * Chains Based on Censored Observations, Scand. J. Statist. 5 (1978); the error as in R's
 * `survival`, T. Therneau, `survfit.formula`, following B. Efron, The Jackknife, the Bootstrap and
 * Other Resampling Plans (1982), chapter 6.
 */
export function cumulativeIncidence(courses: OrderedCourses): IncidenceCurve {
  const curve = curves.get(courses) ?? makeCurve(courses);
  curves.set(courses, curve);
  return curve;
}

const curves = new WeakMap<OrderedCourses, IncidenceCurve>();

function makeCurve(courses: OrderedCourses): IncidenceCurve {
  const table = riskTable(courses);
  const column = () => new Float64Array(courses.reachedMs.length);
  const jumps = { timeMs: column(), share: column(), standardError: column(), known: column() };
  let length = 0;
  let share = 0;
  let censored = 0;
  // The derivative of the share at a later time by the weight of a course that is still at risk is
  // `still.fixed + still.slope * (that share)`.
  let still: Derivative = { fixed: 0, slope: 0 };
  const squares = { fixed: 0, mixed: 0, slope: 0 };
  const keep = ({ fixed, slope }: Derivative, count: number): void => {
    squares.fixed += count * fixed ** 2;
    squares.mixed += count * fixed * slope;
    squares.slope += count * slope ** 2;
  };
  for (let index = 0; index < table.length; index += 1) {
    const row = rowAt(table, index);
    const { timeMs, atRisk, reached, gaveUp, open, neitherBefore } = row;
    share += (neitherBefore * reached) / atRisk;
    still = plus(still, stepOf(row, share));
    const event = plus(still, eventOf(row, share));
    keep(plus(event, { fixed: neitherBefore / atRisk, slope: 0 }), reached);
    keep(event, gaveUp);
    keep(still, open);
    if (reached > 0) {
      const left = atRisk - reached - gaveUp - open;
      const variance =
        squares.fixed +
        2 * squares.mixed * share +
        squares.slope * share ** 2 +
        left * (still.fixed + still.slope * share) ** 2;
      jumps.timeMs[length] = timeMs;
      jumps.share[length] = share;
      jumps.standardError[length] = Math.sqrt(Math.max(0, variance));
      jumps.known[length] = courses.length - censored;
      length += 1;
    }
    censored += open;
  }
  return new IncidenceCurve(jumps, length);
}

interface Derivative {
  fixed: number;
  slope: number;
}

/** What one more course at risk changes: it dilutes both hazards. */
function stepOf(row: RiskRow, share: number): Derivative {
  const { atRisk, reached, gaveUp, neitherBefore } = row;
  const event = eventOf(row, share);
  const hazard = (reached + gaveUp) / atRisk;
  const diluted = ((neitherBefore / atRisk) * reached) / atRisk;
  return { fixed: -diluted - hazard * event.fixed, slope: -hazard * event.slope };
}

/** What one more event takes: the share that the course would have reached later. */
function eventOf({ atRisk, neitherBefore, neitherAfter }: RiskRow, share: number): Derivative {
  if (neitherAfter === 0) return { fixed: 0, slope: 0 };
  const factor = neitherBefore / atRisk / neitherAfter;
  return { fixed: factor * share, slope: -factor };
}

function plus(a: Derivative, b: Derivative): Derivative {
  return { fixed: a.fixed + b.fixed, slope: a.slope + b.slope };
}
