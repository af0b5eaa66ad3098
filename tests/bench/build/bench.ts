import { buildSite } from './build-site.ts';
import { preparePeer, type PreparedPeer } from './prepare-peer.ts';
import type { InstalledPeer } from './install/install-peer.ts';
import type { PageSource } from './pages/page.ts';
import type { Peer } from './peers/peer.ts';
import type { BuildKind, BuildResult, PeerFacts } from './report/result.ts';

export interface Bench {
  peers: readonly Peer[];
  /** Numbers of pages, smallest first; one site each. */
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
  const prepared: PreparedPeer[] = [];
  for (const peer of bench.peers) prepared.push(await preparePeer(bench, peer));
  const facts = prepared.map((each) => each.facts);
  const tooSlow = new Map<string, number>();
  for (const pages of bench.sizes) {
    for (const each of prepared) {
      const { name } = each.facts;
      const failure = each.failure ?? whyNotTried(each, pages, tooSlow.get(name));
      if (failure !== undefined) results.push({ peer: name, pages, build: 'cold', failure });
      else if (each.failure === undefined) {
        const built = await buildSite(bench, { ...each, pages });
        results.push(...built.results);
        if (built.timedOut) tooSlow.set(name, pages);
      }
      bench.onResults(results, facts);
    }
  }
}

function whyNotTried(
  { peer }: PreparedPeer,
  pages: number,
  tooSlow: number | undefined,
): string | undefined {
  // A larger site will not be faster.
  if (tooSlow !== undefined) return `not tried: ${tooSlow} pages took too long`;
  const most = peer?.mostPages ?? Infinity;
  return pages > most ? `not tried: more than ${most} pages` : undefined;
}
