import type { Manifest, Quickstart } from '../protocol/manifest.ts';
import type { ReceivedEvent, TimeWindow } from '../protocol/received-event.ts';
import { isNonEmpty } from '../statistics/non-empty.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import { estimateTimes, resamples } from './estimate-times.ts';
import { groupBy } from './runs/group-by.ts';
import { reduceRuns } from './runs/reduce-run.ts';
import type { Count, QuickstartReport, Report } from './report.ts';
import type { Run } from './runs/run.ts';
import { summarizeSteps } from './summarize-steps.ts';

export interface ReportInput {
  manifest: Manifest;
  /** Of the manifest's site; all events of each run that has any. */
  events: Iterable<ReceivedEvent>;
  window: TimeWindow;
  nowMs: number;
  /** Of the bootstrap, 0 to 2^32 - 1. */
  seed: number;
}

const withheldUpTo = 4;
const meansFromRuns = 10;

/** Everything that the events say about the quickstarts of a manifest. Pure. */
export function buildReport(input: ReportInput): Report {
  const { manifest, window, nowMs, seed } = input;
  const runs = reduceRuns(input.events, nowMs).filter(
    ({ landedAtMs }) => landedAtMs >= window.fromMs && landedAtMs < window.toMs,
  );
  const byQuickstart = groupBy(runs, ({ quickstart }) => quickstart);
  const known = new Set(manifest.quickstarts.map(({ id }) => id));
  return {
    v: 1,
    site: manifest.site,
    base: manifest.base,
    window,
    madeAtMs: nowMs,
    seed,
    resamples,
    model: manifest.model,
    withheldUpTo,
    meansFromRuns,
    quickstarts: manifest.quickstarts.map((quickstart) =>
      summarize(quickstart, byQuickstart.get(quickstart.id) ?? [], seed),
    ),
    notInManifest: [...byQuickstart]
      .filter(([id]) => !known.has(id))
      .map(([id, { length }]) => ({ id, runs: length })),
  };
}

function summarize(
  quickstart: Quickstart,
  allRuns: readonly Run[],
  seed: number,
): QuickstartReport {
  const { id, title, path, source, budgetMs, revision, variants } = quickstart;
  const { runs, setAside } = setRunsAside(allRuns);
  const countOf = (outcome: Run['outcome']) => runs.filter((run) => run.outcome === outcome).length;
  const reached = countOf('reached');
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
    onThisRevision: runs.filter((run) => run.revision === revision).length,
    setAside,
    quality: qualityOf(runs),
    ...estimate(runs, reached, seed),
    steps: summarizeSteps(quickstart, runs, withhold),
    notes: sum(runs, ({ notes }) => notes),
  };
}

/** A cell of the step table, unless so few readers are in it that it tells of them, not of the page. */
function withhold(count: number): Count {
  return count > 0 && count <= withheldUpTo ? null : count;
}

function setRunsAside(allRuns: readonly Run[]) {
  const lab = allRuns.filter((run) => run.lab);
  const bot = allRuns.filter((run) => !run.lab && run.bot);
  const people = allRuns.filter((run) => !run.lab && !run.bot);
  const runs = people.filter(({ clock }) => clock.disagreement !== 'unexplained');
  const setAside = {
    lab: lab.length,
    bot: bot.length,
    untrusted: people.length - runs.length,
  };
  return { runs, setAside };
}

type Estimates = Pick<
  QuickstartReport,
  | 'shareReached'
  | 'meanToHello'
  | 'restrictedMean'
  | 'medianOfStarters'
  | 'incidence'
  | 'toSee20Percent'
>;

function estimate(runs: readonly Run[], reached: number, seed: number): Estimates {
  const shareReached = isNonEmpty(runs)
    ? { share: reached / runs.length, ...wilsonInterval(reached, runs.length) }
    : null;
  if (!isNonEmpty(runs) || runs.length < meansFromRuns) {
    const none = { meanToHello: null, restrictedMean: null, medianOfStarters: null };
    return { shareReached, ...none, incidence: null, toSee20Percent: null };
  }
  const times = estimateTimes(runs, seed);
  const { runsPerWindow } = times;
  return {
    shareReached,
    meanToHello: reached <= withheldUpTo ? null : (times.meanToHello ?? null),
    restrictedMean: times.restrictedMean,
    medianOfStarters: times.medianOfStarters,
    incidence: times.incidence,
    toSee20Percent: { runsPerWindow, moreRuns: Math.max(0, runsPerWindow - runs.length) },
  };
}

function qualityOf(runs: readonly Run[]): QuickstartReport['quality'] {
  return {
    eventsMade: sum(runs, ({ eventsMade }) => eventsMade),
    eventsLost: sum(runs, ({ eventsLost }) => eventsLost),
    landLost: runs.filter(({ landLost }) => landLost).length,
  };
}

function sum(runs: readonly Run[], count: (run: Run) => number): number {
  return runs.reduce((total, run) => total + count(run), 0);
}
