import { sqliteStore } from '../../../src/collector/sqlite/sqlite-store.ts';
import type { Batch } from '../../../src/protocol/beacon.ts';
import type { Manifest } from '../../../src/protocol/manifest.ts';
import type { ReceivedEvent } from '../../../src/protocol/received-event.ts';
import { reduction } from '../../../src/reports/kept-runs.ts';
import { simulateReaders } from '../../harness/simulate-readers.ts';

const readersAtOnce = 5_000;

/** A year of them: so many runs, more or less, would end in it. */
const days = 365;

interface Filling {
  path: string;
  manifest: Manifest;
  events: number;
  nowMs: number;
  say: (text: string) => void;
}

/**
 * Appends events of made-up readers, one batch each, as browsers send them, and keeps them reduced
 * meanwhile, as a server does.
 *
 * @returns how many seconds each of the two took
 */
export async function fillDatabase({ path, manifest, events, nowMs, say }: Filling) {
  const store = sqliteStore({ path });
  let appended = 0;
  let [appendMs, reduceMs] = [0, 0];
  for (let seed = 1; appended < events; seed += 1) {
    const crowd = simulateReaders({ manifest, readers: readersAtOnce, seed, nowMs, days });
    const startMs = performance.now();
    for (let from = 0; from < crowd.length; from += 2_000) {
      const together = crowd.slice(from, from + 2_000);
      await Promise.all(together.map((event) => store.append(batchOf(manifest.site, event))));
    }
    const reducedMs = performance.now();
    await store.keepReduced(reduction);
    appendMs += reducedMs - startMs;
    reduceMs += performance.now() - reducedMs;
    appended += crowd.length;
    if (seed % 20 === 0) say(`${appended} events`);
  }
  await store.close();
  return { appended, appendS: appendMs / 1_000, reduceS: reduceMs / 1_000 };
}

function batchOf(
  site: string,
  event: ReceivedEvent,
): Batch & { receivedAtMs: number; bot: boolean } {
  const { run, landedAtMs, sentAtMs, receivedAtMs, lab, internal, bot, ...told } = event;
  return {
    ...{ v: 1, site, run, landedAtMs, sentAtMs, receivedAtMs, lab, internal, bot },
    events: [told],
  };
}
