import type { Quickstart, Variant } from '../protocol/manifest.ts';
import { quickstartName } from '../protocol/quickstart-name.ts';
import { asksOfStep } from './asks/asks-of-step.ts';
import { compareAsks } from './asks/compare-asks.ts';
import { promisedTime } from './asks/promised-time.ts';
import { shownIn } from './asks/shown-in.ts';
import { baselineVariant, type BaselineVariant } from './baseline/baseline.ts';
import { stepChanges } from './step-changes.ts';
import type { StepShare, VariantVerdict } from './verdict.ts';

const leastToleranceMs = 5_000;
const tolerancePercent = 5;
const longestShown = 3;

/** Judges one variant by what was accepted of it, if anything was, and by the page's budget. */
export function judgeVariant(
  quickstart: Quickstart,
  variant: Variant,
  accepted: BaselineVariant | undefined,
): VariantVerdict {
  const { source } = quickstart;
  const budgetMs = leastOf(quickstart.budgetMs, promisedTime(quickstart)?.ms);
  const modelled = baselineVariant(variant);
  const lines = new Map(variant.steps.map((step) => [step.id, step.line]));
  const withLine = <Step extends { id: string }>(step: Step): Step & { line?: number } => {
    const line = lines.get(step.id);
    return line === undefined ? step : { ...step, line };
  };
  const toleranceMs = accepted && toleranceOf(accepted.humanMs);
  const overBudget = budgetMs !== undefined && modelled.humanMs > budgetMs;
  return {
    quickstart: quickstartName(quickstart),
    variant: variant.id,
    source,
    humanMs: modelled.humanMs,
    ...(accepted && toleranceMs !== undefined
      ? { baseline: { humanMs: accepted.humanMs, toleranceMs } }
      : {}),
    ...(budgetMs === undefined ? {} : { budgetMs }),
    slower:
      accepted !== undefined &&
      toleranceMs !== undefined &&
      modelled.humanMs > accepted.humanMs + toleranceMs,
    overBudget,
    asks: accepted
      ? compareAsks({
          built: variant.steps.map(asksOfStep),
          accepted: accepted.steps,
          shownAt: shownIn(variant.steps),
        })
      : [],
    changes: accepted ? stepChanges(modelled.steps, accepted.steps).map(withLine) : [],
    longest: overBudget ? longestSteps(modelled).map(withLine) : [],
  };
}

/** A page is held to what it promises its readers, wherever it does. */
function leastOf(...promisesMs: readonly (number | undefined)[]): number | undefined {
  const given = promisesMs.filter((ms) => ms !== undefined);
  return given.length === 0 ? undefined : Math.min(...given);
}

/** The larger of 5 s and 5 %, in whole ms; exactly so much more still holds. */
function toleranceOf(humanMs: number): number {
  return Math.max(leastToleranceMs, Math.floor((humanMs * tolerancePercent) / 100));
}

function longestSteps({ steps }: BaselineVariant): StepShare[] {
  return steps
    .toSorted((left, right) => right.humanMs - left.humanMs)
    .slice(0, longestShown)
    .map((step) => ({
      ...step,
      costs: step.costs.toSorted((left, right) => right.ms - left.ms),
    }));
}
