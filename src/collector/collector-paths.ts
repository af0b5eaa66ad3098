import { helloPath, runsPath } from '../protocol/beacon.ts';
import type { Manifest } from '../protocol/manifest.ts';

/** Paths of an origin at which a collector answers. */
export interface CollectorPaths {
  /** Where batches are posted to; a run is erased at its id below it. */
  runs: string;
  /** Where the terminal says hello: beside the other. */
  hello: string;
}

/** Where the pages of a build expect their collector. */
export function collectorPaths({
  base,
  runsPath: said,
}: Pick<Manifest, 'base' | 'runsPath'>): CollectorPaths {
  const runs = said ?? base + runsPath;
  return { runs, hello: said === undefined ? base + helloPath : runs.replace(/[^/]*$/, 'hello') };
}

/** Whether a path of the origin is one that the collector answers. */
export function isCollectorPath(pathname: string, manifest: Manifest): boolean {
  const { runs, hello } = collectorPaths(manifest);
  return pathname === runs || pathname === hello || pathname.startsWith(`${runs}/`);
}
