import type { MachineCounts } from '../../protocol/machine-counts.ts';
import type { Action } from '../../protocol/step.ts';
import type { NonEmpty } from '../../statistics/non-empty.ts';

/** What a newcomer did and waited for. */
export interface TimedAction {
  /** Title of its step. */
  step: string;
  kind: Action['kind'];
  /** The commands, the path, the address, the question: as the page has them. */
  text: string;
  /** Line in the source file; absent when the page does not say. */
  line?: number;
  machineMs: number;
  counts?: MachineCounts;
}

/** One walk that came to hello world, in the order in which things were done. */
export type TimedWalk = readonly TimedAction[];

/** A variant of a quickstart as it was walked at two revisions, as often on either side. */
export interface WalkedSides {
  /** The quickstart's name in its site: `quickstart`, `quickstart (de)`. */
  quickstart: string;
  /** The variant's id; `default` on a page without choices. */
  variant: string;
  /** Source file at the head, relative to the project's root. */
  source: string;
  base: NonEmpty<TimedWalk>;
  head: NonEmpty<TimedWalk>;
}
