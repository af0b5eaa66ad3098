import { setTimeout as passing } from 'node:timers/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSite } from '../../src/cli/serve-site.ts';
import { startServer } from '../../src/collector/serve.ts';
import { sqliteStore } from '../../src/collector/sqlite/sqlite-store.ts';
import { readManifestFile } from '../../src/collector/manifest-file.ts';
import { runsPath, type Batch } from '../../src/protocol/beacon.ts';
import { manifestPath } from '../../src/protocol/manifest.ts';
import { reporter } from '../../src/reports/reporter.ts';
import type { QuickstartReport } from '../../src/reports/report.ts';
import { reduceRuns } from './reduce-runs.ts';
import { hasGaps } from './has-gaps.ts';
import { stuckAfterMs } from './stuck-after.ts';

/**
 * What becomes of a request with beacons on its way to the collector: an answer in its place, or
 * undefined when it is let through. It may take its time.
 */
export type Fault = (
  batch: Batch,
  request: Request,
  /** Hands it to the collector, as often as it is called. */
  pass: () => Promise<Response>,
) => Promise<Response | undefined> | Response | undefined;

/** Lets a request wait. Only what stands between page and collector may: tests wait for events. */
export const delayed = (ms: number): Promise<undefined> => passing(ms, undefined);

const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };

/**
 * A built site with its real collector and database, and what a network may do in between.
 *
 * @param folder where the database is
 */
export async function serveWithFaults({ dist, folder }: { dist: URL; folder: string }) {
  const database = join(folder, 'runs.db');
  const dir = fileURLToPath(dist);
  const logged: string[] = [];
  let fault: Fault = () => undefined;
  let aheadMs = 0;
  const now = () => Date.now() + aheadMs;
  const site = openSite({
    ...{ cwd: folder, dir, database, now },
    log: (...parts) => logged.push(parts.map(String).join(' ')),
  });
  const store = sqliteStore({ path: database });

  const fetch = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (request.method !== 'POST' || pathname !== site.base + runsPath) return site.fetch(request);
    const body = await request.text();
    const { method, headers } = request;
    const pass = () => site.fetch(new Request(request.url, { method, headers, body }));
    const batch = JSON.parse(body) as Batch; // the client's own
    const answer = (await fault(batch, request, pass)) ?? (await pass());
    // What a page of ours sends is well formed, or an event would be lost without a sign.
    if (answer.status === 400) logged.push(`refused: ${await answer.clone().text()}`);
    return answer;
  };
  const server = await startServer({ fetch, host: '127.0.0.1', port: 0 });
  const readManifest = () => readManifestFile(folder, join(dir, manifestPath));
  const readEvents = () => store.readEvents(readManifest().site, always);

  return {
    url: server.url + site.base,
    logged,
    now,
    readEvents,
    readManifest,
    setFault(next: Fault): void {
      fault = next;
    },
    /** Sets the server's clock ahead. */
    pass(ms: number): void {
      aheadMs += ms;
    },
    async readRuns() {
      return reduceRuns(await readEvents(), now());
    },
    async report(): Promise<QuickstartReport[]> {
      const manifest = readManifest();
      const asked = { manifest, window: always, nowMs: now() };
      return (await reporter(store).report(asked)).quickstarts;
    },
    /**
     * Resolves when what is stored is as said and nothing earlier is under way; rejects when that is
     * never so.
     *
     * @param mayLack whether something earlier is lost for good
     */
    async until(
      holds: (events: Awaited<ReturnType<typeof readEvents>>) => boolean,
      { mayLack = false } = {},
    ): Promise<void> {
      const startedMs = Date.now();
      for (;;) {
        const events = await readEvents();
        if (holds(events) && (mayLack || !hasGaps(events))) return;
        if (Date.now() - startedMs > stuckAfterMs) {
          const kinds = events.map(({ kind, step = '' }) => `${kind} ${step}`);
          throw new Error(`Waited in vain. Stored: ${kinds.join(', ')}`);
        }
        await passing(20);
      }
    },
    async close(): Promise<void> {
      await server.close();
      await site.close();
      await store.close();
    },
  };
}

export type FaultySite = Awaited<ReturnType<typeof serveWithFaults>>;
