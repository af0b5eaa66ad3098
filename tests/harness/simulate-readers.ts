import type { EventKind } from '../../src/protocol/beacon.ts';
import type { Manifest } from '../../src/protocol/manifest.ts';
import type { ReceivedEvent } from '../../src/protocol/received-event.ts';
import { seededRandom, type Random } from '../../src/statistics/random.ts';

interface Crowd {
  manifest: Manifest;
  readers: number;
  seed: number;
  /** The last reader lands just before; the others are spread over the days before. */
  nowMs: number;
  days?: number;
}

/** Events of made-up readers: log-normal times, some confusion, some who leave at each step. */
export function simulateReaders({ manifest, readers, seed, nowMs, days = 28 }: Crowd) {
  const random = seededRandom(seed);
  const events: ReceivedEvent[] = [];
  for (let reader = 0; reader < readers; reader += 1) {
    const landedAtMs = Math.round(nowMs - 60_000 - random() * days * 86_400_000);
    events.push(...simulateReader(manifest, landedAtMs, random));
  }
  return events.filter(({ receivedAtMs }) => receivedAtMs < nowMs);
}

function simulateReader(manifest: Manifest, landedAtMs: number, random: Random): ReceivedEvent[] {
  const [quickstart] = manifest.quickstarts;
  if (!quickstart) return [];
  const { id, revision, path, variants } = quickstart;
  const events: ReceivedEvent[] = [];
  const run = hex(random);
  const tags = {
    ...{ run, landedAtMs, internal: false },
    ...{ lab: random() < 0.02, bot: random() < 0.03 },
  };
  const own = { quickstart: id, revision, page: path };
  let elapsedMs = 0;
  let doc = hex(random);

  function happen(kind: EventKind, extra: Partial<ReceivedEvent> = {}): void {
    const seq = events.length;
    const atMs = landedAtMs + elapsedMs;
    const receivedAtMs = atMs + Math.round(20 + random() * 200);
    events.push({
      ...tags,
      seq,
      kind,
      atMs,
      sentAtMs: atMs,
      monoMs: elapsedMs,
      doc,
      page: '/',
      receivedAtMs,
      ...extra,
    });
  }

  happen('land');
  elapsedMs += logNormal(20_000, 0.8, random);
  doc = hex(random);
  happen('open', own);
  const skill = logNormal(1_000, 0.5, random) / 1_000;
  for (const [index, { id: step, humanMs }] of variants[0].steps.entries()) {
    happen('step', { ...own, step });
    elapsedMs += logNormal(humanMs * 0.4, 0.6, random);
    if (random() < 0.85) happen('copy', { ...own, step, block: index });
    happen('away', own);
    elapsedMs += Math.round(skill * logNormal(humanMs, 0.9, random));
    if (random() < 0.08) happen('confused', { ...own, step });
    if (random() < (index === 1 ? 0.22 : 0.08)) return events;
    happen('back', own);
  }
  happen('hello', { ...own, step: variants[0].steps.at(-1)?.id ?? '', evidence: 'claimed' });
  return events;
}

function logNormal(medianMs: number, spread: number, random: Random): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.round(medianMs * Math.exp(spread * normal));
}

function hex(random: Random): string {
  return Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
}
