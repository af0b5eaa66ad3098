import { renderAskChange } from '../../../src/gate/render/render-ask-change.ts';
import type { VariantVerdict } from '../../../src/gate/verdict.ts';
import { renderDelta, renderDuration } from '../../../src/protocol/duration.ts';
import type { Remark } from './client/page-times.ts';

/** Whether there is a baseline to compare with. */
export type BaselineState = 'absent' | 'unusable' | 'usable';

/** How a variant stands against the baseline and its budget, what it asks that was not accepted, and which steps it has no more. */
export function remarksOn(verdict: VariantVerdict, state: BaselineState): Remark[] {
  return [
    remarkOnBaseline(verdict, state),
    ...remarksOnAsks(verdict),
    ...remarksOnLoss(verdict),
    ...remarkOnBudget(verdict),
  ];
}

const uncompared: Record<BaselineState, string> = {
  absent: 'Compared with no baseline: `npx meantime accept` makes one of a build.',
  unusable: 'Compared with no baseline: what is there cannot be used.',
  usable: 'Compared with no baseline: the one that is there does not know it.',
};

function remarkOnBaseline(
  { humanMs, baseline, slower }: VariantVerdict,
  state: BaselineState,
): Remark {
  if (!baseline) return { isBad: false, text: uncompared[state] };
  const accepted = renderDuration(baseline.humanMs);
  const deltaMs = humanMs - baseline.humanMs;
  if (deltaMs === 0) return { isBad: false, text: `As in the baseline: ${accepted}.` };
  const difference = `${renderDelta(deltaMs)} against the baseline of ${accepted}`;
  const tolerance = renderDelta(baseline.toleranceMs);
  if (slower) return { isBad: true, text: `${difference}; up to ${tolerance} would hold.` };
  return {
    isBad: false,
    text: deltaMs < 0 ? `${difference}.` : `${difference}; up to ${tolerance} holds.`,
  };
}

function remarksOnAsks({ asks }: VariantVerdict): Remark[] {
  return asks.map((change) => {
    const place = change.line === undefined ? 'The page' : `Line ${change.line}`;
    return { isBad: true, text: `${place} ${renderAskChange(change)}` };
  });
}

function remarksOnLoss({ changes }: VariantVerdict): Remark[] {
  return changes
    .filter(({ fate }) => fate === 'removed')
    .map(({ title, deltaMs }) => ({
      isBad: false,
      text: `The step “${title}” of the baseline is gone: ${renderDelta(deltaMs)}.`,
    }));
}

function remarkOnBudget({ budgetMs, overBudget, humanMs }: VariantVerdict): Remark[] {
  if (budgetMs === undefined) return [];
  const budget = `budget of ${renderDuration(budgetMs)}`;
  const distance = renderDuration(Math.abs(budgetMs - humanMs));
  return [
    overBudget
      ? { isBad: true, text: `${distance} over the ${budget}.` }
      : { isBad: false, text: `${distance} left of the ${budget}.` },
  ];
}
