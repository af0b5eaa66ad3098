import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { clickhouseStore } from '../../../src/collector/clickhouse/clickhouse-store.ts';
import { sqliteStore } from '../../../src/collector/sqlite/sqlite-store.ts';
import type { ReceivedBatch, Store } from '../../../src/collector/store.ts';
import { reporter } from '../../../src/reports/reporter.ts';
import type { BeaconEvent } from '../../../src/protocol/beacon.ts';
import { seededRandom, type Random } from '../../../src/statistics/random.ts';
import { hasClickhouse, startClickhouse } from '../../harness/start-clickhouse.ts';
import { testBatch, testManifest } from '../../harness/start-collector.ts';
import { defineProof, type ProofWorld } from '../proof.ts';

const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
const manifest = testManifest();
const eventsPerBatch = 5;
const batchesPerRun = 4;
const startMs = 1_800_000_000_000;
/** Appended together, as many readers send at once. */
const atOnce = 500;

export const proof = defineProof({
  shows:
    'Every store gives one identical report, in whatever order and however often batches come.',
  options: { events: { what: 'events that are generated', usual: 1_000_000 } },
  sample: { events: 2_000 },
  async run({ events }, world) {
    const batches = Math.ceil(events / eventsPerBatch);
    const straight = sqliteStore({ path: join(world.folder, 'straight.db') });
    const shuffled = sqliteStore({ path: join(world.folder, 'shuffled.db') });
    const order = shuffledTwice(batches, world.random);
    await fill(
      [straight],
      Array.from({ length: batches }, (_, index) => index),
      world,
    );
    await fill([shuffled], order, world);
    const expected = await describeStore('SQLite, in order, each once', straight, world);
    const found = [await describeStore('SQLite, shuffled, each twice', shuffled, world)];
    for (const store of [straight, shuffled]) await store.close();
    if (hasClickhouse) found.push(await inClickhouse(order, world));
    else world.say('ClickHouse: cannot be judged, clickhouse-server is not installed.');
    return found
      .filter(({ digest }) => digest !== expected.digest)
      .map(({ name }) => `${name}: other events or another report than ${expected.name}`);
  },
});

/** Two collectors share what comes, each with an outbox of its own. */
async function inClickhouse(order: readonly number[], world: ProofWorld): Promise<Described> {
  const server = await startClickhouse();
  const [first, second] = ['first.db', 'second.db'].map((name) =>
    clickhouseStore({ url: server.url, outbox: join(world.folder, name), log: world.say }),
  );
  try {
    const stores = [first, second].filter((store) => store !== undefined);
    await fill(stores, order, world);
    // Asked for anything, a store first brings there what waits on its machine.
    for (const store of stores) await store.sites();
    return await describeStore('ClickHouse, by two collectors, each twice', stores[1], world);
  } finally {
    await first?.close();
    await second?.close();
    await server.remove();
  }
}

async function fill(
  stores: readonly Store[],
  order: readonly number[],
  { seed, signal, say }: ProofWorld,
): Promise<void> {
  const beganMs = performance.now();
  for (let from = 0; from < order.length; from += atOnce) {
    signal.throwIfAborted();
    await Promise.all(
      order
        .slice(from, from + atOnce)
        .map(async (index, place) => stores[place % stores.length]?.append(batchAt(index, seed))),
    );
  }
  const seconds = (performance.now() - beganMs) / 1_000;
  say(`${order.length} batches appended in ${seconds.toFixed(1)} s`);
}

interface Described {
  name: string;
  /** Of all events as they are read, run by run, and of the report. */
  digest: string;
}

async function describeStore(
  name: string,
  store: Store | undefined,
  { say }: ProofWorld,
): Promise<Described> {
  if (!store) throw new Error(`There is no store "${name}".`);
  const beganMs = performance.now();
  const hash = createHash('sha256');
  let events = 0;
  for await (const run of store.readRuns(manifest.site, always)) {
    events += run.length;
    for (const event of run) hash.update(JSON.stringify(sorted(event)));
  }
  const readMs = performance.now();
  const asked = { manifest, window: always, nowMs: startMs + 2e9 };
  hash.update(JSON.stringify(await reporter(store).report(asked)));
  const digest = hash.digest('hex');
  const [read, report] = [readMs - beganMs, performance.now() - readMs].map((ms) =>
    (ms / 1_000).toFixed(1),
  );
  say(
    `${name}: ${events} events, read in ${read} s, report in ${report} s, ${digest.slice(0, 16)}`,
  );
  return { name, digest };
}

function sorted(event: object): [string, unknown][] {
  return Object.entries(event).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Each index twice, in an order of its own. */
function shuffledTwice(count: number, random: Random): number[] {
  const order = Array.from({ length: 2 * count }, (_, place) => place % count);
  for (let place = order.length - 1; place > 0; place -= 1) {
    const other = Math.floor(random() * (place + 1));
    [order[place], order[other]] = [order[other] ?? 0, order[place] ?? 0];
  }
  return order;
}

/** The same for the same index and seed; batches of one run overlap and contradict each other. */
function batchAt(index: number, seed: number): ReceivedBatch {
  const random = seededRandom((seed + index) >>> 0);
  const run = Math.floor(index / batchesPerRun);
  const part = index % batchesPerRun;
  const landedAtMs = startMs + run * 1_000 + (random() < 0.01 ? 7 : 0);
  const atMs = landedAtMs + part * 60_000 + Math.floor(random() * 30_000);
  const kinds: (Partial<BeaconEvent> & Pick<BeaconEvent, 'kind'>)[] = [
    { kind: part === 0 ? 'land' : 'away' },
    { kind: part === 0 ? 'open' : 'back', variant: random() < 0.5 ? 'npm' : 'pnpm' },
    { kind: 'step', step: ['install', 'write', 'run'][Math.floor(random() * 3)] ?? 'run' },
    random() < 0.1
      ? { kind: 'confused', step: 'write', note: `It's \\ "${index}"\u2028 \u{1F600}` }
      : { kind: 'copy', block: 1, step: 'install' },
    part === 3 && random() < 0.7
      ? { kind: 'hello', evidence: 'claimed', step: 'run' }
      : { kind: 'leave' },
  ];
  return {
    ...testBatch(
      kinds.map((event, place) => ({ ...event, atMs: atMs + place * 900, monoMs: place * 900 })),
      {
        run: createHash('sha256').update(`${seed} ${run}`).digest('hex').slice(0, 32),
        // Now and then an event comes again in another batch, with something else in it.
        firstSeq: part * eventsPerBatch - (part > 0 && random() < 0.2 ? 1 : 0),
        ...{ landedAtMs, sentAtMs: atMs + 5_000 },
        ...(random() < 0.3 ? { from: { referrer: `${Math.floor(random() * 5)}.example` } } : {}),
        ...(random() < 0.1 ? { returning: random() < 0.5 } : {}),
        ...(random() < 0.01 ? { internal: true } : {}),
      },
    ),
    receivedAtMs: atMs + 5_100,
    bot: random() < 0.01,
  };
}
