import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickhouseStore } from '../../../src/collector/clickhouse/clickhouse-store.ts';
import { escapeText, wellFormed } from '../../../src/collector/clickhouse/escape-text.ts';
import { sqliteStore } from '../../../src/collector/sqlite/sqlite-store.ts';
import type { ReceivedBatch } from '../../../src/collector/store.ts';
import { reporter } from '../../../src/reports/reporter.ts';
import { seededRandom } from '../../../src/statistics/random.ts';
import { describeStore } from '../../contracts/store.ts';
import {
  hasClickhouse,
  startClickhouse,
  type ClickhouseServer,
} from '../../harness/start-clickhouse.ts';
import { describeError } from '../../harness/message-of.ts';
import { randomId, testBatch, testManifest } from '../../harness/start-collector.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
const site = 'hono-docs';
const quiet = () => undefined;

const hostile = [
  `'; DROP TABLE events; --`,
  `\\'`,
  `\\`,
  `\\\\' OR 1 = 1 --`,
  `\u0000\u0001\t\n\r\u007f\u0085`,
  '\u202E\u{1F600}\u2028',
  '{{x:String}} ${y} %s ? /* */ `',
  '\uD800 alone',
  "''",
];

if (!hasClickhouse) {
  it.skip(
    'cannot be judged: clickhouse-server is not installed (apt-get install clickhouse-server)',
    quiet,
  );
}

