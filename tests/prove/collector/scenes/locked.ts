import { freePort } from '../../../harness/free-port.ts';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as passing } from 'node:timers/promises';
import { beaconLoad } from '../beacon-load.ts';
import { checkFile, contradictionsIn, wordChecked } from '../check-ledger.ts';
import { startProcess, writeBuiltSite } from '../collector-process.ts';
import type { Scene } from './scene.ts';

/** Far above what a page takes on a busy machine, far below what a writer waits for a lock. */
const longestPageMs = 1_000;
const acknowledgedAfter = 500;

/** Another program holds the lock of the database: nothing is acknowledged, and pages come. */
export const locked: Scene = async ({ folder, random, say, signal, lastsMs }) => {
  writeBuiltSite(folder);
  const database = join(folder, 'runs.db');
  const options = { cwd: folder, port: await freePort(), database };
  const collector = await startProcess({ ...options, command: 'serve' });
  const load = beaconLoad({ url: collector.beaconsUrl, random, signal });
  const holder = new DatabaseSync(database);
  try {
    load.resume();
    await load.untilAcknowledged(acknowledgedAfter);
    holder.exec('PRAGMA busy_timeout = 10000; BEGIN IMMEDIATE');
    const before = load.ledger.acknowledged.size;
    const endsMs = performance.now() + lastsMs;
    const pages: number[] = [];
    while (performance.now() < endsMs) {
      const startedMs = performance.now();
      const response = await fetch(collector.home, { signal });
      await response.text();
      pages.push(performance.now() - startedMs);
      await passing(20);
    }
    holder.exec('ROLLBACK');
    await load.untilAcknowledged(before + 2 * acknowledgedAfter);
    await load.pause();
    const checked = await checkFile(load.ledger, database);
    const slowestMs = Math.max(...pages);
    say(
      `A lock for ${lastsMs / 1_000} s: ${wordChecked(load.ledger, checked)}; ${pages.length} pages meanwhile, the slowest in ${slowestMs.toFixed(0)} ms`,
    );
    const slow = `While the database is locked, a page takes ${slowestMs.toFixed(0)} ms.`;
    return [
      ...contradictionsIn('Locked', load.ledger, checked),
      ...(slowestMs > longestPageMs ? [slow] : []),
    ];
  } finally {
    holder.close();
    await load.close();
    await collector.kill();
  }
};
