import type { ModelledStep, Quickstart } from '../protocol/manifest.ts';
import { isNonEmpty } from '../statistics/non-empty.ts';
import { quantile } from '../statistics/quantile.ts';
import { sort } from '../statistics/sorted.ts';
import type { StepReport } from './report.ts';
import type { Run } from './runs/run.ts';

/** The step table of a quickstart: its steps as they are today, in the order of the page. */
export function summarizeSteps(quickstart: Quickstart, runs: readonly Run[]): StepReport[] {
  const steps = stepsOf(quickstart);
  const order = new Map(steps.map(({ id }, index) => [id, index]));
  const ways = runs.map((run) => wayOf(run, order));
  return steps.map((step, index) => {
    const { id, title, line, humanMs } = step;
    return {
      id,
      title,
      ...(line === undefined ? {} : { line }),
      modelledMs: humanMs,
      reached: ways.filter(({ furthest }) => furthest >= index).length,
      left: ways.filter(({ gaveUp, furthest }) => gaveUp && furthest === index).length,
      timeSpent: spentOf(ways.flatMap(({ spentMs }) => spentMs.get(id) ?? [])),
      toHello: remainingOf(ways.flatMap(({ toHelloMs }) => toHelloMs.get(id) ?? [])),
      copies: sum(runs.map((run) => visitOf(run, id)?.copies ?? 0)),
      confused: runs.filter((run) => (visitOf(run, id)?.confused ?? 0) > 0).length,
    };

    function remainingOf(values: number[]): StepReport['toHello'] {
      if (!isNonEmpty(values)) return null;
      return { medianMs: Math.round(quantile(sort(values), 0.5)), runs: values.length };
    }

    function spentOf(values: number[]): StepReport['timeSpent'] {
      if (!isNonEmpty(values)) return null;
      const sorted = sort(values);
      const medianMs = Math.round(quantile(sorted, 0.5));
      return { medianMs, p75Ms: Math.round(quantile(sorted, 0.75)), runs: values.length };
    }
  });
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

interface RunInSteps {
  /** Index of the furthest step seen, in the order of the page; -1 when none was. */
  furthest: number;
  gaveUp: boolean;
  spentMs: Map<string, number>;
  /** From reaching a step to hello; empty where there was none. */
  toHelloMs: Map<string, number>;
}

function wayOf(run: Run, order: ReadonlyMap<string, number>): RunInSteps {
  const visits = run.steps.filter(({ step }) => order.has(step));
  const ends = [
    ...visits.slice(1).map(({ reachedMs }) => reachedMs),
    run.outcome === 'reached' ? run.toHelloMs : undefined,
  ];
  const spentMs = new Map<string, number>();
  const toHelloMs = new Map<string, number>();
  visits.forEach(({ step, reachedMs }, index) => {
    const endMs = ends[index];
    if (endMs === undefined || isAfterHello(run, reachedMs)) return;
    spentMs.set(step, Math.min(endMs, helloOf(run)) - reachedMs);
    if (run.outcome === 'reached') toHelloMs.set(step, run.toHelloMs - reachedMs);
  });
  return {
    furthest: Math.max(-1, ...visits.map(({ step }) => order.get(step) ?? -1)),
    gaveUp: run.outcome === 'gave-up',
    spentMs,
    toHelloMs,
  };
}

// Who looks at a step again after hello world spends no time on the way there.
function isAfterHello(run: Run, reachedMs: number): boolean {
  return reachedMs > helloOf(run);
}

function helloOf(run: Run): number {
  return run.outcome === 'reached' ? run.toHelloMs : Infinity;
}

function visitOf(run: Run, id: string) {
  return run.steps.find(({ step }) => step === id);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
