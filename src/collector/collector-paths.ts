import type { EndpointName } from './answered-request.ts';
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
  /** Whether the store can write, for whoever watches over it. */
  healthz: string;
  /** Counts of answers, for Prometheus; for the team. */
  metrics: string;
}

/** Where the pages of a build expect their collector. */
export function collectorPaths({
  base,
  runsPath: said,
}: Pick<Manifest, 'base' | 'runsPath'>): CollectorPaths {
  const runs = said ?? base + runsPath;
  const hello = said === undefined ? base + helloPath : runs.replace(/[^/]*$/, 'hello');
  const folder = base + ownFolder;
  const signIn = `${folder}sign-in`;
  return { runs, hello, folder, signIn, healthz: `${folder}healthz`, metrics: `${folder}metrics` };
}

/** The same, of a manifest that a later build may replace. */
export function pathsOfManifest(readManifest: () => Manifest): () => CollectorPaths {
  let known: { manifest: Manifest; paths: CollectorPaths } | undefined;
  return () => {
    const manifest = readManifest();
    if (known?.manifest !== manifest) known = { manifest, paths: collectorPaths(manifest) };
    return known.paths;
  };
}

/** Whether a path of the origin is one that the collector answers by itself. */
export function isCollectorPath(pathname: string, manifest: Manifest): boolean {
  const paths = collectorPaths(manifest);
  return endpointAt(pathname, paths) !== 'read';
}

/** Which of the collector's endpoints a path is; `read` for all that is no other. */
export function endpointAt(pathname: string, paths: CollectorPaths): EndpointName {
  switch (pathname) {
    case paths.runs:
      return 'runs';
    case paths.hello:
      return 'hello';
    case paths.signIn:
      return 'sign-in';
    case paths.healthz:
      return 'healthz';
    case paths.metrics:
      return 'metrics';
    default:
      return pathname.startsWith(`${paths.runs}/`) ? 'erase' : 'read';
  }
}
