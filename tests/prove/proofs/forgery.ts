import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QuickstartReport } from '../../../src/reports/report.ts';
import { testManifest } from '../../harness/start-collector.ts';
import { bounce, forgeries, patient, type ForgedRun } from '../collector/forgeries.ts';
import { honestBatches, sentBatch } from '../collector/honest-readers.ts';
import { simulatedCollector, type TimedPost } from '../collector/simulated-collector.ts';
import { defineProof, type ProofWorld } from '../proof.ts';

const startMs = 1_800_000_000_000;
const dayMs = 86_400_000;

/** So fast a script goes, which is below what one address may ask for. */
const forgedPerSecond = 30;

export const proof = defineProof({
  shows: 'Forged runs move no headline of honest readers out of its interval.',
  options: {
    readers: { what: 'honest readers', usual: 300 },
    forged: { what: 'forged runs from one address', usual: 10_000 },
    addresses: { what: 'addresses with a forged run each', usual: 200 },
    office: { what: 'honest readers behind one address', usual: 500 },
  },
  sample: { forged: 150, addresses: 60, office: 40 },
  async run(options, world) {
    const honest = honestPosts(options.readers, world.seed);
    const path = join(world.folder, 'honest.db');
    const collector = simulatedCollector(path);
    await collector.send(honest);
    const before = await collector.report(startMs + dayMs);
    await collector.close();
    world.say(`Honest alone: ${word(before)}`);
    const shared = { honest: honest.map(({ batch }) => batch), random: world.random };
    const attacks = attacksOf(options, shared);
    const contradictions: string[] = [];
    for (const [name, { posts, mustHold }] of Object.entries(attacks)) {
      const after = await attack(name, posts, { path, ...world });
      const moved = movedOut(before, after);
      world.say(`${name}: ${word(after)}${moved.length > 0 ? ` (${moved.join(', ')})` : ''}`);
      if (mustHold) contradictions.push(...moved.map((what) => `${name}: ${what}`));
    }
    return [...contradictions, ...(await provesOffice(options.office, world))];
  },
});

interface Attack {
  posts: TimedPost[];
  /** Else it is what a patient forger can still do, and is measured. */
  mustHold: boolean;
}

function attacksOf(
  { forged, addresses }: { forged: number; addresses: number },
  shared: Pick<ForgedRun, 'honest' | 'random'>,
): Record<string, Attack> {
  const everyKind = Object.values(forgeries);
  const fromOne = (index: number) => ({
    ...shared,
    ...{
      atMs: startMs + Math.round((index * 1_000) / forgedPerSecond),
      forwardedFor: '198.51.100.7',
    },
  });
  const fromMany = (index: number) => ({
    ...shared,
    ...{ atMs: startMs + index * 997, forwardedFor: `203.0.${index >> 8}.${index & 255}` },
  });
  const all = (count: number, make: (index: number) => TimedPost[]): TimedPost[] =>
    Array.from({ length: count }, (_, index) => make(index)).flat();
  const ofEveryKind = (at: (index: number) => ForgedRun) => (index: number) =>
    everyKind[index % everyKind.length]?.(at(index)) ?? [];
  const mixed = [...all(forged, ofEveryKind(fromOne)), ...all(addresses, ofEveryKind(fromMany))];
  const opened = forgeries['landed and opened'];
  return {
    [`${forged} of every kind from one address, ${addresses} from as many`]: {
      posts: mixed,
      mustHold: true,
    },
    [`${addresses} that landed and opened, from as many addresses`]: {
      posts: all(addresses, (index) => opened?.(fromMany(index)) ?? []),
      mustHold: true,
    },
    [`${forged} that left within 3 s, from one address`]: {
      posts: all(forged, (index) => bounce(fromOne(index))),
      mustHold: true,
    },
    '10 patient ones, from as many addresses': {
      posts: all(10, (index) => patient(fromMany(index))),
      mustHold: true,
    },
    [`${addresses} patient ones, from as many addresses`]: {
      posts: all(addresses, (index) => patient(fromMany(index))),
      mustHold: false,
    },
    [`${addresses} that left within 3 s, from as many addresses`]: {
      posts: all(addresses, (index) => bounce(fromMany(index))),
      mustHold: false,
    },
  };
}

