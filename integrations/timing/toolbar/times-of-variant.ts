import type { VariantVerdict } from '../../../src/gate/verdict.ts';
import { renderCauses } from '../../../src/gate/render/blame.ts';
import { modelStep } from '../../../src/newcomer/model.ts';
import { spreadOf } from '../../../src/newcomer/spread.ts';
import { renderDelta, renderDuration } from '../../../src/protocol/duration.ts';
import { renderLocation } from '../../../src/protocol/errors.ts';
import type { ModelledStep, Quickstart, Variant } from '../../../src/protocol/manifest.ts';
import type { StepTimes, TimeKind, TimePart, VariantTimes } from './client/page-times.ts';
import { remarksOn, type BaselineState } from './remarks.ts';
import { renderCost, timeKindOf } from './time-kinds.ts';
import type { WalkedWaiting } from './walked-waiting.ts';

/** What a variant is set beside. */
interface VariantEvidence {
  verdict: VariantVerdict;
  state: BaselineState;
  waiting: WalkedWaiting;
}

/** One way through a quickstart, in words. */
export function timesOfVariant(
  { source }: Pick<Quickstart, 'source'>,
  variant: Variant,
  { verdict, state, waiting }: VariantEvidence,
): VariantTimes {
  const waited = 'unknown' in waiting ? undefined : waiting;
  const steps = variant.steps.map((step) => partsOfStep(step, waited?.get(step.id) ?? 0));
  const { lowMs, highMs } = spreadOf(variant.humanMs);
  return {
    id: variant.id,
    text: renderDuration(variant.humanMs),
    spread: `${renderDuration(lowMs)} to ${renderDuration(highMs)}`,
    parts: renderParts(addParts(steps)),
    ...('unknown' in waiting ? { unknownWaiting: waiting.unknown } : {}),
    remarks: remarksOn(verdict, state),
    steps: variant.steps.map((step, index) => ({
      ...timesOfStep(step, source, verdict),
      parts: renderParts(steps[index] ?? noTime),
    })),
  };
}

type PartsMs = Readonly<Record<TimeKind, number>>;

const noTime: PartsMs = { reading: 0, acting: 0, waiting: 0 };

function partsOfStep(step: ModelledStep, waitingMs: number): PartsMs {
  const modelled = modelStep(step).costs.map(({ what, ms }): PartsMs => ({
    ...noTime,
    [timeKindOf[what]]: ms,
  }));
  return addParts([...modelled, { ...noTime, waiting: waitingMs }]);
}

function addParts(all: readonly PartsMs[]): PartsMs {
  return all.reduce(
    (sum, parts) => ({
      reading: sum.reading + parts.reading,
      acting: sum.acting + parts.acting,
      waiting: sum.waiting + parts.waiting,
    }),
    noTime,
  );
}

function renderParts(parts: PartsMs): TimePart[] {
  return (['reading', 'acting', 'waiting'] as const)
    .filter((kind) => parts[kind] > 0)
    .map((kind) => ({ kind, ms: parts[kind], text: renderDuration(parts[kind]) }));
}

function timesOfStep(
  step: ModelledStep,
  source: string,
  { changes }: VariantVerdict,
): Omit<StepTimes, 'parts'> {
  const { id, title, line, humanMs } = step;
  const change = changes.find((one) => one.id === id);
  const { costs } = modelStep(step);
  return {
    id,
    title,
    place: renderLocation({ file: source, ...(line === undefined ? {} : { line }) }),
    humanMs,
    text: renderDuration(humanMs),
    costs: costs.toSorted((left, right) => right.ms - left.ms).map(renderCost),
    ...(change && {
      change: {
        isSlower: change.deltaMs > 0,
        text: renderDelta(change.deltaMs),
        because: renderCauses(change),
      },
    }),
  };
}
