import type { ModelledStep } from '../protocol/manifest.ts';
import { signsIn } from '../protocol/count-letters.ts';
import { needMs, type Need } from '../protocol/need.ts';
import { hashText } from '../protocol/revision.ts';
import type { Step } from '../protocol/step.ts';
import { actionCosts } from './action-costs.ts';
import { newcomerCosts } from './costs.ts';
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
  hash: hashText(JSON.stringify({ costs: newcomerCosts, personas })),
} as const;

/**
 * The time that one step takes a newcomer, waiting for machines left out.
 * Whole ms, the same on every machine.
 */
export function modelStep(step: Step, persona: Persona = 'reader'): StepTime {
  const costs = sumByKind([
    ...(step.needs ?? []).map(needCost),
    proseCost(step, persona),
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

function proseCost(step: Step, persona: Persona): StepCost {
  const { prosePercent } = personas[persona];
  const { proseLetterMs, proseSignMs } = newcomerCosts;
  const { chinese = 0, japanese = 0, korean = 0 } = step.signs ?? {};
  const readMs =
    step.letters * proseLetterMs +
    chinese * proseSignMs.chinese +
    japanese * proseSignMs.japanese +
    korean * proseSignMs.korean;
  return { what: 'prose', count: signsIn(step), ms: Math.round((readMs * prosePercent) / 100) };
}

/** By the writer's word, whoever the reader is. */
function needCost(need: Need): StepCost {
  return { what: 'need', count: 1, ms: needMs(need) };
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
