/**
 * Committed batches a second, beside what SQLite alone can commit on the same disk in the same run.
 *
 *     node tests/bench/collector/commit-rate.ts
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { collector } from '../../../src/collector/collector.ts';
import { startServer } from '../../../src/collector/serve.ts';
import { sqliteStore } from '../../../src/collector/sqlite/sqlite-store.ts';
import { postBeacons, testBatch, testManifest } from '../../harness/start-collector.ts';

const batches = 2_000;
const folder = mkdtempSync(join(tmpdir(), 'meantime-bench-'));

function rateOf(count: number, startedMs: number): string {
  return `${Math.round(count / ((performance.now() - startedMs) / 1_000))}/s`;
}

/** One row, one commit, no network: nobody who promises durability one by one is faster. */
function floor(): string {
  const database = new DatabaseSync(join(folder, 'floor.db'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (a)');
  const insert = database.prepare('INSERT INTO t VALUES (?)');
  const startedMs = performance.now();
  for (let index = 0; index < batches; index += 1)
    insert.run(JSON.stringify(testBatch([{ kind: 'land' }])));
  const rate = rateOf(batches, startedMs);
  database.close();
  return rate;
}

async function rateWith(senders: number): Promise<string> {
  const store = sqliteStore({ path: join(folder, `runs-${senders}.db`) });
  const handler = collector({ manifest: testManifest(), store });
  const server = await startServer({ fetch: handler, host: '127.0.0.1', port: 0 });
  const startedMs = performance.now();
  const send = async () => {
    for (let index = 0; index < batches / senders; index += 1) {
      const { status } = await postBeacons(
        `${server.url}/_meantime/runs`,
        testBatch([{ kind: 'open' }]),
      );
      if (status !== 204) throw new Error(`A batch was answered ${status}.`);
    }
  };
  await Promise.all(Array.from({ length: senders }, send));
  const rate = rateOf(batches, startedMs);
  await server.close();
  await store.close();
  return rate;
}

try {
  console.log(`SQLite alone, one row a commit: ${floor()}`);
  for (const senders of [1, 8, 50]) console.log(`${senders} at a time: ${await rateWith(senders)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
