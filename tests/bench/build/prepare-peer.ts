import type { Bench } from './bench.ts';
import { buildSite } from './build-site.ts';
import type { InstalledPeer } from './install/install-peer.ts';
import type { Peer } from './peers/peer.ts';
import { isFailure, type PeerFacts } from './report/result.ts';

/** A generator that can build, or why it cannot. */
export type PreparedPeer = { facts: PeerFacts } & (
  | { peer: Peer; installed: InstalledPeer; failure?: undefined }
  | { peer?: undefined; failure: string }
);

const warmUpPages = 10;

/**
 * Installs a generator and lets it build a small site: a wrong configuration shows in seconds, and
 * its files are read from memory afterwards, whenever it was installed.
 */
export async function preparePeer(bench: Bench, peer: Peer): Promise<PreparedPeer> {
  const { name, title, includes } = peer;
  const facts = { name, title, includes };
  bench.say(`${name}: installing`);
  try {
    const installed = await bench.install(peer);
    const { version, packages } = installed;
    bench.say(`${name}: ${version}, warming up with ${warmUpPages} pages`);
    const known = { ...facts, version, packages };
    const warmUp = { ...bench, builds: ['cold'] as const };
    const [result] = (await buildSite(warmUp, { peer, installed, pages: warmUpPages })).results;
    if (result === undefined || !isFailure(result)) return { peer, facts: known, installed };
    return { facts: known, failure: `${warmUpPages} pages to warm up: ${result.failure}` };
  } catch (error) {
    bench.signal.throwIfAborted();
    const failure = error instanceof Error ? error.message : String(error);
    bench.say(`${name}: ${failure}`);
    return { facts, failure: failure.replaceAll(/\s+/g, ' ').slice(0, 300) };
  }
}
