/** What takes a newcomer time, in the order in which it is listed. */
export const costKinds = [
  'need',
  'prose',
  'code',
  'command',
  'output',
  'file',
  'open',
  'prompt',
  'placeholder',
] as const;

export type CostKind = (typeof costKinds)[number];

/** What one kind of thing costs in a step. */
export interface StepCost {
  what: CostKind;
  /** Needs, letters of prose, lines of code, else how many there are; at least 1. */
  count: number;
  /** Whole ms. */
  ms: number;
}
