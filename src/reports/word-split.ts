import { renderDelta, renderDuration } from '../protocol/duration.ts';
import { renderWindow } from './parse-window.ts';
import type { MeansCompared, QuickstartReport, Report, Split, SplitPart } from './report.ts';
import type { SplitKey } from './split-keys.ts';
import { renderCount, renderRuns, renderShare, wordMedian, wordTime } from './wording.ts';

/** What a split is by, as a heading. */
export const splitNames: Record<SplitKey, string> = {
  variant: 'Variant',
  language: 'Language',
  revision: 'Revision of the page',
  referrer: 'Site that linked here',
  campaign: 'Campaign',
  returning: 'New or returning',
  evidence: 'Evidence of hello world',
};

const untold: Record<SplitKey, string> = {
  variant: 'none chosen',
  language: 'the site’s own',
  revision: 'not built',
  referrer: 'none, or the site itself',
  campaign: 'none',
  returning: 'not told',
  evidence: 'none: not reached',
};

/** The heads of `splitRows`. */
export const splitHeads = [
  'Runs',
  'Reached',
  'Restricted mean',
  '95 %',
  'Median',
  'Difference',
  'Runs each to settle it',
] as const;

/** One part a row, its name first. */
export function splitRows({ by, parts }: Split): string[][] {
  return parts.map((part) => {
    const { runs, reached, shareReached, restrictedMean, medianOfStarters, compared } = part;
    const mean = restrictedMean && wordTime(restrictedMean);
    return [
      namePart(part, by),
      renderCount(runs),
      shareReached ? renderShare(shareReached.share) : renderCount(reached),
      mean?.value ?? '–',
      mean?.interval ?? '–',
      medianOfStarters ? wordMedian(medianOfStarters).value : '–',
      compared ? wordDifference(compared) : '–',
      compared ? wordSettle(compared) : '–',
    ];
  });
}

function namePart({ value, others }: SplitPart, by: SplitKey): string {
  if (others !== undefined) return `${renderCount(others)} others`;
  return value === '' ? untold[by] : value;
}

/** What the differences of a split are to. */
export function wordReference({ by, parts }: Split): string {
  if (by === 'evidence') {
    return 'Only who reached it has evidence, so these parts are counted and not timed.';
  }
  const to =
    by === 'revision' ? 'the revision before' : `“${parts[0] ? namePart(parts[0], by) : ''}”`;
  return `Differences are those of the restricted mean to ${to}; of many, one in twenty is chance.`;
}

function wordDifference({ difference }: MeansCompared): string {
  const { ms, lowMs, highMs } = difference;
  return `${renderDelta(ms)} (${renderDelta(lowMs)} to ${renderDelta(highMs)})`;
}

function wordSettle({ difference: { lowMs, highMs }, runsToSettle }: MeansCompared): string {
  if (lowMs > 0 || highMs < 0) return 'settled';
  return runsToSettle === null ? '–' : renderCount(runsToSettle);
}

/** Before, after, difference and interval in one line; undefined where nothing was asked for. */
export function wordAgainst(
  { against, restrictedMean }: QuickstartReport,
  report: Pick<Report, 'against'>,
): string | undefined {
  if (!against || !report.against) return undefined;
  const { compared, graysTestP } = against;
  const other = `${renderWindow(report.against)} (${renderRuns(against.runs)})`;
  if (!compared || !restrictedMean || !against.restrictedMean) {
    return `Against ${other}: too few runs to compare.`;
  }
  const [before, now] = [against.restrictedMean.ms, restrictedMean.ms].map(renderDuration);
  const settle = wordSettle(compared);
  const settling = /\d/.test(settle) ? `; ${settle} runs each would settle it` : '';
  const curves =
    graysTestP === null
      ? ''
      : `; Gray’s test of the curves: p ${graysTestP < 0.001 ? 'below 0.001' : graysTestP.toFixed(3)}`;
  return `Against ${other}: ${before} before, ${now} now, ${wordDifference(compared)}${settling}${curves}.`;
}

/** By when a quarter, half, three quarters and nine tenths of all starters had reached it. */
export function wordTimesByShare({ timesByShare }: QuickstartReport): string | undefined {
  if (!timesByShare) return undefined;
  const parts = timesByShare.map((time) => {
    const { value, interval } = wordMedian(time);
    const when = value === 'never' ? 'never' : `by ${value}`;
    const isSure = interval === 'never throughout';
    return `${Math.round(time.share * 100)} % ${when}${isSure ? '' : ` (${interval})`}`;
  });
  return `Of all starters: ${parts.join(', ')}.`;
}
