import { callerAddress, isTrusted, trustedProxies } from '../../../src/collector/caller-address.ts';
import { collector } from '../../../src/collector/collector.ts';
import { sqliteStore } from '../../../src/collector/sqlite/sqlite-store.ts';
import type { Batch } from '../../../src/protocol/beacon.ts';
import type { QuickstartReport } from '../../../src/reports/report.ts';
import { reporter } from '../../../src/reports/reporter.ts';
import { testManifest } from '../../harness/start-collector.ts';

const manifest = testManifest();
const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** A request as it comes through a proxy of this machine, at some time. */
export interface TimedPost {
  atMs: number;
  batch: Batch;
  /** What the proxy tells of where it comes from. */
  forwardedFor: string;
  /** @default a browser's */
  userAgent?: string;
}

/** A collector on a database file whose clock is that of what is sent to it. */
export function simulatedCollector(path: string) {
  const store = sqliteStore({ path });
  let nowMs = 0;
  const now = () => nowMs;
  const handle = collector({ manifest, store, now, log: () => undefined });
  const proxies = trustedProxies([]);

  async function post({ batch, forwardedFor, userAgent = browser }: TimedPost): Promise<number> {
    const request = new Request(`http://127.0.0.1/_meantime/runs`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain', 'User-Agent': userAgent },
      body: JSON.stringify(batch),
    });
    const address = callerAddress('127.0.0.1', forwardedFor, proxies);
    return (await handle(request, { address, isProxy: isTrusted(address, proxies) })).status;
  }

  return {
    /** Sends all in the order of their times; gives how often each status came. */
    async send(posts: readonly TimedPost[]): Promise<Map<number, number>> {
      const statuses = new Map<number, number>();
      for (const one of [...posts].sort((a, b) => a.atMs - b.atMs)) {
        nowMs = one.atMs;
        const status = await post(one);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
      return statuses;
    },
    async report(atMs: number): Promise<QuickstartReport> {
      const report = await reporter(store).report({ manifest, window: always, nowMs: atMs });
      const [quickstart] = report.quickstarts;
      if (!quickstart) throw new Error('The manifest has no quickstart.');
      return quickstart;
    },
    close: () => store.close(),
  };
}
