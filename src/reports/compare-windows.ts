import { restrictedMeansCompared } from '../statistics/restricted-means-compared.ts';
import type { QuickstartReport, TimeEstimate } from './report.ts';

/** How the restricted mean of a quickstart moved from one window to the next. */
export interface WindowsCompared {
  /** The later one less the earlier one. */
  difference: TimeEstimate;
  /**
   * Runs that each window needs so that a difference as large as this one is told from none 8 times
   * of 10; `null` when there is none.
   */
  runsToSettle: number | null;
}

/** `null` when either window has too few runs for a restricted mean. The windows must not overlap. */
export function compareWindows(
  before: QuickstartReport,
  now: QuickstartReport,
): WindowsCompared | null {
  const [first, second] = [sampleOf(before), sampleOf(now)];
  if (!first || !second) return null;
  const { difference, low, high, runsToSettle } = restrictedMeansCompared(first, second);
  return {
    difference: { ms: difference, lowMs: Math.round(low), highMs: Math.round(high) },
    runsToSettle: Number.isFinite(runsToSettle) ? runsToSettle : null,
  };
}

function sampleOf({ restrictedMean, runs }: QuickstartReport) {
  if (!restrictedMean) return undefined;
  const { ms, lowMs, highMs, standardErrorMs } = restrictedMean;
  return { value: ms, low: lowMs, high: highMs, standardError: standardErrorMs, runs };
}