describe.runIf(hasClickhouse)('clickhouse', () => {
  let server: ClickhouseServer;
  beforeAll(async () => {
    server = await startClickhouse();
  });
  afterAll(() => server.remove());

  const openIn = (url: string, outbox = join(temporaryFolder(), 'outbox.db')) => {
    const open = () => clickhouseStore({ url, outbox, log: quiet });
    return { store: open(), reopen: open };
  };
  const open = async () => openIn(await server.newDatabase());

  describeStore('clickhouseStore', open);

  it('takes any text as text', async () => {
    for (const text of hostile) {
      const query = `SELECT ${escapeText(text)} AS text FORMAT JSONEachRow`;
      expect(JSON.parse(await server.ask(query))).toEqual({ text: wellFormed(text) });
    }
  });

  it('keeps hostile names and notes as they are', async () => {
    const { store } = await open();
    for (const text of hostile.map(wellFormed)) {
      const batch = testBatch([{ kind: 'confused', note: text, step: text }], { site: text });
      await store.append({ ...batch, receivedAtMs: 1_000, bot: false });
      const [event] = await store.readEvents(text, always);
      expect(event).toMatchObject({ note: text, step: text });
      await store.erase(text, batch.run, 2_000);
      expect(await store.readEvents(text, always)).toEqual([]);
    }
    await store.close();
  });

  it('makes the same report as SQLite, from two collectors, in any order', async () => {
    const batches = generated(300);
    const url = await server.newDatabase();
    const [first, second] = [openIn(url).store, openIn(url).store];
    const sqlite = sqliteStore({ path: join(temporaryFolder(), 'runs.db') });
    const random = seededRandom(7);
    const shuffled = [...batches, ...batches].sort(() => random() - 0.5);
    await Promise.all([
      ...shuffled.map((batch, index) => (index % 2 === 0 ? first : second).append(batch)),
      ...batches.map((batch) => sqlite.append(batch)),
    ]);
    const asked = { manifest: testManifest(), window: always, nowMs: 1_900_000_000_000 };
    // The second has all that the first has brought there when it was asked.
    await first.readEvents(site, always);
    const report = JSON.stringify(await reporter(second).report(asked));
    expect(report).toBe(JSON.stringify(await reporter(sqlite).report(asked)));
    expect(await second.readEvents(site, always)).toEqual(await sqlite.readEvents(site, always));
    const window = { fromMs: 1_800_000_100_000, toMs: 1_800_000_200_000 };
    expect(await second.readEvents(site, window)).toEqual(await sqlite.readEvents(site, window));
    for (const store of [first, second, sqlite]) await store.close();
  });

  it('accepts while ClickHouse is away, loses nothing, and catches up', async () => {
    const url = await server.newDatabase();
    const outbox = join(temporaryFolder(), 'outbox.db');
    const { store, reopen } = openIn(url, outbox);
    const batches = generated(40);
    for (const batch of batches.slice(0, 30)) await store.append(batch);
    await server.stop();
    for (const batch of batches.slice(30)) await store.append(batch);
    await store.erase(site, batches[0]?.run ?? '', 1_800_000_900_000);
    const failure: unknown = await store.readEvents(site, always).catch((error: unknown) => error);
    expect(describeError(failure)).toContain('ClickHouse does not answer as it should');
    await store.close();
    const again = reopen();
    for (const batch of batches.slice(31, 32)) await again.append(batch);
    await server.start();
    const sqlite = sqliteStore({ path: join(temporaryFolder(), 'runs.db') });
    for (const batch of batches) await sqlite.append(batch);
    await sqlite.erase(site, batches[0]?.run ?? '', 1_800_000_900_000);
    expect(await again.readEvents(site, always)).toEqual(await sqlite.readEvents(site, always));
    for (const one of [again, sqlite]) await one.close();
  });

  it('reads nothing of an erased run that comes late by another collector', async () => {
    const url = await server.newDatabase();
    const [first, second] = [openIn(url).store, openIn(url).store];
    const run = randomId();
    const came = (firstSeq: number) => ({
      ...testBatch([{ kind: 'land' }], { run, firstSeq }),
      ...{ receivedAtMs: 1_000 + firstSeq, bot: false },
    });
    await first.append(came(0));
    expect(await first.readEvents(site, always)).toHaveLength(1);
    await first.erase(site, run, 2_000);
    expect(await first.readEvents(site, always)).toEqual([]);
    await second.append(came(1));
    expect(await second.readEvents(site, always)).toEqual([]);
    expect(await first.eraseWindow(site, always, 3_000)).toBe(0);
    for (const store of [first, second]) await store.close();
  });

  it('keeps one row of what was sent twice', async () => {
    const url = await server.newDatabase();
    const [first, second] = [openIn(url).store, openIn(url).store];
    const batches = generated(9);
    for (const store of [first, second]) {
      for (const batch of batches) await store.append(batch);
      await store.readEvents(site, always);
    }
    const table = `${new URL(url).pathname.slice(1)}.events`;
    const count = () => server.ask(`SELECT count() FROM ${table}`);
    const sent = batches.reduce((sum, { events }) => sum + events.length, 0);
    expect(Number(await count())).toBe(2 * sent);
    await server.ask(`OPTIMIZE TABLE ${table} FINAL`);
    expect(Number(await count())).toBe(sent);
    for (const store of [first, second]) await store.close();
  });

  it('refuses a database of a later version', async () => {
    const url = await server.newDatabase();
    const { store, reopen } = openIn(url);
    for (const batch of generated(1)) await store.append(batch);
    await store.readEvents(site, always);
    await store.close();
    await server.ask(`INSERT INTO ${new URL(url).pathname.slice(1)}.schema_versions VALUES (7)`);
    const again = reopen();
    const failure: unknown = await again.readEvents(site, always).catch((error: unknown) => error);
    expect(describeError(failure)).toContain(
      'schema version 7, and this Meantime knows versions up to 3',
    );
    await again.close();
  });
});

/** Batches of runs that contradict themselves now and then. */
function generated(count: number): ReceivedBatch[] {
  const random = seededRandom(3);
  const runs = Array.from({ length: Math.ceil(count / 3) }, () => randomId());
  return Array.from({ length: count }, (_, index) => {
    const receivedAtMs = 1_800_000_000_000 + index * 1_000;
    const run = runs[index % runs.length] ?? '';
    const kinds = [
      { kind: 'land' },
      { kind: 'open', variant: 'pnpm' },
      { kind: 'step', step: 'install' },
      { kind: 'confused', step: 'write', note: hostile[index % hostile.length] ?? '' },
      { kind: 'hello', evidence: 'pasted', hasty: index % 2 === 0 },
    ] as const;
    const firstSeq = Math.floor(random() * 6);
    return {
      ...testBatch(
        kinds.map((event) =>
          'note' in event ? { ...event, note: wellFormed(event.note) } : event,
        ),
        {
          ...{ run, firstSeq, landedAtMs: receivedAtMs - 500, sentAtMs: receivedAtMs - 100 },
          ...(index % 5 === 0 ? { from: { referrer: `${index % 7}.example` } } : {}),
          ...(index % 4 === 0 ? { returning: index % 8 === 0 } : {}),
        },
      ),
      receivedAtMs,
      bot: index % 29 === 0,
    };
  });
}
