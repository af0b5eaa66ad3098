import type { ModelledStep, Quickstart } from '../protocol/manifest.ts';
import { isNonEmpty } from '../statistics/non-empty.ts';
import { quantile } from '../statistics/quantile.ts';
import { sort, type Sorted } from '../statistics/sorted.ts';
import type { StepReport } from './report.ts';
import type { Run, StepVisit } from './runs/run.ts';

/**
 * The step table of a quickstart: its steps as they are today, in the order of the page.
 *
 * @param visitsOf a run, in these steps
 */
export function summarizeSteps(
  quickstart: Quickstart,
  runs: readonly Run[],
  visitsOf: (run: Run) => readonly StepVisit[] = ({ steps }) => steps,
): StepReport[] {
  const steps = stepsOf(quickstart);
  const seen = steps.map(() => new SeenStep());
  const order = new Map(steps.map(({ id }, index) => [id, index]));
  for (const run of runs) addRun(seen, order, run, visitsOf(run));
  return steps.map(({ id, title, line, humanMs }, index) => ({
    id,
    title,
    ...(line === undefined ? {} : { line }),
    modelledMs: humanMs,
    ...(seen[index] ?? new SeenStep()).summarize(),
  }));
}

/** The steps of all variants: a step that only some variants have follows the one before it there. */
export function stepsOf({ variants: [first, ...others] }: Quickstart): ModelledStep[] {
  const steps: ModelledStep[] = [...first.steps];
  for (const variant of others) {
    let after = -1;
    for (const step of variant.steps) {
      const known = steps.findIndex(({ id }) => id === step.id);
      if (known < 0) steps.splice(after + 1, 0, step);
      after = known < 0 ? after + 1 : known;
    }
  }
  return steps;
}

/** What runs did at one step, as it adds up. */
class SeenStep {
  reached = 0;
  left = 0;
  copies = 0;
  confused = 0;
  readonly spentMs: number[] = [];
  /** From reaching the step to hello. */
  readonly toHelloMs: number[] = [];

  summarize(): Omit<StepReport, 'id' | 'title' | 'line' | 'modelledMs'> {
    const { reached, left, copies, confused, spentMs, toHelloMs } = this;
    const spent = isNonEmpty(spentMs) ? sort(spentMs) : undefined;
    const toHello = isNonEmpty(toHelloMs) ? sort(toHelloMs) : undefined;
    return {
      reached,
      left,
      timeSpent: spent
        ? { ...medianOf(spent), p75Ms: Math.round(quantile(spent, 0.75)), runs: spent.length }
        : null,
      toHello: toHello ? { ...medianOf(toHello), runs: toHello.length } : null,
      copies,
      confused,
    };
  }
}

function medianOf(sorted: Sorted): { medianMs: number } {
  return { medianMs: Math.round(quantile(sorted, 0.5)) };
}

/** @param order places of the steps by their ids */
function addRun(
  seen: readonly SeenStep[],
  order: ReadonlyMap<string, number>,
  run: Run,
  allVisits: readonly StepVisit[],
): void {
  const helloMs = run.outcome === 'reached' ? run.toHelloMs : undefined;
  const visits = allVisits.filter(({ step }) => order.has(step));
  let furthest = -1;
  visits.forEach(({ step, reachedMs, copies, confused }, index) => {
    const place = order.get(step) ?? -1;
    const at = seen[place];
    if (!at) return;
    furthest = Math.max(furthest, place);
    at.copies += copies;
    if (confused > 0) at.confused += 1;
    const endMs = visits[index + 1]?.reachedMs ?? helloMs;
    // Who looks at a step again after hello world spends no time on the way there.
    if (endMs === undefined || reachedMs > (helloMs ?? Infinity)) return;
    at.spentMs.push(Math.min(endMs, helloMs ?? Infinity) - reachedMs);
    if (helloMs !== undefined) at.toHelloMs.push(helloMs - reachedMs);
  });
  for (const step of seen.slice(0, furthest + 1)) step.reached += 1;
  const last = seen[furthest];
  if (last && run.outcome === 'gave-up') last.left += 1;
}
