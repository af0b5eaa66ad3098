import { restrictedMeansCompared } from '../statistics/restricted-means-compared.ts';
import type { MeansCompared, RestrictedMeanEstimate } from './report.ts';

interface EstimatedRuns {
  restrictedMean: RestrictedMeanEstimate | null;
  runs: number;
}

/**
 * How the restricted mean moved from some runs to others; `null` when either are too few for one. No
 * run may be on both sides.
 */
export function compareRestrictedMeans(
  before: EstimatedRuns,
  now: EstimatedRuns,
): MeansCompared | null {
  const [first, second] = [sampleOf(before), sampleOf(now)];
  if (!first || !second) return null;
  const { difference, low, high, runsToSettle } = restrictedMeansCompared(first, second);
  return {
    difference: { ms: difference, lowMs: Math.round(low), highMs: Math.round(high) },
    runsToSettle: Number.isFinite(runsToSettle) ? runsToSettle : null,
  };
}

function sampleOf({ restrictedMean, runs }: EstimatedRuns) {
  if (!restrictedMean) return undefined;
  const { ms, lowMs, highMs, standardErrorMs } = restrictedMean;
  return { value: ms, low: lowMs, high: highMs, standardError: standardErrorMs, runs };
}
