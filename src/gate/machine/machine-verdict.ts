import type { CountKind } from '../../protocol/machine-counts.ts';
import type { Action } from '../../protocol/step.ts';

/** An action to which more of a machine's work is put down. */
export interface BlamedAction {
  /** Title of its step. */
  step: string;
  kind: Action['kind'];
  /** As the page has it. */
  text: string;
  /** Line in the source file; absent when the page does not say. */
  line?: number;
  /** ms or a count, as the change that it is blamed for; 0 where the base has no such action. */
  was: number;
  now: number;
}

/** Time that got longer, or a count that grew. */
export interface MachineChange {
  what: 'time' | CountKind;
  /** One action, or all of a walk. */
  of: 'action' | 'walk';
  /** Medians of times, in ms; of counts the most of the base and the least of the head. */
  was: number;
  now: number;
  /** Of times: how often chance alone parts the two so far, all tests taken into account. */
  p?: number;
  /** The action, or those of the walk that made most of the difference, most first. */
  blamed: BlamedAction[];
}

/** What would have been found, had it been there. */
export interface SeenSlowDown {
  /** A slow-down by this share, and by so many ms at least. */
  share: number;
  ms: number;
  /** In how many of 1 simulated checks it is found, of the action or walk for which that is least. */
  found: number;
}

/** What the machine track finds about one variant of one quickstart. */
export interface MachineVariant {
  /** The quickstart's name in its site: `quickstart`, `quickstart (de)`. */
  quickstart: string;
  variant: string;
  /** Source file at the head, relative to the project's root. */
  source: string;
  /** Medians of the waiting of a whole walk, in ms. */
  baseMs: number;
  headMs: number;
  /** How far whole walks of one side are apart: the standard deviation of the logarithm. */
  noise: number;
  /** Reasons to fail. */
  regressions: MachineChange[];
  /** Slower beyond chance and by little, or by much and perhaps by chance. */
  warnings: MachineChange[];
  /** The larger slow-down first. */
  seen: [SeenSlowDown, ...SeenSlowDown[]];
}

/** `meantime check --machine --json` prints it. Identifies no person. */
export interface MachineVerdict {
  v: 1;
  /** False when any variant has a regression; `null` when it could not be judged. */
  holds: boolean | null;
  /** The commits that were compared. */
  base: string;
  head: string;
  /** Walks on each side that were timed. */
  pairs: number;
  /** Of the simulation. */
  seed: number;
  variants: MachineVariant[];
  /** Quickstarts of the head that the base does not have: nothing was compared. */
  unmatched: string[];
}
