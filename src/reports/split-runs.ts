import { compareRestrictedMeans } from './compare-restricted-means.ts';
import { coursesOf } from './estimate-times.ts';
import { estimateHeadline } from './headline.ts';
import type { Split, SplitPart } from './report.ts';
import { noRuns } from './runs/no-runs.ts';
import type { Run, Runs } from './runs/run.ts';
import type { SplitKey } from './split-keys.ts';

/** What is beyond stands together: strangers can name as many hosts as they like. */
const mostParts = 12;

const valueOf: Record<SplitKey, (run: Run) => string | undefined> = {
  variant: ({ variant }) => variant,
  language: ({ locale }) => locale,
  revision: ({ revision }) => revision,
  referrer: ({ from }) => from?.referrer,
  campaign: ({ from }) => from?.campaign,
  returning: ({ returning }) =>
    returning === undefined ? undefined : returning ? 'returning' : 'new',
  evidence: (run) => (run.outcome === 'reached' ? run.evidence : undefined),
};

interface NamedRuns {
  value: string;
  runs: Runs;
  others?: number;
}

/** Tells runs apart by what their readers chose, or by what was seen of them. */
export function splitRuns(runs: Runs, by: SplitKey): Split {
  const parts = partsOf(runs, (run) => valueOf[by](run) ?? '').sort(
    by === 'revision' ? byTime : bySize,
  );
  const estimated = parts.map((part) => estimatePart(part, by));
  return {
    by,
    parts: estimated.map((part, index) => {
      const other = by === 'revision' ? estimated[index - 1] : estimated[0];
      const compared = other && other !== part ? compareRestrictedMeans(other, part) : null;
      return { ...part, compared: compared && { ...compared, with: other?.value ?? '' } };
    }),
  };
}

function partsOf(runs: Runs, nameOf: (run: Run) => string): NamedRuns[] {
  const named = Array.from(runs.partBy(nameOf), ([value, own]) => ({ value, runs: own }));
  if (named.length <= mostParts) return named;
  const large = named.sort(bySize).slice(0, mostParts - 1);
  const names = new Set(large.map(({ value }) => value));
  const small = runs.partBy((run) => names.has(nameOf(run))).get(false) ?? noRuns;
  return [...large, { value: '', others: named.length - large.length, runs: small }];
}

function estimatePart({ value, others, runs }: NamedRuns, by: SplitKey): SplitPart {
  const courses = coursesOf(runs);
  const { shareReached, restrictedMean, medianOfStarters } = estimateHeadline(courses);
  const named = {
    value,
    ...(others === undefined ? {} : { others }),
    ...{ runs: runs.length, reached: courses.reachedMs.length, compared: null },
  };
  // Only who reached it has evidence: of such runs the share is 1, and their times flatter.
  return by === 'evidence'
    ? { ...named, shareReached: null, restrictedMean: null, medianOfStarters: null }
    : { ...named, shareReached, restrictedMean, medianOfStarters };
}

function bySize(a: NamedRuns, b: NamedRuns): number {
  return isLast(a) - isLast(b) || b.runs.length - a.runs.length || (a.value < b.value ? -1 : 1);
}

function byTime(a: NamedRuns, b: NamedRuns): number {
  return isLast(a) - isLast(b) || firstMs(a) - firstMs(b) || (a.value < b.value ? -1 : 1);
}

function isLast({ others }: NamedRuns): number {
  return others === undefined ? 0 : 1;
}

function firstMs({ runs }: NamedRuns): number {
  let first = Infinity;
  runs.forEach(({ landedAtMs }) => {
    first = Math.min(first, landedAtMs);
  });
  return first;
}
