import type { AskChange } from './asks/ask-change.ts';
import type { CostKind, StepCost } from '../newcomer/step-cost.ts';

/** A difference in what a step asks, of one kind; positive is more. */
export interface Cause {
  what: CostKind;
  /** Letters of prose, lines of code, else how many. May be 0: the same number, but longer ones. */
  count: number;
  ms: number;
}

/** A step whose time differs from the baseline's. */
export interface StepChange {
  id: string;
  title: string;
  /** Line of the heading in the source file; absent when it is unknown or the step was removed. */
  line?: number;
  /** Whether the step is on both sides, in this build only, or in the baseline only. */
  fate: 'kept' | 'added' | 'removed';
  /** Positive is slower; never 0. */
  deltaMs: number;
  /** What made the difference, worst first. */
  causes: Cause[];
}

/** A step and what its time is made of. */
export interface StepShare {
  id: string;
  title: string;
  line?: number;
  humanMs: number;
  /** The most expensive first. */
  costs: StepCost[];
}

/** What the gate finds about one variant of one quickstart. */
export interface VariantVerdict {
  /** The quickstart's name in its site: `quickstart`, `quickstart (de)`. */
  quickstart: string;
  /** The variant's id; `default` on a page without choices. */
  variant: string;
  /** Source file relative to the project's root. */
  source: string;
  /** Modelled human time in this build. */
  humanMs: number;
  /** The accepted time and how much more is let pass; absent when the baseline knows none. */
  baseline?: { humanMs: number; toleranceMs: number };
  /** What the page promises in its frontmatter or text, the less of both; absent when it promises nothing. */
  budgetMs?: number;
  /** Above the baseline by more than the tolerance. */
  slower: boolean;
  overBudget: boolean;
  /** What the page asks for beyond what was accepted, and what of it is measured no more. */
  asks: AskChange[];
  /** Steps whose time differs, the slower first; empty without a baseline. */
  changes: StepChange[];
  /** The three longest steps, when over budget; else empty. */
  longest: StepShare[];
}

/** A variant of the baseline that this build has no more: it is measured no more. */
export interface GoneVariant {
  quickstart: string;
  variant: string;
  /** Source file relative to the project's root. */
  source: string;
  /** Where the others of its quickstart begin; absent when it is not known. */
  line?: number;
  /** No variant of its quickstart is left: its page is gone, or says of itself no quickstart. */
  isLast: boolean;
}

/** Something to know that is no reason to fail. */
export type Notice =
  /** The baseline does not know this quickstart: only its budget was checked. */
  | { kind: 'new'; quickstart: string; variant: string; source: string }
  /** There is nothing to check. */
  | { kind: 'no-quickstarts' };

/** What the gate finds; `meantime check --json` prints it. Identifies no person. */
export interface Verdict {
  /** Version of this format. */
  v: 1;
  /** False when any variant is slower, over budget, asks for more, or is measured less or no more. */
  holds: boolean;
  model: { name: string; hash: string };
  /** Ordered by quickstart and variant. */
  variants: VariantVerdict[];
  /** Ordered by quickstart and variant. */
  gone: GoneVariant[];
  notices: Notice[];
}

/** Slower, over budget, or with other asks than were accepted. */
export function isFailing({ slower, overBudget, asks }: VariantVerdict): boolean {
  return slower || overBudget || asks.length > 0;
}
