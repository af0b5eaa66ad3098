import { buildSite } from './build-site.ts';
import { preparePeer, type ReadyPeer } from './prepare-peer.ts';
import type { InstalledPeer } from './install/install-peer.ts';
import type { PageSource } from './pages/page.ts';
import type { Peer } from './peers/peer.ts';
import type { BuildKind, BuildResult, PeerFacts } from './report/result.ts';

export interface Bench {
  peers: readonly Peer[];
  /** Numbers of pages, one site each. */
  sizes: readonly number[];
  source: PageSource;
  /** Kinds of builds, one after the other in the same project. */
  builds: readonly BuildKind[];
  install: (peer: Peer) => Promise<InstalledPeer>;
  /** Folder of the projects. */
  folder: string;
  keep: boolean;
  timeoutMs: number;
  signal: AbortSignal;
  say: (line: string) => void;
  /** Called after each site with all results so far. */
  onResults: (results: readonly BuildResult[], peers: readonly PeerFacts[]) => void;
}

/** Builds each site with each generator, never two at once; what fails is a result too. */
export async function runBench(bench: Bench): Promise<void> {
  const results: BuildResult[] = [];
  const facts: PeerFacts[] = [];
  const ready = new Set<ReadyPeer>();
  for (const peer of bench.peers) {
    const prepared = await preparePeer(bench, peer);
    facts.push(prepared.facts);
    if (prepared.installed !== undefined) ready.add(prepared);
    else results.push(...bench.sizes.map((pages) => failed(peer, pages, prepared.failure)));
  }
  for (const pages of bench.sizes) {
    for (const prepared of ready) {
      const { peer, installed } = prepared;
      const built = await buildSite(bench, { peer, installed, pages });
      results.push(...built.results);
      // A larger site will not be faster.
      if (built.timedOut) ready.delete(prepared);
      bench.onResults(results, facts);
    }
  }
  bench.onResults(results, facts);
}

function failed({ name }: Peer, pages: number, failure: string): BuildResult {
  return { peer: name, pages, build: 'cold', failure };
}
