import type { QuickstartReport, Report } from './report.ts';
import {
  renderCount,
  renderRuns,
  wordMedian,
  wordShare,
  wordTime,
  type WordedEstimate,
} from './wording.ts';

export interface NamedEstimate {
  name: string;
  /** Null when it cannot or must not be told; `missing` says why. */
  estimate: WordedEstimate | null;
  missing: string;
  /** What it is about, in a few words. */
  meaning: string;
}

/** The four answers about a quickstart, the one that is compared over time before the one that flatters. */
export function wordEstimates(
  quickstart: QuickstartReport,
  { meansFromRuns, meanFromReached }: Pick<Report, 'meansFromRuns' | 'meanFromReached'>,
): NamedEstimate[] {
  const { shareReached, restrictedMean, medianOfStarters, meanToHello, runs, reached } = quickstart;
  const tooFewRuns = `from ${meansFromRuns} ended runs on`;
  return [
    {
      name: 'Share reached',
      estimate: shareReached && wordShare(shareReached),
      missing: 'no runs',
      meaning: `${renderCount(reached)} of ${renderRuns(runs)}`,
    },
    {
      name: 'Median',
      estimate: medianOfStarters && wordMedian(medianOfStarters),
      missing: tooFewRuns,
      meaning:
        medianOfStarters?.ms === null ? 'more than half never got there' : 'over all starters',
    },
    {
      name: 'Restricted mean',
      estimate: restrictedMean && wordTime(restrictedMean),
      missing: tooFewRuns,
      meaning: 'all runs, giving up counts as 60 min',
    },
    {
      name: 'Mean',
      estimate: meanToHello && wordTime(meanToHello),
      missing: `takes ${renderCount(meanFromReached - reached)} more who reach it`,
      meaning: 'only those who reached it',
    },
  ];
}
