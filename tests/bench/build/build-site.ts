import { join } from 'node:path';
import type { Bench } from './bench.ts';
import type { InstalledPeer } from './install/install-peer.ts';
import { diedOfHeapLimit, largeHeap, measureBuild } from './measure/measure-build.ts';
import type { Peer } from './peers/peer.ts';
import { makeProject } from './project.ts';
import { renderOutcome } from './report/render-table.ts';
import { isFailure, type BuildResult } from './report/result.ts';

interface Site {
  peer: Peer;
  installed: InstalledPeer;
  pages: number;
  nodeOptions?: string;
}

type Circumstances = Pick<
  Bench,
  'builds' | 'folder' | 'keep' | 'signal' | 'source' | 'timeoutMs' | 'say'
>;

interface BuiltSite {
  results: BuildResult[];
  timedOut: boolean;
}

/** Makes a site and builds it in each of the ways asked for, until one fails. */
export async function buildSite(bench: Circumstances, site: Site): Promise<BuiltSite> {
  const { peer, installed, pages, nodeOptions } = site;
  const before = Array.from({ length: pages }, (_, index) => bench.source(index));
  const folder = join(bench.folder, `${peer.name}-${pages}`);
  const project = makeProject(peer, installed, { folder, pages: before });
  const results: BuildResult[] = [];
  const { timeoutMs, signal } = bench;
  try {
    for (const build of bench.builds) {
      const written = build === 'edited' ? project.edit() : before;
      const conditions = { timeoutMs, signal, ...(nodeOptions !== undefined && { nodeOptions }) };
      const measured = await measureBuild({ peer, project, pages: written, ...conditions });
      const result = { peer: peer.name, pages, build, ...measured };
      bench.say(`${peer.name}: ${pages} pages, ${build}: ${renderOutcome(result)}`);
      if (diedOfHeapLimit(measured) && nodeOptions === undefined) {
        project.remove();
        return await buildSite(bench, { ...site, nodeOptions: largeHeap() });
      }
      results.push(result);
      if (isFailure(result)) return { results, timedOut: result.timedOut ?? false };
    }
    return { results, timedOut: false };
  } finally {
    if (!bench.keep) project.remove();
  }
}
