import { readFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import type { Machine } from './result.ts';

export function describeMachine(): Machine {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? arch(),
    memoryBytes: totalmem(),
    system: `${distribution() ?? type()}, kernel ${release()}, ${arch()}`,
    node: process.versions.node,
    loadAtStart: loadavg()[0] ?? 0,
  };
}

/** One line, for above the table. */
export function renderMachine({
  cores,
  processor,
  memoryBytes,
  system,
  node,
  loadAtStart,
}: Machine): string {
  const memory = `${(memoryBytes / 2 ** 30).toFixed(0)} GiB`;
  const load = `load at start ${loadAtStart.toFixed(1)}`;
  return `${cores} cores (${processor}), ${memory} memory, ${system}, Node ${node}, ${load}`;
}

function distribution(): string | undefined {
  try {
    return /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  } catch {
    return undefined; // not Linux
  }
}
