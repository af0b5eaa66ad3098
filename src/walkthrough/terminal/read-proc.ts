import { readFileSync, readlinkSync } from 'node:fs';

/** A file of what /proc has of a process; empty when the process is gone, or is another user's. */
export function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

/** Where a link of it leads; empty as above. */
export function readProcLink(pid: number, file: string): string {
  try {
    return readlinkSync(`/proc/${pid}/${file}`);
  } catch {
    return '';
  }
}
