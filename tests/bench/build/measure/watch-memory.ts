import { proportionalBytes, readProcesses, residentBytes, treeOf } from './process-table.ts';

export interface PeakMemory {
  bytes: number;
  /** `pss`: shared pages are divided among those who share them; `rss`: counted in each. */
  measure: 'pss' | 'rss';
}

/** Memory of a process tree, one reading every so many milliseconds. */
export const sampleEveryMs = 50;
// Reading takes processor time from the build that is measured: at most a tenth of one core.
const restPerWork = 9;

/**
 * Watches all that runs in the session of `leader`. `stop` gives the highest sum that was seen, or
 * undefined where the system has no `/proc`.
 */
export function watchMemory(leader: number): { stop(): PeakMemory | undefined } {
  let peak: PeakMemory | undefined;
  let timer: NodeJS.Timeout | undefined;
  const sample = (): void => {
    const startedMs = performance.now();
    peak = higher(peak, leader);
    const tookMs = performance.now() - startedMs;
    timer = setTimeout(sample, Math.max(sampleEveryMs - tookMs, restPerWork * tookMs));
  };
  sample();
  return {
    stop: () => {
      clearTimeout(timer);
      return peak;
    },
  };
}

function higher(peak: PeakMemory | undefined, leader: number): PeakMemory | undefined {
  const processes = readProcesses();
  if (processes === undefined) return peak;
  const tree = treeOf(leader, processes);
  const resident = sum(tree.map((pid) => residentBytes(pid)));
  // The proportional sum is dear to read and never above the resident one.
  if (resident <= (peak?.bytes ?? 0)) return peak;
  const shares = tree.map((pid) => proportionalBytes(pid));
  const known = shares.filter((share) => share !== undefined);
  if (known.length === 0)
    return peak?.measure === 'pss' ? peak : { bytes: resident, measure: 'rss' };
  const bytes = sum(known);
  return bytes > (peak?.bytes ?? 0) ? { bytes, measure: 'pss' } : peak;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
