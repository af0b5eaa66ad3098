import { lostEvents } from '../statistics/lost-events.ts';
import { pageOfRun, stepsInOriginal, type QuickstartInLanguages } from './languages.ts';
import type { QuickstartReport } from './report.ts';
import { SeenRevisions } from './seen-revisions.ts';
import type { Run, Runs } from './runs/run.ts';
import { StepCosts } from './step-costs.ts';
import { stepsOf, StepTable } from './step-table.ts';

export type Tally = Pick<
  QuickstartReport,
  | 'reached'
  | 'gaveUp'
  | 'open'
  | 'onThisRevision'
  | 'quality'
  | 'steps'
  | 'costs'
  | 'revisions'
  | 'notes'
  | 'lastSeenAway'
>;

/** All that is counted of the runs that count, in one go over them. */
export function tallyRuns(runs: Runs, quickstart: QuickstartInLanguages): Tally {
  const { original } = quickstart;
  const steps = stepsOf(original);
  const [table, costs, revisions] = [
    new StepTable(steps),
    new StepCosts(steps),
    new SeenRevisions(),
  ];
  const outcomes: Record<Run['outcome'], number> = { reached: 0, 'gave-up': 0, open: 0 };
  const counts = { onThisRevision: 0, notes: 0, lastSeenAway: 0 };
  const events = { eventsMade: 0, eventsLost: 0, before: 0, landLost: 0 };
  runs.forEach((run) => {
    outcomes[run.outcome] += 1;
    events.eventsMade += run.eventsMade;
    events.eventsLost += run.eventsLost;
    events.before += Math.max(0, run.eventsMade - 1);
    if (run.landLost) events.landLost += 1;
    if (run.revision === pageOfRun(quickstart, run).revision) counts.onThisRevision += 1;
    if (isLastSeenAway(run, quickstart)) counts.lastSeenAway += 1;
    counts.notes += run.notes.length;
    if (run.locale === original.locale) revisions.add(run);
    const visits = stepsInOriginal(run, quickstart);
    table.add(run, visits);
    costs.add(run, visits);
  });
  const { eventsMade, eventsLost, before, landLost } = events;
  const lost = lostEvents({ before, lost: eventsLost, runs: runs.length });
  const eventsLostEstimate = lost === undefined ? null : Math.round(lost);
  return {
    ...{ reached: outcomes.reached, gaveUp: outcomes['gave-up'], open: outcomes.open },
    ...counts,
    quality: { eventsMade, eventsLost, eventsLostEstimate, landLost },
    ...{ steps: table.result(), costs: costs.result(), revisions: revisions.result() },
  };
}

function isLastSeenAway(run: Run, quickstart: QuickstartInLanguages): boolean {
  if (run.outcome !== 'gave-up' || !run.isAway) return false;
  const { variants } = pageOfRun(quickstart, run);
  const { steps } = variants.find(({ id }) => id === run.variant) ?? variants[0];
  return run.steps.some(({ step }) => step === steps.at(-1)?.id);
}
