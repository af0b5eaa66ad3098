import type { StepResult } from '../result.ts';

const columns = 24;

/** The steps one after the other, a line each: `▓` a person's time, `░` the machine's. */
export function stepBars(steps: readonly Pick<StepResult, 'humanMs' | 'machineMs'>[]): string[] {
  const totalMs = steps.reduce((sum, { humanMs, machineMs }) => sum + humanMs + machineMs, 0);
  const columnAt = (ms: number) => (totalMs === 0 ? 0 : Math.round((columns * ms) / totalMs));
  let atMs = 0;
  return steps.map(({ humanMs, machineMs }) => {
    const [start, middle, end] = [atMs, atMs + humanMs, atMs + humanMs + machineMs].map(columnAt);
    atMs += humanMs + machineMs;
    return bar(start ?? 0, middle ?? 0, end ?? 0);
  });
}

function bar(start: number, middle: number, end: number): string {
  const lead = '·'.repeat(start);
  const rest = '·'.repeat(columns - end);
  return `${lead}${'▓'.repeat(middle - start)}${'░'.repeat(end - middle)}${rest}`;
}
