import type { Batch, BeaconEvent } from '../../../src/protocol/beacon.ts';
import type { Random } from '../../../src/statistics/random.ts';
import { testBatch } from '../../harness/start-collector.ts';
import { hexId } from './beacon-load.ts';
import type { TimedPost } from './simulated-collector.ts';

/** What a forger does once, from a moment and an address on. */
export interface ForgedRun {
  random: Random;
  atMs: number;
  forwardedFor: string;
  /** What honest readers sent: a forger is given their ids. */
  honest: readonly Batch[];
}

type Forge = (run: ForgedRun) => TimedPost[];

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

type Told = Partial<BeaconEvent> & Pick<BeaconEvent, 'kind'>;

interface Part {
  /** When it is sent, since the run began. */
  afterMs: number;
  events: Told[];
  /** What the sender's clock says beyond the truth. */
  aheadMs?: number;
  /** How long ago the sender says to have landed. */
  landedMs?: number;
  tags?: Partial<Batch>;
}

const land: Told = { kind: 'land' };
const open: Told = { kind: 'open' };
const hello: Told = { kind: 'hello', evidence: 'claimed', step: 'run' };
const step = (id: string): Told => ({ kind: 'step', step: id });

/** Batches of one run, whose events happened when they were sent unless they say otherwise. */
function runOf({ random, atMs, forwardedFor }: ForgedRun, parts: readonly Part[]): TimedPost[] {
  const run = hexId(random);
  let firstSeq = 0;
  return parts.map(({ afterMs, events, aheadMs = 0, landedMs, tags = {} }) => {
    const sentAtMs = atMs + afterMs + aheadMs;
    const landedAtMs = landedMs === undefined ? atMs + aheadMs : sentAtMs - landedMs;
    const timed = events.map((event) => ({
      atMs: sentAtMs,
      monoMs: sentAtMs - landedAtMs,
      ...event,
    }));
    const batch = testBatch(timed, { run, firstSeq, landedAtMs, sentAtMs, ...tags });
    firstSeq += events.length;
    return { atMs: atMs + afterMs, batch, forwardedFor };
  });
}

const yearMs = 365 * 24 * hourMs;

/** Every kind of run that a script makes up in seconds. */
export const forgeries: Record<string, Forge> = {
  'hello after 3 s': (run) =>
    runOf(run, [
      { afterMs: 0, events: [land, open] },
      { afterMs: 3_000, events: [hello] },
    ]),
  'hello only': (run) => runOf(run, [{ afterMs: 0, events: [hello] }]),
  'hello after an hour, back-dated': (run) =>
    runOf(run, [{ afterMs: 0, events: [land, open, hello], landedMs: hourMs }]),
  'back-dated by a year': (run) =>
    runOf(run, [{ afterMs: 0, events: [land, open, hello], aheadMs: -yearMs, landedMs: hourMs }]),
  'from the future': (run) =>
    runOf(run, [
      { afterMs: 0, events: [land, open], aheadMs: yearMs },
      { afterMs: 2_000, events: [hello], aheadMs: 2 * yearMs },
    ]),
  'an hour, told at once': (run) => {
    const landedAtMs = run.atMs - hourMs;
    const at = (event: Told, share: number) => ({
      ...event,
      atMs: landedAtMs + share * hourMs,
      monoMs: share * hourMs,
    });
    return runOf(run, [
      {
        afterMs: 0,
        landedMs: hourMs,
        events: [at(land, 0), at(open, 0), at(step('install'), 0.3), at(hello, 1)],
      },
    ]);
  },
  'hasty, and confirmed': (run) =>
    runOf(run, [
      { afterMs: 0, events: [land, open] },
      { afterMs: 5_000, events: [{ ...hello, hasty: true }] },
    ]),
  'landed and opened': (run) => runOf(run, [{ afterMs: 0, events: [land, open] }]),
  'landed, opened and left within 3 s': bounce,
  'unknown steps': (run) =>
    runOf(run, [
      { afterMs: 0, events: [land, open, step('no-such-step')] },
      { afterMs: 3_000, events: [hello] },
    ]),
  'tagged lab': (run) =>
    runOf(run, [{ afterMs: 0, events: [land, open, hello], tags: { lab: true } }]),
  'tagged internal': (run) =>
    runOf(run, [{ afterMs: 0, events: [land, open, hello], tags: { internal: true } }]),
  'of a program': (run) =>
    runOf(run, [{ afterMs: 0, events: [land, open, hello] }]).map((post) => ({
      ...post,
      userAgent: 'curl/8.5.0',
    })),
  'honest ids with other contents': ({ random, atMs, forwardedFor, honest }) => {
    const known = honest[Math.floor(random() * honest.length)];
    if (!known) return [];
    const events = known.events.map((event) => ({
      ...event,
      atMs: event.atMs + hourMs,
      page: '/x/',
    }));
    return [{ atMs, forwardedFor, batch: { ...known, sentAtMs: atMs, events } }];
  },
};

/** As a reader who leaves at once: nobody can tell the two apart. */
export function bounce(run: ForgedRun): TimedPost[] {
  return runOf(run, [
    { afterMs: 0, events: [land, open] },
    { afterMs: 3_000, events: [{ kind: 'leave' }] },
  ]);
}

/** Takes as long as it claims: 55 min, sent as a browser would. */
export function patient(run: ForgedRun): TimedPost[] {
  return runOf(run, [
    { afterMs: 0, events: [land, open] },
    { afterMs: 2 * minuteMs, events: [step('install')] },
    { afterMs: 20 * minuteMs, events: [step('write')] },
    { afterMs: 40 * minuteMs, events: [step('run')] },
    { afterMs: 55 * minuteMs, events: [hello] },
  ]);
}
