import { renderDelta, renderDuration } from '../../protocol/duration.ts';
import type { Baseline } from '../baseline/baseline.ts';
import type { Verdict } from '../verdict.ts';
import { renderPlace } from './blame.ts';
import { renderAskChange } from './render-ask-change.ts';
import { variantName } from './render-notice.ts';

/** What accepting changes, one line a variant; those that stay as they are go without saying. */
export function renderAcceptance(before: Baseline | undefined, after: Baseline): string[] {
  const old = timesOf(before);
  const times = timesOf(after);
  const modelChanged =
    before !== undefined &&
    (before.model.name !== after.model.name || before.model.hash !== after.model.hash);
  return [
    ...(modelChanged
      ? [`the model changed from ${modelName(before.model)} to ${modelName(after.model)}`]
      : []),
    ...[...times].flatMap(([name, humanMs]) => changeLine(name, old.get(name), humanMs)),
    ...[...old.keys()].filter((name) => !times.has(name)).map((name) => `${name}: removed`),
  ];
}

/** What is accepted with it that pages ask or that is measured no more, one line each. */
export function renderAcceptedAsks({ variants }: Verdict): string[] {
  return variants.flatMap((variant) =>
    variant.asks.map(
      (change) =>
        `${variantName(variant)}: ${renderPlace(variant.source, change.line)} ${renderAskChange(change)}`,
    ),
  );
}

function changeLine(name: string, before: number | undefined, humanMs: number): string[] {
  if (before === undefined) return [`${name}: ${renderDuration(humanMs)}, not known before`];
  if (before === humanMs) return [];
  const change = renderDelta(humanMs - before);
  return [`${name}: ${renderDuration(humanMs)}, was ${renderDuration(before)} (${change})`];
}

function timesOf(baseline: Baseline | undefined): Map<string, number> {
  return new Map(
    baseline?.quickstarts.flatMap(({ id, variants }) =>
      variants.map((variant) => [
        variantName({ quickstart: id, variant: variant.id }),
        variant.humanMs,
      ]),
    ),
  );
}

function modelName({ name, hash }: Baseline['model']): string {
  return `${name} (${hash})`;
}
