import { modelStep } from '../../newcomer/model.ts';
import type { Step } from '../../protocol/step.ts';

/** A modelled time by what it is spent on. */
export interface TimeShares {
  /** Prose, code that is not copied, and what commands print. */
  readMs: number;
  /** All else: what is copied, typed, saved and opened. */
  actMs: number;
}

const reading: readonly string[] = ['prose', 'code', 'output'];

export function timeShares(steps: readonly Step[]): TimeShares {
  const costs = steps.flatMap((step) => modelStep(step).costs);
  const sum = (isRead: boolean) =>
    costs
      .filter(({ what }) => reading.includes(what) === isRead)
      .reduce((total, { ms }) => total + ms, 0);
  return { readMs: sum(true), actMs: sum(false) };
}
