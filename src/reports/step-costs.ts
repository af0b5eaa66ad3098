import type { ModelledStep } from '../protocol/manifest.ts';
import { horizonMs } from './horizon.ts';
import type { CostOfStep } from './report.ts';
import type { Run, StepVisit } from './runs/run.ts';

/**
 * Shares the restricted mean out among the steps: the time of each run up to 60 min, from the landing,
 * goes to the step that was reached last, and for who gave up the rest of the hour goes to the furthest
 * one. `spentMs` and `leftMs` of all add up to the mean of min(time, 60 min) over the runs whose
 * outcome is known; open ones are left out.
 *
 * @param steps of the page as it is today; time at others goes to the one before
 * @param visitsOf a run, in these steps
 */
export function stepCosts(
  steps: readonly Pick<ModelledStep, 'id' | 'humanMs'>[],
  runs: readonly Run[],
  visitsOf: (run: Run) => readonly StepVisit[] = ({ steps: own }) => own,
): CostOfStep[] {
  let known = 0;
  const order = new Map(steps.map(({ id }, index) => [id, index]));
  const totals = [undefined, ...steps].map((step) => ({
    ...(step && { step: step.id }),
    ...{ spentMs: 0, leftMs: 0, modelledMs: 0 },
  }));
  for (const run of runs) {
    if (run.outcome === 'open') continue;
    known += 1;
    const endMs = Math.min(run.outcome === 'reached' ? run.toHelloMs : run.lastSeenMs, horizonMs);
    let [at, sinceMs, furthest] = [0, 0, 0];
    for (const { step, reachedMs } of visitsOf(run)) {
      const next = (order.get(step) ?? -1) + 1;
      if (next === 0 || reachedMs > endMs) continue;
      add(totals[at], 'spentMs', reachedMs - sinceMs);
      add(totals[next], 'modelledMs', steps[next - 1]?.humanMs ?? 0);
      [at, sinceMs, furthest] = [next, reachedMs, Math.max(furthest, next)];
    }
    add(totals[at], 'spentMs', endMs - sinceMs);
    if (run.outcome === 'gave-up') add(totals[furthest], 'leftMs', horizonMs - endMs);
  }
  return totals.map(({ spentMs, leftMs, modelledMs, ...rest }) => ({
    ...rest,
    spentMs: average(spentMs, known),
    leftMs: average(leftMs, known),
    modelledMs: average(modelledMs, known),
  }));
}

type Times = Pick<CostOfStep, 'spentMs' | 'leftMs' | 'modelledMs'>;

function add(cost: Times | undefined, name: keyof Times, ms: number): void {
  if (cost) cost[name] += Math.max(0, ms);
}

function average(totalMs: number, runs: number): number {
  return runs === 0 ? 0 : totalMs / runs;
}

/** A step that costs less is nothing to mend: a modelled time is no more exact. */
export const worthMendingMs = 15_000;

/** What a step costs beyond what the model says: the first is the one to mend. */
export function lostMs({ spentMs, leftMs, modelledMs }: CostOfStep): number {
  return spentMs + leftMs - modelledMs;
}
