import { freePort } from '../../../harness/free-port.ts';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as passing } from 'node:timers/promises';
import { clickhouseStore } from '../../../../src/collector/clickhouse/clickhouse-store.ts';
import { hasClickhouse, startClickhouse } from '../../../harness/start-clickhouse.ts';
import { beaconLoad } from '../beacon-load.ts';
import { checkLedger, contradictionsIn, wordChecked } from '../check-ledger.ts';
import { startProcess, writeBuiltSite } from '../collector-process.ts';
import type { Scene } from './scene.ts';

const acknowledgedBefore = 500;

/** ClickHouse stops answering, then is killed; the collector is killed meanwhile, more than once. */
export const clickhouseAway: Scene = async ({ folder, random, say, signal, lastsMs }) => {
  if (!hasClickhouse) {
    say('ClickHouse gone: cannot be judged, clickhouse-server is not installed.');
    return [];
  }
  writeBuiltSite(folder);
  const server = await startClickhouse();
  const options = { cwd: folder, port: await freePort(), database: server.url };
  let collector = await startProcess(options);
  const load = beaconLoad({ url: collector.beaconsUrl, random, signal });
  const { ledger } = load;
  try {
    load.resume();
    await load.untilAcknowledged(acknowledgedBefore);
    let before = ledger.acknowledged.size;
    const ways = [() => server.freeze(), () => server.stop()];
    for (const goAway of ways) {
      await goAway();
      const backMs = performance.now() + lastsMs / ways.length;
      for (let kill = 0; kill < 2; kill += 1) {
        await load.untilAcknowledged(ledger.acknowledged.size + acknowledgedBefore);
        await collector.kill();
        collector = await startProcess(options);
      }
      // A collector that takes a few thousand events a second would fill the time with the same.
      await load.pause();
      await passing(Math.max(0, backMs - performance.now()), undefined, { signal });
      const meanwhile = ledger.acknowledged.size - before;
      before = ledger.acknowledged.size;
      say(
        `ClickHouse away for ${(lastsMs / ways.length / 1_000).toFixed(0)} s: ${meanwhile} events acknowledged`,
      );
      load.resume();
    }
    await server.start();
    await load.untilAcknowledged(ledger.acknowledged.size + acknowledgedBefore);
    await load.pause();
    const startedMs = performance.now();
    await untilEmpty(join(folder, '.meantime/outbox.db'), signal);
    const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
    const store = clickhouseStore({ url: server.url, outbox: join(folder, 'reader.db'), log: say });
    const checked = await checkLedger(ledger, store);
    await store.close();
    say(`ClickHouse back, all there after ${seconds} s: ${wordChecked(ledger, checked)}`);
    return contradictionsIn('ClickHouse back', ledger, checked);
  } finally {
    await load.close();
    await collector.kill();
    await server.remove();
  }
};

/** Until nothing waits on this machine. */
async function untilEmpty(outbox: string, signal: AbortSignal): Promise<void> {
  const database = new DatabaseSync(outbox, { readOnly: true });
  const waiting = database.prepare('SELECT 1 FROM outgoing LIMIT 1');
  while (waiting.get() !== undefined) await passing(50, undefined, { signal });
  database.close();
}
