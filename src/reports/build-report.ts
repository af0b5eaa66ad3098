import type { Manifest } from '../protocol/manifest.ts';
import type { TimeWindow } from '../protocol/received-event.ts';
import {
  knownStepsOf,
  stepMatcher,
  type KnownStep,
  type ToldStep,
} from '../protocol/known-steps.ts';
import { compareWithWindow } from './against.ts';
import { coursesOf, meanFromReached } from './estimate-times.ts';
import { estimateHeadline, lenientHeadline, meansFromRuns } from './headline.ts';
import { gatherLanguages, type QuickstartInLanguages } from './languages.ts';
import { newestNotes } from './notes/newest-notes.ts';
import type { QuickstartReport, Report } from './report.ts';
import { noRuns } from './runs/no-runs.ts';
import type { Runs } from './runs/run.ts';
import type { RunTable } from './runs/run-table.ts';
import { setRunsAside } from './set-runs-aside.ts';
import type { SplitKey } from './split-keys.ts';
import { splitRuns } from './split-runs.ts';
import { tallyRuns } from './tally-runs.ts';
import { trend } from './trend.ts';

export interface ReportInput {
  manifest: Manifest;
  /**
   * The steps of all builds seen so far, as the store remembers them.
   * @default those of the manifest alone
   */
  knownSteps?: readonly KnownStep[];
  /** Of the manifest's site, at least those of the window. */
  runs: RunTable;
  window: TimeWindow;
  /** Compares it with this one, which does not overlap it. */
  against?: TimeWindow | undefined;
  /** Tells runs apart by this as well. */
  by?: SplitKey | undefined;
  nowMs: number;
}

/** Everything that the runs say about the quickstarts of a manifest. Pure. */
export function buildReport(input: ReportInput): Report {
  const { manifest, window, against, nowMs } = input;
  const before = against && input.runs.runsByQuickstart(against, nowMs);
  const byQuickstart = input.runs.runsByQuickstart(window, nowMs);
  const { isKnown, areKnown } = matchers([...(input.knownSteps ?? []), ...knownStepsOf(manifest)]);
  const listed = new Set(manifest.quickstarts.map(({ id }) => id));
  const others = [...byQuickstart].filter(([id]) => !listed.has(id));
  return {
    v: 1,
    site: manifest.site,
    base: manifest.base,
    window,
    ...(against === undefined ? {} : { against }),
    madeAtMs: nowMs,
    model: manifest.model,
    meansFromRuns,
    landed: input.runs.countLanded(window),
    meanFromReached,
    quickstarts: gatherLanguages(manifest.quickstarts).map((quickstart) => {
      const own = byQuickstart.get(quickstart.original.id) ?? noRuns;
      const then = before && (before.get(quickstart.original.id) ?? noRuns);
      return summarize(quickstart, own, { ...input, then, areKnown });
    }),
    notInManifest: others
      .filter(([id]) => isKnown({ quickstart: id }))
      .map(([id, { length }]) => ({ id, runs: length })),
    unmatchedRuns: sum(others, ([id, { length }]) => (isKnown({ quickstart: id }) ? 0 : length)),
  };
}

interface SummaryContext extends Pick<ReportInput, 'nowMs' | 'window' | 'by'> {
  /** Runs of the window that it is compared with. */
  then: Runs | undefined;
  areKnown: (told: readonly ToldStep[]) => boolean;
}

/** Whether a manifest seen so far knows a place; all of a list, which is asked once for each list. */
function matchers(known: Iterable<KnownStep>) {
  const isKnown = stepMatcher(known);
  const answers = new WeakMap<readonly ToldStep[], boolean>();
  const areKnown = (told: readonly ToldStep[]): boolean => {
    const answer = answers.get(told) ?? told.every(isKnown);
    answers.set(told, answer);
    return answer;
  };
  return { isKnown, areKnown };
}

function summarize(
  quickstart: QuickstartInLanguages,
  allRuns: Runs,
  { window, nowMs, by, then, areKnown }: SummaryContext,
): QuickstartReport {
  const { id, title, path, source, budgetMs, variants } = quickstart.original;
  const { runs, aside, setAside } = setRunsAside(allRuns, quickstart, areKnown);
  const courses = runs.length > 0 ? coursesOf(runs) : undefined;
  return {
    id,
    title,
    path,
    source,
    ...(budgetMs === undefined ? {} : { budgetMs }),
    modelledMs: variants[0].humanMs,
    runs: runs.length,
    ...tallyRuns(runs, quickstart),
    setAside,
    withSetAside: lenientHeadline(aside, courses),
    ...estimateHeadline(courses),
    ...(then && {
      against: compareWithWindow(setRunsAside(then, quickstart, areKnown).runs, courses),
    }),
    ...(by && { split: splitRuns(runs, by) }),
    trend: trend(runs, window, { nowMs, fromRuns: meansFromRuns }),
    newestNotes: newestNotes(runs, quickstart),
  };
}

function sum<T>(values: readonly T[], part: (value: T) => number): number {
  return values.reduce((total, value) => total + part(value), 0);
}
