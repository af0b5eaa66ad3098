import type { ModelledStep } from '../protocol/manifest.ts';
import { horizonMs } from './horizon.ts';
import type { CostOfStep } from './report.ts';
import type { Run, StepVisit } from './runs/run.ts';

type CostedStep = Pick<ModelledStep, 'id' | 'humanMs'>;

/**
 * Shares the restricted mean out among the steps: the time of each run up to 60 min, from the landing,
 * goes to the step that was reached last, and for who gave up the rest of the hour goes to the furthest
 * one. `spentMs` and `leftMs` of all add up to the mean of min(time, 60 min) over the runs whose
 * outcome is known; open ones are left out.
 */
export class StepCosts {
  readonly #steps: readonly CostedStep[];
  readonly #order: ReadonlyMap<string, number>;
  readonly #totals: CostOfStep[];
  #known = 0;

  /** @param steps of the page as it is today; time at others goes to the one before */
  constructor(steps: readonly CostedStep[]) {
    this.#steps = steps;
    this.#order = new Map(steps.map(({ id }, index) => [id, index]));
    this.#totals = [undefined, ...steps].map((step) => ({
      ...(step && { step: step.id }),
      ...{ spentMs: 0, leftMs: 0, modelledMs: 0 },
    }));
  }

  /** @param visits of the run, in these steps */
  add(run: Run, visits: readonly StepVisit[]): void {
    if (run.outcome === 'open') return;
    this.#known += 1;
    const totals = this.#totals;
    const endMs = Math.min(run.outcome === 'reached' ? run.toHelloMs : run.lastSeenMs, horizonMs);
    let [at, sinceMs, furthest] = [0, 0, 0];
    for (const { step, reachedMs } of visits) {
      const next = (this.#order.get(step) ?? -1) + 1;
      if (next === 0 || reachedMs > endMs) continue;
      add(totals[at], 'spentMs', reachedMs - sinceMs);
      add(totals[next], 'modelledMs', this.#steps[next - 1]?.humanMs ?? 0);
      [at, sinceMs, furthest] = [next, reachedMs, Math.max(furthest, next)];
    }
    add(totals[at], 'spentMs', endMs - sinceMs);
    if (run.outcome === 'gave-up') add(totals[furthest], 'leftMs', horizonMs - endMs);
  }

  /** Of the average run. */
  result(): CostOfStep[] {
    return this.#totals.map(({ spentMs, leftMs, modelledMs, ...rest }) => ({
      ...rest,
      spentMs: average(spentMs, this.#known),
      leftMs: average(leftMs, this.#known),
      modelledMs: average(modelledMs, this.#known),
    }));
  }
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