async function attack(
  name: string,
  posts: readonly TimedPost[],
  { path, folder, say }: ProofWorld & { path: string },
): Promise<QuickstartReport> {
  const copy = join(folder, 'attacked.db');
  copyFileSync(path, copy);
  const collector = simulatedCollector(copy);
  const statuses = await collector.send(posts);
  const answers = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
  say(`${name}: ${posts.length} requests, answered ${answers}`);
  const report = await collector.report(startMs + 2 * dayMs);
  await collector.close();
  return report;
}

/** Readers of one office, within an hour: nobody is refused. */
async function provesOffice(readers: number, { folder, seed, say }: ProofWorld): Promise<string[]> {
  const days = 1 / 24;
  const posts = honestPosts(readers, (seed ^ 1) >>> 0, days).map((post) => ({
    ...post,
    forwardedFor: '192.0.2.1',
  }));
  const collector = simulatedCollector(join(folder, 'office.db'));
  const statuses = await collector.send(posts);
  const report = await collector.report(startMs + dayMs);
  await collector.close();
  say(`${readers} readers of an office within an hour, ${posts.length} requests: ${word(report)}`);
  const refused = posts.length - (statuses.get(204) ?? 0);
  return refused > 0 ? [`${refused} requests of an office were refused.`] : [];
}

/** Honest readers, each with an address of their own. */
function honestPosts(readers: number, seed: number, days = 28): TimedPost[] {
  const addresses = new Map<string, string>();
  const batches = honestBatches({
    ...{ manifest: testManifest(), readers, nowMs: startMs, days },
    seed: (seed ^ 0x5bd1_e995) >>> 0,
  });
  return batches.map((received) => {
    const index = addresses.size;
    const forwardedFor = addresses.get(received.run) ?? `192.0.${2 + (index >> 8)}.${index & 255}`;
    addresses.set(received.run, forwardedFor);
    const post = { atMs: received.receivedAtMs, batch: sentBatch(received), forwardedFor };
    return received.bot ? { ...post, userAgent: 'curl/8.5.0' } : post;
  });
}

const minutes = (ms: number | null | undefined) =>
  ms === null || ms === undefined ? 'never' : (ms / 60_000).toFixed(1);

function word({ runs, reached, restrictedMean, medianOfStarters, setAside }: QuickstartReport) {
  const [mean, median] = [restrictedMean, medianOfStarters].map((estimate) =>
    estimate
      ? `${minutes(estimate.ms)} min (${minutes(estimate.lowMs)} to ${minutes(estimate.highMs)})`
      : 'withheld',
  );
  const aside = Object.entries(setAside).filter(([, count]) => count > 0);
  const reasons = aside.map(([tag, count]) => `${count} ${tag}`).join(', ');
  return `${runs} runs, ${reached} reached; restricted mean ${mean}, median ${median}; set aside ${reasons || 'none'}`;
}

/** Which headline left the interval that it had before. */
function movedOut(before: QuickstartReport, after: QuickstartReport): string[] {
  const numbers = { 'restricted mean': 'restrictedMean', median: 'medianOfStarters' } as const;
  return Object.entries(numbers).flatMap(([what, key]) => {
    const [was, is] = [before[key], after[key]];
    if (!was || !is) return [`the ${what} is withheld`];
    const [ms, low, high] = [is.ms, was.lowMs, was.highMs].map((bound) => bound ?? Infinity);
    if (ms === undefined || low === undefined || high === undefined) return [];
    return ms < low || ms > high ? [`the ${what} left its interval: ${minutes(is.ms)} min`] : [];
  });
}
