import type { JudgedReaders } from './judge-field.ts';

/** A step that takes the average reader longer than in the window before. */
export interface SlowerStep {
  title: string;
  /** Line of the heading in the source file; absent when the page does not say. */
  line?: number;
  /** Spent there and counted for who left there, of the average reader, in ms. */
  wasMs: number;
  nowMs: number;
}

/** What the field track finds about one quickstart. */
export interface FieldQuickstart extends JudgedReaders {
  /** Of one that got slower: the steps that made most of it, most first. */
  slowerSteps: SlowerStep[];
}

/** `meantime check --field --json` prints it. Identifies no person. */
export interface FieldVerdict {
  v: 1;
  /** False when any quickstart is slower; `null` when none is, and one could not be judged. */
  holds: boolean | null;
  window: { fromMs: number; toMs: number };
  before: { fromMs: number; toMs: number };
  quickstarts: FieldQuickstart[];
}

/** What they amount to together. */
export function fieldHolds(quickstarts: readonly JudgedReaders[]): boolean | null {
  if (quickstarts.some(({ verdict }) => verdict === 'slower')) return false;
  const areJudged =
    quickstarts.length > 0 && quickstarts.every(({ verdict }) => verdict === 'holds');
  return areJudged ? true : null;
}
