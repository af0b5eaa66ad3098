import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickhouseStore } from '../../../src/collector/clickhouse/clickhouse-store.ts';
import { describeStore } from '../../contracts/store.ts';
import { exampleOf, withValues } from '../../harness/example-of.ts';
import {
  hasClickhouse,
  startCluster,
  type ClickhouseServer,
} from '../../harness/start-clickhouse.ts';
import { testBatch } from '../../harness/start-collector.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
const quiet = () => undefined;

/** The statements of an example in the docs, for databases of other names. */
function statements(file: string, database: string): string[] {
  const part = `${database}_part`;
  const text = exampleOf(file, 'collecting').replaceAll('meantime_part', part);
  return withValues(text, { meantime: database })
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

if (!hasClickhouse) {
  it.skip(
    'cannot be judged: clickhouse-server is not installed (apt-get install clickhouse-server)',
    quiet,
  );
}

describe.runIf(hasClickhouse)('clickhouse over two servers, as the docs say', () => {
  let servers: [ClickhouseServer, ClickhouseServer];
  let databases = 0;
  beforeAll(async () => {
    servers = await startCluster();
  });
  afterAll(async () => {
    for (const server of servers) await server.remove();
  });

  /** A database over both servers; its tables are made as the docs say. */
  async function newDatabase(): Promise<string> {
    databases += 1;
    const name = `d${databases}`;
    for (const server of servers) {
      await server.ask(`CREATE DATABASE ${name}_part`);
      const url = new URL(`/${name}_part`, server.url).href;
      const part = clickhouseStore({ url, outbox: join(temporaryFolder(), 'part.db'), log: quiet });
      await part.sites();
      await part.close();
      for (const statement of statements('several-servers.sql', name)) await server.ask(statement);
    }
    return name;
  }

  const openAt = (server: ClickhouseServer, name: string) => {
    const outbox = join(temporaryFolder(), 'outbox.db');
    const url = new URL(`/${name}`, server.url).href;
    const open = () => clickhouseStore({ url, outbox, log: quiet });
    return { store: open(), reopen: open };
  };

  describeStore('clickhouseStore', async () => openAt(servers[0], await newDatabase()));

  it('spreads runs over both, and each server reads all of them', async () => {
    const name = await newDatabase();
    const [first, second] = servers.map((server) => openAt(server, name).store);
    const batches = Array.from({ length: 40 }, () =>
      testBatch([{ kind: 'land' }, { kind: 'open' }]),
    );
    for (const [index, batch] of batches.entries()) {
      await (index % 2 === 0 ? first : second)?.append({
        ...batch,
        receivedAtMs: 1_000,
        bot: false,
      });
    }
    const site = batches[0]?.site ?? '';
    // Asked for anything, a store first brings there what waits on its machine.
    for (const store of [first, second]) await store?.sites();
    const read = await first?.readEvents(site, always);
    expect(read).toHaveLength(80);
    expect(await second?.readEvents(site, always)).toEqual(read);
    const counts = await countsOn(name);
    expect(counts.reduce((sum, count) => sum + count)).toBe(80);
    for (const count of counts) expect(count).toBeGreaterThan(0);
    for (const store of [first, second]) await store?.close();
  });

  it('takes erased runs off the disk of each by the statement of the docs', async () => {
    const name = await newDatabase();
    const { store } = openAt(servers[0], name);
    const batches = Array.from({ length: 20 }, () => testBatch([{ kind: 'land' }]));
    for (const batch of batches) await store.append({ ...batch, receivedAtMs: 1_000, bot: false });
    const site = batches[0]?.site ?? '';
    expect(await store.readEvents(site, always)).toHaveLength(20);
    for (const { run } of batches.slice(0, 15)) await store.erase(site, run, 2_000);
    expect(await store.readEvents(site, always)).toHaveLength(5);
    for (const server of servers) {
      for (const statement of statements('erase.sql', name)) await server.ask(statement);
    }
    await expect
      .poll(async () => (await countsOn(name)).reduce((sum, count) => sum + count))
      .toBe(5);
    await store.close();
  });

  /** How many rows each server has on its own disk. */
  function countsOn(name: string): Promise<number[]> {
    const query = `SELECT count() FROM ${name}_part.events`;
    return Promise.all(servers.map(async (server) => Number(await server.ask(query))));
  }
});
