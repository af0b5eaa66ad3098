import { renderDelta, renderDuration } from '../protocol/duration.ts';
import { compareRestrictedMeans } from './compare-restricted-means.ts';
import type { QuickstartReport } from './report.ts';
import { renderRuns } from './wording.ts';

export interface WordedChange {
  kind: 'faster' | 'slower' | 'unclear' | 'unknown';
  text: string;
}

/** Whether the restricted mean moved from one window to the next, in a sentence or two. */
export function wordChange(
  now: QuickstartReport,
  before: QuickstartReport | undefined,
): WordedChange {
  const compared = before && compareRestrictedMeans(before, now);
  if (!before?.restrictedMean || !compared) {
    return { kind: 'unknown', text: 'The time before had too few runs to compare.' };
  }
  const { difference, runsToSettle } = compared;
  const was = `it was ${renderDuration(before.restrictedMean.ms)}, the difference is ${renderDelta(difference.ms)} (95 %: ${renderDelta(difference.lowMs)} to ${renderDelta(difference.highMs)})`;
  if (difference.highMs < 0) {
    return { kind: 'faster', text: `Faster than in the time before: ${was}.` };
  }
  if (difference.lowMs > 0) {
    return { kind: 'slower', text: `Slower than in the time before: ${was}.` };
  }
  const settle =
    runsToSettle === null
      ? ''
      : ` About ${renderRuns(runsToSettle)} in each would settle a difference like this one.`;
  return { kind: 'unclear', text: `No change can be told from chance: ${was}.${settle}` };
}
