import type { Batch } from '../../../src/protocol/beacon.ts';
import type { Manifest } from '../../../src/protocol/manifest.ts';
import type { ReceivedEvent } from '../../../src/protocol/received-event.ts';
import type { ReceivedBatch } from '../../../src/collector/store.ts';
import { simulateReaders } from '../../harness/simulate-readers.ts';

interface Readers {
  manifest: Manifest;
  readers: number;
  seed: number;
  nowMs: number;
  days?: number;
}

/** What made-up readers sent, each event when it happened, in the order of receipt. */
export function honestBatches(readers: Readers): ReceivedBatch[] {
  return simulateReaders(readers)
    .map((event) => ({
      ...batchOf(readers.manifest.site, event),
      ...{ receivedAtMs: event.receivedAtMs, bot: event.bot },
    }))
    .sort((a, b) => a.receivedAtMs - b.receivedAtMs);
}

/** As its browser sent it. */
export function sentBatch(received: ReceivedBatch): Batch {
  const { v, site, run, landedAtMs, sentAtMs, lab, internal, events } = received;
  return {
    ...{ v, site, run, landedAtMs, sentAtMs },
    ...(lab === true ? { lab } : {}),
    ...(internal === true ? { internal } : {}),
    events,
  };
}

/** A batch with this event alone. */
function batchOf(site: string, received: ReceivedEvent): Batch {
  const { run, landedAtMs, sentAtMs, lab, internal } = received;
  const { seq, kind, atMs, monoMs, doc, page } = received;
  const { quickstart, revision, step, block, evidence } = received;
  return {
    ...{ v: 1, site, run, landedAtMs, sentAtMs, lab, internal },
    events: [
      {
        ...{ seq, kind, atMs, monoMs, doc, page },
        ...(quickstart === undefined ? {} : { quickstart }),
        ...(revision === undefined ? {} : { revision }),
        ...(step === undefined ? {} : { step }),
        ...(block === undefined ? {} : { block }),
        ...(evidence === undefined ? {} : { evidence }),
      },
    ],
  };
}
