import type { ToldStep } from '../../protocol/known-steps.ts';
import type { Run } from './run.ts';

/** Why a run is set aside, in the order in which it is asked: each is counted under the first. */
export const runTags = [
  /** A scripted newcomer's. */
  'lab',
  /** A known bot's. */
  'bot',
  /** The team's own. */
  'internal',
  /** Its address had begun many others shortly before. */
  'crowded',
  /** Of steps that no manifest seen so far knows. */
  'unmatched',
  /** Its clocks contradict each other, or tell of a time for which no browser keeps a run. */
  'untrusted',
  /** Its hello came sooner than anybody could be done. */
  'implausible',
  /** The collector's own clock saw less than a second of it, or half of the time that it claims. */
  'unwitnessed',
] as const;

export type RunTag = (typeof runTags)[number];

/** A hello in less than this share of the modelled time is no newcomer's. */
const plausibleShare = 0.1;

export interface TagContext {
  /** Modelled time of the variant that the reader chose, in ms. */
  modelledMs: number;
  /** Whether a manifest seen so far knows all places where something happened. */
  areKnown: (told: readonly ToldStep[]) => boolean;
}

/** The tag by which a run is set aside; undefined for one that counts. */
export function tagOf(run: Run, context: TagContext): RunTag | undefined {
  return runTags.find((tag) => holds[tag](run, context));
}

const holds: Record<RunTag, (run: Run, context: TagContext) => boolean> = {
  lab: ({ lab }) => lab,
  bot: ({ bot }) => bot,
  internal: ({ internal }) => internal,
  crowded: ({ crowded }) => crowded,
  unmatched: ({ told }, { areKnown }) => !areKnown(told),
  untrusted: ({ clock }) =>
    clock.disagreement === 'unexplained' || clock.disagreement === 'too-long',
  implausible: (run, { modelledMs }) =>
    run.outcome === 'reached' && (run.hasty || run.sinceOpenMs < modelledMs * plausibleShare),
  unwitnessed: ({ isUnwitnessed }) => isUnwitnessed,
};
