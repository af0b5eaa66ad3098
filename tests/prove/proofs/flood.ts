import { freePort } from '../../harness/free-port.ts';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as passing } from 'node:timers/promises';
import { sqliteStore } from '../../../src/collector/sqlite/sqlite-store.ts';
import { reporter } from '../../../src/reports/reporter.ts';
import type { Random } from '../../../src/statistics/random.ts';
import { testManifest } from '../../harness/start-collector.ts';
import { startProcess, writeBuiltSite } from '../collector/collector-process.ts';
import { floodTally, type FloodTally } from '../collector/flood-tally.ts';
import { honestBatches, sentBatch } from '../collector/honest-readers.ts';
import { brokenRequest, hostileKinds, type Hostility } from '../collector/hostile-requests.ts';
import { askRaw, holdRaw } from '../collector/raw-connection.ts';
import { defineProof, type ProofWorld } from '../proof.ts';

const manifest = testManifest();
const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
const dayMs = 86_400_000;

/** So many requests go out over one connection, from one address. */
const perConnection = 40;
const connectionsAtOnce = 12;
const slowAtOnce = 50;
/** One in so many connections is from an address that asks for more than it may. */
const greedyEvery = 5;

/** What a small machine gives a process. */
const heapMegabytes = 64;

/** By so much may memory grow from the second tenth of the flood to the last. */
const mostGrowthMegabytes = 48;
/** A process that has just begun grows into its work. */
const judgedFromRequests = 500_000;

export const proof = defineProof({
  shows: 'Hostile requests change no number, end no collector and take no memory.',
  options: { requests: { what: 'hostile requests', usual: 1_000_000 } },
  sample: { requests: 5_000 },
  async run({ requests }, world) {
    const { folder, seed, say } = world;
    writeBuiltSite(folder);
    const path = join(folder, 'runs.db');
    const nowMs = Date.now();
    // From draws of their own: ids that strangers make up would else be among theirs.
    const readers = { readers: 300, seed: (seed ^ 0x5bd1_e995) >>> 0, nowMs: nowMs - dayMs };
    const batches = honestBatches({ manifest, ...readers });
    const store = sqliteStore({ path });
    await Promise.all(batches.map((batch) => store.append(batch)));
    const before = await numbersOf(store, nowMs);
    const collector = await startProcess({
      ...{ cwd: folder, port: await freePort(), command: 'serve', database: path },
      // Else Node lets garbage lie for as long as the machine has room, and nobody sees what stays.
      mostHeapMegabytes: heapMegabytes,
    });
    const tally = floodTally();
    try {
      const honest = batches.map(sentBatch);
      await flood(
        { pid: collector.pid, port: portOf(collector.home), requests, honest, tally },
        world,
      );
      const contradictions = tally.contradictions();
      say(tally.word());
      if (collector.hasEnded())
        contradictions.push(`The collector ended: ${collector.complained()}`);
      const after = await numbersOf(store, nowMs);
      say(`The report before: ${before.setAside}\nThe report after: ${after.setAside}`);
      if (after.numbers !== before.numbers) {
        contradictions.push(`A number changed: ${firstDifference(before.numbers, after.numbers)}`);
      }
      return [...contradictions, ...memoryProblems(tally.memoryBytes, { requests, say })];
    } finally {
      await store.close();
      await collector.kill();
    }
  },
});

interface Flood extends Pick<Hostility, 'honest'> {
  pid: number;
  port: number;
  requests: number;
  tally: FloodTally;
}

async function flood(asked: Flood, { random, signal, say }: ProofWorld): Promise<void> {
  const { pid, port, requests, honest, tally } = asked;
  let isOver = false;
  const slow = Array.from({ length: slowAtOnce }, async () => {
    while (!isOver) await holdSlowly(port, tally, () => isOver);
  });
  let begun = 0;
  const beganMs = performance.now();
  const flooding = Array.from({ length: connectionsAtOnce }, async () => {
    while (begun < requests) {
      signal.throwIfAborted();
      begun += perConnection + 1;
      await sendMany(port, { random, honest }, tally);
      await sendBroken(port, random, tally);
    }
  });
  const watching = (async () => {
    let tenth = 0;
    while (begun < requests) {
      tally.memoryBytes.push(memoryOf(pid));
      if (begun >= (requests / 10) * tenth) {
        say(`${begun} requests: ${(memoryOf(pid) / 1e6).toFixed(0)} MB`);
        tenth += 1;
      }
      await passing(100, undefined, { signal });
    }
  })();
  await Promise.all([...flooding, watching]);
  isOver = true;
  await Promise.all(slow);
  const seconds = (performance.now() - beganMs) / 1_000;
  say(`${begun} requests in ${seconds.toFixed(0)} s`);
}

