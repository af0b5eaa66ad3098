import { helloPath, runsPath } from '../protocol/beacon.ts';
import type { Manifest } from '../protocol/manifest.ts';
import { ownFolder } from '../protocol/own-folder.ts';

/** Paths of an origin at which a collector answers. */
export interface CollectorPaths {
  /** Where batches are posted to; a run is erased at its id below it. */
  runs: string;
  /** Where the terminal says hello: beside the other. */
  hello: string;
  /** The folder of what only the team may read; its sessions hold there alone. */
  folder: string;
  /** Where a browser of the team's gets a session. */
  signIn: string;
}

/** Where the pages of a build expect their collector. */
export function collectorPaths({
  base,
  runsPath: said,
}: Pick<Manifest, 'base' | 'runsPath'>): CollectorPaths {
  const runs = said ?? base + runsPath;
  const hello = said === undefined ? base + helloPath : runs.replace(/[^/]*$/, 'hello');
  const folder = base + ownFolder;
  return { runs, hello, folder, signIn: `${folder}sign-in` };
}

/** Whether a path of the origin is one that the collector answers by itself. */
export function isCollectorPath(pathname: string, manifest: Manifest): boolean {
  const { runs, hello, signIn } = collectorPaths(manifest);
  return [runs, hello, signIn].includes(pathname) || pathname.startsWith(`${runs}/`);
}
