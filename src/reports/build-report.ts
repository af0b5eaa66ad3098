import type { Manifest } from '../protocol/manifest.ts';
import type { TimeWindow } from '../protocol/received-event.ts';
import {
  knownStepsOf,
  stepMatcher,
  type KnownStep,
  type ToldStep,
} from '../protocol/known-steps.ts';
import { lostEvents } from '../statistics/lost-events.ts';
import { isNonEmpty } from '../statistics/non-empty.ts';
import { compareWithWindow } from './against.ts';
import { coursesOf, meanFromReached } from './estimate-times.ts';
import { estimateHeadline, lenientHeadline, meansFromRuns } from './headline.ts';
import {
  gatherLanguages,
  pageOfRun,
  stepsInOriginal,
  type QuickstartInLanguages,
} from './languages.ts';
import { newestNotes } from './newest-notes.ts';
import type { QuickstartReport, Report } from './report.ts';
import type { Run } from './runs/run.ts';
import type { RunTable } from './runs/run-table.ts';
import { setRunsAside } from './set-runs-aside.ts';
import type { SplitKey } from './split-keys.ts';
import { splitRuns } from './split-runs.ts';
import { StepCosts } from './step-costs.ts';
import { stepsOf, StepTable } from './step-table.ts';
import { seenRevisions, trend } from './trend.ts';

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
      const own = byQuickstart.get(quickstart.original.id) ?? [];
      const then = before && (before.get(quickstart.original.id) ?? []);
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
  then: readonly Run[] | undefined;
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
  allRuns: readonly Run[],
  { window, nowMs, by, then, areKnown }: SummaryContext,
): QuickstartReport {
  const { id, title, path, source, budgetMs, variants } = quickstart.original;
  const { runs, aside, setAside } = setRunsAside(allRuns, quickstart, areKnown);
  const countOf = (outcome: Run['outcome']) => count(runs, (run) => run.outcome === outcome);
  const reached = countOf('reached');
  const courses = isNonEmpty(runs) ? coursesOf(runs) : undefined;
  return {
    id,
    title,
    path,
    source,
    ...(budgetMs === undefined ? {} : { budgetMs }),
    modelledMs: variants[0].humanMs,
    runs: runs.length,
    reached,
    gaveUp: countOf('gave-up'),
    open: countOf('open'),
    onThisRevision: count(runs, (run) => run.revision === pageOfRun(quickstart, run).revision),
    setAside,
    withSetAside: lenientHeadline(aside, courses),
    quality: qualityOf(runs),
    ...estimateHeadline(courses),
    ...(then && {
      against: compareWithWindow(setRunsAside(then, quickstart, areKnown).runs, courses),
    }),
    ...(by && { split: splitRuns(runs, by) }),
    ...atSteps(runs, quickstart),
    trend: trend(runs, window, { nowMs, fromRuns: meansFromRuns }),
    revisions: seenRevisions(runs.filter((run) => run.locale === quickstart.original.locale)),
    newestNotes: newestNotes(runs, quickstart),
    notes: sum(runs, ({ notes }) => notes.length),
    lastSeenAway: count(runs, (run) => isLastSeenAway(run, quickstart)),
  };
}

function atSteps(
  runs: readonly Run[],
  quickstart: QuickstartInLanguages,
): Pick<QuickstartReport, 'steps' | 'costs'> {
  const steps = stepsOf(quickstart.original);
  const [table, costs] = [new StepTable(steps), new StepCosts(steps)];
  for (const run of runs) {
    const visits = stepsInOriginal(run, quickstart);
    table.add(run, visits);
    costs.add(run, visits);
  }
  return { steps: table.result(), costs: costs.result() };
}

function isLastSeenAway(run: Run, quickstart: QuickstartInLanguages): boolean {
  if (run.outcome !== 'gave-up' || !run.isAway) return false;
  const { variants } = pageOfRun(quickstart, run);
  const { steps } = variants.find(({ id }) => id === run.variant) ?? variants[0];
  return run.steps.some(({ step }) => step === steps.at(-1)?.id);
}

function qualityOf(runs: readonly Run[]): QuickstartReport['quality'] {
  const estimate = lostEvents(
    runs.map(({ eventsMade, eventsLost }) => ({ made: eventsMade, lost: eventsLost })),
  );
  return {
    eventsMade: sum(runs, ({ eventsMade }) => eventsMade),
    eventsLost: sum(runs, ({ eventsLost }) => eventsLost),
    eventsLostEstimate: estimate === undefined ? null : Math.round(estimate),
    landLost: count(runs, ({ landLost }) => landLost),
  };
}

function sum<T>(values: readonly T[], part: (value: T) => number): number {
  return values.reduce((total, value) => total + part(value), 0);
}

function count<T>(values: readonly T[], holds: (value: T) => boolean): number {
  return sum(values, (value) => (holds(value) ? 1 : 0));
}
