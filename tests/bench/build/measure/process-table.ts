import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One process, from `/proc/<pid>/stat`. */
export interface ProcessEntry {
  pid: number;
  parent: number;
  session: number;
}

/** What the kernel says of its processes; undefined where it has no such folder (not Linux). */
export function readProcesses(proc = '/proc'): ProcessEntry[] | undefined {
  const stats = listFolder(proc)
    ?.filter((name) => /^\d+$/.test(name))
    .map((pid) => readIfThere(join(proc, pid, 'stat')));
  return stats?.flatMap((text) => (text === undefined ? [] : [parseStat(text)]));
}

/** The name, in brackets, may hold spaces and brackets of its own. */
export function parseStat(text: string): ProcessEntry {
  const [, parent, , session] = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { pid: Number.parseInt(text, 10), parent: Number(parent), session: Number(session) };
}

/**
 * The leader of a session, all that is in the session, and all their descendants. A process that
 * outlived its parent is still in the session; one with a session of its own still has its parent.
 */
export function treeOf(leader: number, processes: readonly ProcessEntry[]): number[] {
  const tree = new Set([leader]);
  let before = 0;
  while (tree.size > before) {
    before = tree.size;
    for (const { pid, parent, session } of processes)
      if (session === leader || tree.has(parent)) tree.add(pid);
  }
  return processes.filter(({ pid }) => tree.has(pid)).map(({ pid }) => pid);
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
