import type { ModelledStep, Quickstart } from '../protocol/manifest.ts';
import { isNonEmpty } from '../statistics/non-empty.ts';
import { quantiles } from '../statistics/quantiles.ts';
import type { StepReport } from './report.ts';
import type { Run, StepVisit } from './runs/run.ts';

/** The step table of a quickstart: its steps as they are today, in the order of the page. */
export class StepTable {
  readonly #steps: readonly ModelledStep[];
  readonly #order: ReadonlyMap<string, number>;
  readonly #seen: readonly SeenStep[];

  constructor(steps: readonly ModelledStep[]) {
    this.#steps = steps;
    this.#order = new Map(steps.map(({ id }, index) => [id, index]));
    this.#seen = steps.map(() => new SeenStep());
  }

  /** @param visits of the run, in these steps */
  add(run: Run, visits: readonly StepVisit[]): void {
    const helloMs = run.outcome === 'reached' ? run.toHelloMs : Infinity;
    let furthest = -1;
    let before: { at: SeenStep; reachedMs: number } | undefined;
    for (const { step, reachedMs, copies, confused } of visits) {
      const place = this.#order.get(step);
      const at = place === undefined ? undefined : this.#seen[place];
      if (place === undefined || !at) continue;
      furthest = Math.max(furthest, place);
      at.copies += copies;
      if (confused > 0) at.confused += 1;
      before?.at.spend(before.reachedMs, reachedMs, helloMs);
      before = { at, reachedMs };
    }
    if (helloMs !== Infinity) before?.at.spend(before.reachedMs, helloMs, helloMs);
    for (let place = 0; place <= furthest; place += 1) this.#seen[place]?.reach();
    const last = this.#seen[furthest];
    if (last && run.outcome === 'gave-up') last.left += 1;
    if (last && run.outcome === 'open') last.open += 1;
  }

  result(): StepReport[] {
    return this.#steps.map(({ id, title, line, humanMs }, index) => ({
      id,
      title,
      ...(line === undefined ? {} : { line }),
      modelledMs: humanMs,
      ...(this.#seen[index] ?? new SeenStep()).summarize(),
    }));
  }
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
  open = 0;
  copies = 0;
  confused = 0;
  readonly #spentMs: number[] = [];
  /** From reaching the step to hello. */
  readonly #toHelloMs: number[] = [];

  reach(): void {
    this.reached += 1;
  }

  /** @param helloMs when hello world was reached; Infinity for never */
  spend(reachedMs: number, untilMs: number, helloMs: number): void {
    // Who looks at a step again after hello world spends no time on the way there.
    if (reachedMs > helloMs) return;
    this.#spentMs.push(Math.min(untilMs, helloMs) - reachedMs);
    if (helloMs !== Infinity) this.#toHelloMs.push(helloMs - reachedMs);
  }

  summarize(): Omit<StepReport, 'id' | 'title' | 'line' | 'modelledMs'> {
    const { reached, left, open, copies, confused } = this;
    const [spent, toHello] = [this.#spentMs, this.#toHelloMs].map((values) =>
      isNonEmpty(values) ? values : undefined,
    );
    const [medianMs = 0, p75Ms = 0] = spent ? quantiles(spent, [0.5, 0.75]).map(Math.round) : [];
    const [leftMs = 0] = toHello ? quantiles(toHello, [0.5]).map(Math.round) : [];
    return {
      reached,
      left,
      open,
      timeSpent: spent ? { medianMs, p75Ms, runs: spent.length } : null,
      toHello: toHello ? { medianMs: leftMs, runs: toHello.length } : null,
      copies,
      confused,
    };
  }
}
