import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MachineCounts } from '../../protocol/machine-counts.ts';

/** What lies in a newcomer's home. */
export type HomeCounts = Pick<MachineCounts, 'packages' | 'files' | 'bytes'>;

/**
 * Counts the files below a folder, their bytes, and the packages among them: of npm and its kin those
 * in any `node_modules`, of Python those that left a `.dist-info`. Links are not followed, so that what
 * pnpm links to counts once.
 */
export function countHome(home: string): HomeCounts {
  const counts: HomeCounts = { packages: 0, files: 0, bytes: 0 };
  const folders = [home];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        folders.push(path);
        if (isPackage(path)) counts.packages += 1;
      } else if (entry.isFile()) {
        counts.files += 1;
        counts.bytes += bytesOf(path);
      }
    }
  }
  return counts;
}

function isPackage(path: string): boolean {
  return /\/node_modules\/(?:@[^/]+\/[^/]+|[^./@][^/]*)$|\.dist-info$/.test(path);
}

/** None of a folder that is gone: programs of the newcomer may still be at work. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function bytesOf(path: string): number {
  return lstatSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
