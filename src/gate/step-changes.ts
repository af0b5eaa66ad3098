import { costKinds, type StepCost } from '../newcomer/step-cost.ts';
import { pairSteps } from './asks/pair-steps.ts';
import type { BaselineStep } from './baseline/baseline.ts';
import type { Cause, StepChange } from './verdict.ts';

/** The steps whose time differs, matched by what they ask; the slower first, ties in page order. */
export function stepChanges(
  built: readonly BaselineStep[],
  accepted: readonly BaselineStep[],
): StepChange[] {
  const pairs = pairSteps(built, accepted);
  const matched = new Set(pairs.values());
  const present = built.map((step): StepChange => {
    const match = pairs.get(step);
    const fate = match ? 'kept' : 'added';
    return changeOf(step, fate, step.humanMs - (match?.humanMs ?? 0), step.costs, match?.costs);
  });
  const removed = accepted
    .filter((step) => !matched.has(step))
    .map((step) => changeOf(step, 'removed', -step.humanMs, [], step.costs));
  return [...present, ...removed]
    .filter(({ deltaMs, fate }) => deltaMs !== 0 || fate !== 'kept')
    .toSorted((left, right) => right.deltaMs - left.deltaMs);
}

function changeOf(
  { id, title }: BaselineStep,
  fate: StepChange['fate'],
  deltaMs: number,
  after: readonly StepCost[],
  before: readonly StepCost[] = [],
): StepChange {
  return { id, title, fate, deltaMs, causes: causesOf(deltaMs, after, before) };
}

/** What made a step slower comes first when it is slower; when it is faster, what made it faster. */
function causesOf(
  deltaMs: number,
  after: readonly StepCost[],
  before: readonly StepCost[],
): Cause[] {
  const direction = Math.sign(deltaMs);
  return costKinds
    .map((what): Cause => {
      const now = after.find((cost) => cost.what === what);
      const then = before.find((cost) => cost.what === what);
      return {
        what,
        count: (now?.count ?? 0) - (then?.count ?? 0),
        ms: (now?.ms ?? 0) - (then?.ms ?? 0),
      };
    })
    .filter(({ count, ms }) => count !== 0 || ms !== 0)
    .toSorted((left, right) => direction * (right.ms - left.ms));
}
