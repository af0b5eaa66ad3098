import { proportionalBytes, readProcesses, residentBytes, treeOf } from './process-table.ts';

/** What a process tree took, as far as was seen. */
export interface Usage {
  /** The highest sum over all its processes at one moment. */
  peakMemoryBytes: number;
  /** `pss`: shared pages are divided among those who share them; `rss`: counted in each. */
  memoryMeasure: 'pss' | 'rss';
  /** Time on a processor, all processes together, without the last moments of each. */
  processorMs: number;
}

const sampleEveryMs = 50;
// Reading takes processor time from the build that is measured: at most a tenth of one core.
const restPerWork = 9;

/**
 * Watches all that runs in the session of `leader`, 20 times a second. `stop` gives what it took, or
 * undefined where the system has no `/proc`.
 */
export function watchProcesses(leader: number): { stop: () => Usage | undefined } {
  const processorMs = new Map<number, number>();
  let peak = { peakMemoryBytes: 0, memoryMeasure: 'rss' as Usage['memoryMeasure'] };
  let timer: NodeJS.Timeout | undefined;
  const sample = (): void => {
    const before = process.cpuUsage();
    const tree = treeOf(leader, readProcesses() ?? []);
    for (const entry of tree) processorMs.set(entry.pid, entry.processorMs);
    const pids = tree.map(({ pid }) => pid);
    peak = { ...peak, ...higherMemory(pids, peak.peakMemoryBytes) };
    const { user, system } = process.cpuUsage(before); // waiting for a core costs the build nothing
    const tookMs = (user + system) / 1_000;
    timer = setTimeout(sample, Math.max(sampleEveryMs - tookMs, restPerWork * tookMs));
  };
  sample();
  return {
    stop: () => {
      clearTimeout(timer);
      if (processorMs.size === 0) return undefined;
      return { ...peak, processorMs: sum([...processorMs.values()]) };
    },
  };
}

/** The memory of the processes, if it is above what was seen before. */
function higherMemory(pids: readonly number[], beforeBytes: number): Partial<Usage> {
  const resident = sum(pids.map((pid) => residentBytes(pid)));
  // The proportional sum is dear to read and never above the resident one.
  if (resident <= beforeBytes) return {};
  const known = pids.map((pid) => proportionalBytes(pid)).filter((share) => share !== undefined);
  if (known.length === 0) return { peakMemoryBytes: resident, memoryMeasure: 'rss' };
  const bytes = sum(known);
  return bytes > beforeBytes ? { peakMemoryBytes: bytes, memoryMeasure: 'pss' } : {};
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
