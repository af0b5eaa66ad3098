import { chiSquareTail } from './chi-square-tail.ts';
import type { OrderedCourses } from './ordered-courses.ts';
import { twoSamples, type BothSides, type Side, type TestResult } from './two-samples.ts';

/**
 * Gray's test: is the cumulative incidence of hello the same on both sides? It counts those who
 * gave up as never arriving, as the curve does.
 * Conventions: weight 1 at all times (rho = 0), variance with the corrections for ties of R's
 * `cmprsk`. Undefined when nothing on either side could differ.
 *
 * Reference: R. J. Gray, A Class of K-Sample Tests for Comparing the Cumulative Incidence of a
 * Competing Risk, Ann. Statist. 16 (1988).
 */
export function graysTest(first: OrderedCourses, second: OrderedCourses): TestResult | undefined {
  const contributions = contributionsOf(twoSamples(first, second));
  const total = contributions.at(-1)?.drift ?? 0;
  let surplus = 0;
  let variance = 0;
  for (const { excess, overlap, drift, sides } of contributions) {
    surplus += excess;
    for (const { arriving, arrivingVariance, leaving, leavingVariance } of sides) {
      variance += arrivingVariance * (overlap + arriving * (total - drift)) ** 2;
      variance += leavingVariance * (leaving * (total - drift)) ** 2;
    }
  }
  if (variance <= 0) return undefined;
  const statistic = surplus ** 2 / variance;
  return { statistic, p: chiSquareTail(statistic) };
}

/** What one time adds to the score and to its variance. */
interface Contribution {
  /** Arrivals on the first side beyond its part of all. */
  excess: number;
  /** Harmonic overlap of the two sides. */
  overlap: number;
  /** The overlap, summed over the hazard so far. */
  drift: number;
  sides: SideContribution[];
}

interface SideContribution {
  /** How much the later part of the score hangs on an arrival, and on somebody leaving. */
  arriving: number;
  leaving: number;
  arrivingVariance: number;
  leavingVariance: number;
}

interface State extends Side {
  /** Share to whom neither had happened before (Kaplan-Meier), and after. */
  neitherBefore: number;
  neitherAfter: number;
  /** Cumulative incidence before. */
  shareBefore: number;
}

function contributionsOf(times: readonly BothSides[]): Contribution[] {
  const contributions: Contribution[] = [];
  const neither = [1, 1];
  const shares = [0, 0];
  let share = 0;
  let drift = 0;
  for (const both of times) {
    const reached = both[0].reached + both[1].reached;
    const gaveUp = both[0].gaveUp + both[1].gaveUp;
    if (reached + gaveUp === 0) continue;
    const states = both.map((side, index): State => {
      const neitherBefore = neither[index] ?? 0;
      const stay = side.atRisk === 0 ? 1 : 1 - (side.reached + side.gaveUp) / side.atRisk;
      const neitherAfter = neitherBefore * stay;
      return { ...side, neitherBefore, neitherAfter, shareBefore: shares[index] ?? 0 };
    });
    const [first = 0, second = 0] = states.map(startersAtRisk);
    const starters = first + second;
    // Who is at risk of arriving: those who gave up stay in the count, as never arriving.
    const [atRisk = 0, others = 0] = states.map(
      (state) => startersAtRisk(state) * (1 - state.shareBefore),
    );
    const overlap = (first * second) / starters;
    const rise = reached / starters;
    drift += (overlap * rise) / (1 - share);
    share += rise;
    contributions.push({
      excess: atRisk === 0 ? 0 : both[0].reached - (reached * atRisk) / (atRisk + others),
      overlap,
      drift,
      sides: states
        .filter((state) => state.atRisk > 0)
        .map((state) => sideContribution(state, { reached, starters, share })),
    });
    states.forEach((state, index) => {
      neither[index] = state.neitherAfter;
      if (state.atRisk === 0) return;
      shares[index] = state.shareBefore + (state.neitherBefore * state.reached) / state.atRisk;
    });
  }
  return contributions;
}

/** How many starters those at risk stand for. */
function startersAtRisk({ atRisk, neitherBefore }: State): number {
  return atRisk === 0 ? 0 : atRisk / neitherBefore;
}

function sideContribution(
  { atRisk, gaveUp, neitherBefore, neitherAfter }: State,
  pooled: { reached: number; starters: number; share: number },
): SideContribution {
  const { reached, starters, share } = pooled;
  const left = neitherAfter > 0 ? (1 - share) / neitherAfter : 0;
  const arrivingTies = reached > 1 ? 1 - (reached - 1) / (starters * neitherBefore - 1) : 1;
  const leavingTies = gaveUp > 1 ? 1 - (gaveUp - 1) / (atRisk - 1) : 1;
  return {
    arriving: 1 - left,
    leaving: left,
    arrivingVariance: (arrivingTies * neitherBefore * reached) / (starters * atRisk),
    leavingVariance: (leavingTies * neitherBefore ** 2 * gaveUp) / atRisk ** 2,
  };
}
