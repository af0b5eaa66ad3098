import { modelStep } from '../../newcomer/model.ts';
import type { CostKind } from '../../newcomer/step-cost.ts';
import type { ModelledStep } from '../../protocol/manifest.ts';
import { fitScales, type FittedScale, type MeasuredSum } from '../../statistics/fit-scales.ts';
import { normalPoint } from '../../statistics/t-point.ts';
import type { StepReport } from '../report.ts';

/** What the newcomer model is scaled by. */
export const scaledKinds = ['read', 'run', 'save', 'open', 'answer'] as const;

export type ScaledKind = (typeof scaledKinds)[number];

const kindOf: Record<Exclude<CostKind, 'need'>, ScaledKind> = {
  prose: 'read',
  code: 'read',
  output: 'read',
  command: 'run',
  file: 'save',
  open: 'open',
  prompt: 'answer',
  placeholder: 'answer',
};

/** A step as readers take it, as the model has it and as a walk measured it. */
export interface FieldStep {
  step: ModelledStep;
  /** Of the readers' times there. */
  timeSpent: StepReport['timeSpent'];
  /** What a walk waited there, in ms; undefined where none was. */
  machineMs: number | undefined;
}

/** How far model and field are apart in one step. */
export interface StepApart {
  id: string;
  title: string;
  line?: number;
  runs: number;
  fieldMs: number;
  machineMs: number;
  modelledMs: number;
  /** Field less machine, over modelled, with its 95 % interval. */
  ratio: { value: number; low: number; high: number };
}

export interface Calibration {
  steps: StepApart[];
  /** Titles of the steps of which nothing can be said, with the reason. */
  leftOut: { title: string; reason: string }[];
  /** Empty where no step can be told. */
  scales: (FittedScale & { kind: ScaledKind })[];
}

/** Fewer readers have no quartile to speak of. */
const leastRuns = 10;
/** 75 % point of the standard normal distribution. */
const upperQuartile = 0.674489750196082;
/** Standard error of a median over that of a mean, of normal values. */
const medianOverMean = Math.sqrt(Math.PI / 2);

/**
 * Holds the newcomer model against readers: per step the ratio of the field's median, less what the
 * machine took, to the modelled time, and per kind of action the scale that would bring the model to
 * the field. Nothing else of Meantime uses them.
 *
 * The error of a median comes from the upper quartile, as if times were lognormal.
 */
export function calibrate(steps: readonly FieldStep[]): Calibration {
  const apart: StepApart[] = [];
  const sums: MeasuredSum[] = [];
  const leftOut: Calibration['leftOut'] = [];
  for (const { step, timeSpent, machineMs } of steps) {
    const { id, title, line, humanMs } = step;
    const reason = reasonToLeaveOut({ step, timeSpent, machineMs });
    if (reason !== undefined || !timeSpent || machineMs === undefined) {
      leftOut.push({ title, reason: reason ?? '' });
      continue;
    }
    const { medianMs, p75Ms, runs } = timeSpent;
    const measured = medianMs - machineMs;
    const spread = Math.log(Math.max(p75Ms, medianMs + 1) / medianMs) / upperQuartile;
    // What the machine took is taken away as it is; the error stays, over less time.
    const logError = ((medianOverMean * spread) / Math.sqrt(runs)) * (medianMs / measured);
    const value = measured / humanMs;
    apart.push({
      ...{ id, title, ...(line !== undefined && { line }), runs },
      ...{ fieldMs: medianMs, machineMs, modelledMs: humanMs },
      ratio: {
        value,
        low: value * Math.exp(-normalPoint * logError),
        high: value * Math.exp(normalPoint * logError),
      },
    });
    sums.push({ predicted: predictedOf(step), measured, logError });
  }
  const scales = sums.length === 0 ? [] : fitScales(sums, scaledKinds.length);
  return {
    ...{ steps: apart, leftOut },
    scales: scaledKinds.flatMap((kind, index) => {
      const scale = scales[index];
      return scale ? [{ kind, ...scale }] : [];
    }),
  };
}

function reasonToLeaveOut({ step, timeSpent, machineMs }: FieldStep): string | undefined {
  if (!timeSpent || timeSpent.runs < leastRuns) return `fewer than ${leastRuns} readers`;
  if (machineMs === undefined) return 'no walk has measured it';
  if (step.humanMs === 0) return 'the model has no time for it';
  if ((step.needs ?? []).length > 0)
    return 'it begins with what readers must have, which is not modelled';
  if (timeSpent.medianMs <= machineMs) return 'the walk waited longer than readers took';
  return undefined;
}

function predictedOf(step: ModelledStep): number[] {
  const { costs } = modelStep(step);
  return scaledKinds.map((kind) =>
    costs
      .filter(({ what }) => what !== 'need' && kindOf[what] === kind)
      .reduce((sum, { ms }) => sum + ms, 0),
  );
}
