import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { collector, type CollectorOptions } from '../../src/collector/collector.ts';
import { startServer } from '../../src/collector/serve.ts';
import { sqliteStore } from '../../src/collector/sqlite/sqlite-store.ts';
import type { Batch, BeaconEvent } from '../../src/protocol/beacon.ts';
import type { Manifest, ModelledStep } from '../../src/protocol/manifest.ts';
import { temporaryFolder } from './temporary.ts';

/** A site with one quickstart of three steps, or of those given. */
export function testManifest(
  stepIds: readonly [string, ...string[]] = ['install', 'write', 'run'],
  revision = 'r1',
): Manifest {
  const [first, ...others] = stepIds;
  const steps: [ModelledStep, ...ModelledStep[]] = [testStep(first), ...others.map(testStep)];
  const humanMs = steps.length * 40_000;
  return {
    v: 1,
    site: 'hono-docs',
    base: '/',
    revision,
    model: { name: 'newcomer-1', hash: '0123abcd' },
    quickstarts: [
      {
        id: 'quickstart',
        title: 'Quickstart',
        path: '/quickstart/',
        source: 'content/quickstart.mdx',
        revision,
        goal: 'Hello, world!',
        budgetMs: 300_000,
        variants: [{ id: 'default', humanMs, steps }],
      },
    ],
  };
}

function testStep(id: string): ModelledStep {
  const title = id.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
  return { id, title, letters: 0, words: 0, codeLines: [], actions: [], humanMs: 40_000 };
}

export function randomId(): string {
  return randomBytes(16).toString('hex');
}

/** A batch whose events are numbered from `firstSeq`, on the quickstart unless they say otherwise. */
export function testBatch(
  events: readonly (Partial<BeaconEvent> & Pick<BeaconEvent, 'kind'>)[],
  { run = randomId(), firstSeq = 0, ...rest }: Partial<Batch> & { firstSeq?: number } = {},
): Batch {
  const doc = run;
  return {
    v: 1,
    site: 'hono-docs',
    run,
    landedAtMs: 1_800_000_000_000,
    sentAtMs: 1_800_000_000_000 + events.length * 1_000,
    ...rest,
    events: events.map((event, index) => ({
      seq: firstSeq + index,
      atMs: 1_800_000_000_000 + index * 1_000,
      monoMs: index * 1_000,
      doc,
      page: '/quickstart/',
      quickstart: 'quickstart',
      revision: 'r1',
      ...event,
    })),
  };
}

/** A collector on a real port with a real database, all gone when the test is. */
export async function startCollector(options: Partial<CollectorOptions> = {}) {
  const path = join(temporaryFolder(), 'runs.db');
  const store = sqliteStore({ path });
  const logged: string[] = [];
  const log = (...parts: unknown[]) => logged.push(parts.map(String).join(' '));
  const fetchHandler = collector({ manifest: testManifest(), store, log, ...options });
  const server = await startServer({ fetch: fetchHandler, host: '127.0.0.1', port: 0 });
  onTestFinished(async () => {
    await server.close();
    await store.close();
  });
  const beaconsUrl = `${server.url}/_meantime/runs`;
  return { beaconsUrl, server, store, path, logged, handler: fetchHandler };
}

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** Posts a body the way a reader's browser does. */
export function postBeacons(
  url: string,
  body: Batch | string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  return fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain;charset=UTF-8', 'User-Agent': firefox, ...headers },
    body: isRaw ? body : JSON.stringify(body),
  });
}

/** Status, code and message of an answer, on one line. */
export async function refusalOf(response: Response): Promise<string> {
  const body = await response.text();
  const refusal = body === '' ? {} : (JSON.parse(body) as Record<string, string>); // our own answer
  return `${response.status} ${refusal['code'] ?? ''}: ${refusal['message'] ?? ''}`;
}
