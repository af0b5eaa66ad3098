import { silenceMs } from './silence.ts';

/** What a reader must have before the first step. */
export interface Need {
  /** As it is shown: `node 22`, `account at example.com`. */
  name: string;
  /** How long it takes to get, by the writer's word; absent for what a reader has or has not. */
  ms?: number;
  /** Line in the source file; known to the manifest alone, and absent where it was not found. */
  line?: number;
}

const units = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Parses `3m`, `1d` into ms; undefined for anything else. */
export function parseNeedTime(text: string): number | undefined {
  const [, number, unit] = /^(\d{1,5})(s|m|h|d)$/.exec(text.trim()) ?? [];
  return unit === undefined ? undefined : Number(number) * units[unit as keyof typeof units]; // the pattern allows no other
}

/** What getting it adds to a run: a longer wait than a run can have is part of none. */
export function needMs({ ms = 0 }: Need): number {
  return ms > silenceMs ? 0 : ms;
}
