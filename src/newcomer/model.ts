import type { ModelledStep } from '../protocol/manifest.ts';
import type { Step } from '../protocol/step.ts';
import { actionCosts } from './action-costs.ts';
import { newcomerCosts } from './costs.ts';
import { fnv1a } from './hash.ts';
import { personas, type Persona } from './persona.ts';
import { costKinds, type StepCost } from './step-cost.ts';

/** A step's modelled time and what it is made of. */
export interface StepTime {
  /** Sum of the costs. */
  humanMs: number;
  /** One for each kind that occurs, in the order of `costKinds`. */
  costs: StepCost[];
}

/** Name of the model, and the hash over all that its times depend on. */
export const newcomerModel = {
  name: 'newcomer-1',
  hash: fnv1a(JSON.stringify({ costs: newcomerCosts, personas })),
} as const;

/**
 * The time that one step takes a newcomer, waiting for machines left out.
 * Whole ms, the same on every machine.
 */
export function modelStep(step: Step, persona: Persona = 'reader'): StepTime {
  const costs = sumByKind([
    proseCost(step.letters, persona),
    ...step.codeLines.map(codeCost),
    ...step.actions.flatMap((action) => actionCosts(action, persona)),
  ]);
  return { humanMs: costs.reduce((sum, cost) => sum + cost.ms, 0), costs };
}

/** The steps with their times, and the time of all of them. */
export function modelSteps(
  steps: readonly Step[],
  persona: Persona = 'reader',
): { humanMs: number; steps: ModelledStep[] } {
  const modelled = steps.map((step) => ({ ...step, humanMs: modelStep(step, persona).humanMs }));
  return { humanMs: modelled.reduce((sum, step) => sum + step.humanMs, 0), steps: modelled };
}

function proseCost(letters: number, persona: Persona): StepCost {
  const { prosePercent } = personas[persona];
  const ms = Math.round((letters * newcomerCosts.proseLetterMs * prosePercent) / 100);
  return { what: 'prose', count: letters, ms };
}

function codeCost(lines: number): StepCost {
  const ms = Math.min(lines * newcomerCosts.codeLineMs, newcomerCosts.codeBlockAtMostMs);
  return { what: 'code', count: lines, ms };
}

function sumByKind(costs: readonly StepCost[]): StepCost[] {
  return costKinds.flatMap((what) => {
    const same = costs.filter((cost) => cost.what === what);
    const count = same.reduce((sum, cost) => sum + cost.count, 0);
    const ms = same.reduce((sum, cost) => sum + cost.ms, 0);
    return count === 0 ? [] : [{ what, count, ms }];
  });
}
