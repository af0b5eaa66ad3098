import { chiSquareTail } from './chi-square-tail.ts';
import type { OrderedCourses } from './ordered-courses.ts';
import { twoSamples, type TestResult } from './two-samples.ts';

/**
 * The log-rank test of the cause-specific hazards of hello: do those who are still at it get there
 * at the same pace on both sides? Who gives up leaves the comparison as if censored, so a side that
 * loses its readers does not look slower here; Gray's test asks that question.
 * Convention: hypergeometric variance. Undefined when nothing on either side could differ.
 *
 * Reference: N. Mantel, Evaluation of Survival Data and Two New Rank Order Statistics Arising in Its
 * Consideration, Cancer Chemother. Rep. 50 (1966).
 */
export function logRankTest(first: OrderedCourses, second: OrderedCourses): TestResult | undefined {
  let surplus = 0;
  let variance = 0;
  for (const [own, other] of twoSamples(first, second)) {
    const atRisk = own.atRisk + other.atRisk;
    const reached = own.reached + other.reached;
    const part = own.atRisk / atRisk;
    surplus += own.reached - reached * part;
    if (atRisk > 1) {
      variance += (reached * part * (1 - part) * (atRisk - reached)) / (atRisk - 1);
    }
  }
  if (variance === 0) return undefined;
  const statistic = surplus ** 2 / variance;
  return { statistic, p: chiSquareTail(statistic) };
}