/** Requests of all kinds over one connection, from an address of this machine's many. */
async function sendMany(port: number, hostility: Hostility, tally: FloodTally): Promise<void> {
  const { random } = hostility;
  const kinds = Array.from({ length: perConnection }, () => kindByShare(random));
  const made = kinds.map(([, { make }]) => make(hostility));
  const heads = new Set(made.flatMap(({ isHead }, index) => (isHead ? [index] : [])));
  const bytes = Buffer.from(made.map((request) => request.bytes).join(''));
  const localAddress = addressOf(random);
  const answers = await askRaw({ port, localAddress }, bytes, { answers: made.length, heads });
  for (const [index, [name, { never }]] of kinds.entries()) {
    tally.count(name, { answer: answers[index], never });
  }
}

async function sendBroken(port: number, random: Random, tally: FloodTally): Promise<void> {
  const target = { port, localAddress: addressOf(random) };
  const bytes = Buffer.from(brokenRequest(random), 'latin1');
  // Some of them wait for more: they are cut.
  const [answer] = await Promise.race([
    askRaw(target, bytes, { answers: 1 }),
    passing(300).then(() => []),
  ]);
  tally.count('broken HTTP', { answer, never: [200, 204] });
}

/** A batch that does not end: the server ends it. */
async function holdSlowly(port: number, tally: FloodTally, isOver: () => boolean): Promise<void> {
  const head = 'POST /_meantime/runs HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\n';
  const { socket, ended } = holdRaw(port, `${head}Content-Length: 9999\r\n\r\n{`);
  const trickle = setInterval(() => {
    if (isOver()) socket.destroy();
    else socket.write(' ');
  }, 500);
  const text = await ended;
  clearInterval(trickle);
  const status = Number(text.slice(9, 12));
  const answer = text === '' ? undefined : { status, hasRetryAfter: false };
  tally.count('slow bodies', { answer, never: [200, 204] });
}

const kindsByShare = Object.entries(hostileKinds).flatMap((kind) =>
  Array.from({ length: kind[1].share }, () => kind),
);

function kindByShare(random: Random) {
  const kind = kindsByShare[Math.floor(random() * kindsByShare.length)] ?? kindsByShare[0];
  if (!kind) throw new Error('There is no kind of request.');
  return kind;
}

/** Linux answers from all of 127.0.0.0/8. */
function addressOf(random: Random): string {
  if (process.platform !== 'linux' || random() < 1 / greedyEvery) return '127.0.0.1';
  const part = () => 1 + Math.floor(random() * 250);
  return `127.${part()}.${part()}.1`;
}

function portOf(home: string): number {
  return Number(new URL(home).port);
}

function memoryOf(pid: number): number {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(stdout) * 1_024;
}

/** All that the report says, and apart from it what was set aside. */
async function numbersOf(store: ReturnType<typeof sqliteStore>, nowMs: number) {
  const report = await reporter(store).report({ manifest, window: always, nowMs });
  const quickstarts = report.quickstarts.map((quickstart) => ({
    ...quickstart,
    ...{ setAside: 'may change', withSetAside: 'may change' },
  }));
  const setAside = report.quickstarts.map((quickstart) => {
    const { runs, setAside: counts, restrictedMean } = quickstart;
    return `${runs} runs, restricted mean ${restrictedMean?.ms} ms, set aside ${JSON.stringify(counts)}`;
  });
  return { numbers: JSON.stringify({ ...report, quickstarts }), setAside: setAside.join('; ') };
}

/** Where two texts begin to differ, with what stands around it. */
function firstDifference(before: string, after: string): string {
  const place = Array.from(before).findIndex((letter, index) => letter !== after[index]);
  const [was, is] = [before, after].map((text) => text.slice(Math.max(0, place - 40), place + 60));
  return `${was} became ${is}`;
}

/** What a process held in each tenth of the flood; it is still growing into its work in the first. */
function memoryProblems(
  bytes: readonly number[],
  { requests, say }: { requests: number; say: ProofWorld['say'] },
): string[] {
  const tenth = Math.ceil(bytes.length / 10);
  const megabytes = Array.from({ length: 10 }, (_, index) => {
    const values = bytes.slice(index * tenth, (index + 1) * tenth);
    return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length) / 1e6;
  });
  say(`Memory, tenth by tenth: ${megabytes.map((mean) => mean.toFixed(0)).join(', ')} MB`);
  if (requests < judgedFromRequests) {
    say(`Whether it stays flat cannot be judged from fewer than ${judgedFromRequests} requests.`);
    return [];
  }
  const [early = 0, late = 0] = [megabytes[1], megabytes[9]];
  return late - early < mostGrowthMegabytes
    ? []
    : [`Memory grew from ${early.toFixed(0)} to ${late.toFixed(0)} MB.`];
}
