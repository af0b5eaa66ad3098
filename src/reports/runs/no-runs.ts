import type { Runs } from './run.ts';

export const noRuns: Runs = {
  length: 0,
  [Symbol.iterator]: () => [].values(),
  partBy: () => new Map(),
};
