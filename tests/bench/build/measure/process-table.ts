import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One process, from `/proc/<pid>/stat`. */
export interface ProcessEntry {
  pid: number;
  parent: number;
  session: number;
  /** Time on a processor since it started, all its threads together. */
  processorMs: number;
}

/** Milliseconds in a tick of `/proc/<pid>/stat`: 100 a second, on any Linux. */
const tickMs = 10;

/** The processes that run; undefined where the kernel has no such folder (not Linux). */
export function readProcesses(proc = '/proc'): ProcessEntry[] | undefined {
  const stats = listFolder(proc)
    ?.filter((name) => /^\d+$/.test(name))
    .map((pid) => readIfThere(join(proc, pid, 'stat')));
  return stats?.flatMap((text) => parseStat(text ?? '') ?? []);
}

/** Undefined for a process that has ended, though its parent has not asked yet. */
export function parseStat(text: string): ProcessEntry | undefined {
  // The name, in brackets, may hold spaces and brackets of its own.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, parent, , session] = fields;
  if (session === undefined || state === 'Z') return undefined;
  const [userTicks, systemTicks] = fields.slice(11).map(Number);
  return {
    pid: Number.parseInt(text, 10),
    parent: Number(parent),
    session: Number(session),
    processorMs: ((userTicks ?? 0) + (systemTicks ?? 0)) * tickMs,
  };
}

/**
 * The leader of a session, all that is in the session, and all their descendants. A process that
 * outlived its parent is still in the session; one with a session of its own still has its parent.
 */
export function treeOf(leader: number, processes: readonly ProcessEntry[]): ProcessEntry[] {
  const tree = new Set([leader]);
  let before = 0;
  while (tree.size > before) {
    before = tree.size;
    for (const { pid, parent, session } of processes)
      if (session === leader || tree.has(parent)) tree.add(pid);
  }
  return processes.filter(({ pid }) => tree.has(pid));
}

/** Resident bytes, shared ones counted in full; 0 for a process that is gone. */
export function residentBytes(pid: number, proc = '/proc'): number {
  return kilobytes(readIfThere(join(proc, String(pid), 'status')), 'VmRSS') ?? 0;
}

/** Bytes of its own plus its part of the shared ones; undefined where the kernel does not say. */
export function proportionalBytes(pid: number, proc = '/proc'): number | undefined {
  return kilobytes(readIfThere(join(proc, String(pid), 'smaps_rollup')), 'Pss');
}

function kilobytes(text: string | undefined, field: string): number | undefined {
  const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text ?? '')?.[1];
  return found === undefined ? undefined : Number(found) * 1_024;
}

function listFolder(folder: string): string[] | undefined {
  try {
    return readdirSync(folder);
  } catch {
    return undefined;
  }
}

// Processes end while they are read.
function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
