import type { Runs } from './run.ts';

export const noRuns: Runs = {
  length: 0,
  forEach: () => undefined,
  partBy: () => new Map(),
};
