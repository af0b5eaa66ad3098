import type { AskChange } from './ask-change.ts';
import { isAction, type BuiltStep, type StepAsks } from './ask.ts';

/** The step whose reader leaves the page more often, where the page as a whole asks for that more often. */
export function changesOfSwitches(
  built: readonly BuiltStep[],
  accepted: readonly StepAsks[],
  steps: ReadonlyMap<StepAsks, StepAsks>,
): AskChange[] {
  const switches = total(built);
  const wasSwitches = total(accepted);
  if (switches <= wasSwitches) return [];
  const growthOf = (step: StepAsks) => step.switches - (steps.get(step)?.switches ?? 0);
  const [worst] = built.toSorted((left, right) => growthOf(right) - growthOf(left));
  const line = worst?.asks.findLast(isAction)?.line;
  return [
    {
      ...{ kind: 'more', what: 'switch', text: worst?.title ?? '' },
      ...(line !== undefined && { line }),
      amount: { switches, wasSwitches },
    },
  ];
}

function total(steps: readonly StepAsks[]): number {
  return steps.reduce((sum, step) => sum + step.switches, 0);
}
