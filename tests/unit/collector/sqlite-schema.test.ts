import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { sqliteStore } from '../../../src/collector/sqlite/sqlite-store.ts';
import { helloCode } from '../../../src/protocol/hello-code.ts';
import { testBatch } from '../../harness/start-collector.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
const site = 'hono-docs';
const fixtures = join(import.meta.dirname, '../../fixtures/databases');
const [reached, lab, erased] = ['a', 'b', 'c'].map((digit) => digit.repeat(32));

/** One file of each schema there has been, all with the same runs. */
const files = readdirSync(fixtures);

function versionOf(path: string): unknown {
  const database = new DatabaseSync(path);
  const version = database.prepare('PRAGMA user_version').get()?.['user_version'];
  database.close();
  return version;
}

it('has a file of each schema', () => {
  const path = join(temporaryFolder(), 'runs.db');
  void sqliteStore({ path }).close();
  expect(files).toEqual(
    Array.from({ length: Number(versionOf(path)) }, (_, index) => `schema-${index + 1}.db`),
  );
  const versions = files.map((file) => {
    copyFileSync(join(fixtures, file), `${path}.copy`);
    return versionOf(`${path}.copy`);
  });
  expect(versions).toEqual(files.map((_, index) => index + 1));
});

describe.each(files)('the database of %s', (file) => {
  it('opens in this version, with all that is in it', async () => {
    const path = join(temporaryFolder(), 'runs.db');
    copyFileSync(join(fixtures, file), path);
    const store = sqliteStore({ path });
    const events = await store.readEvents(site, always);
    expect(events.map(({ run, kind }) => [run, kind])).toEqual([
      ...['land', 'open', 'confused', 'hello'].map((kind) => [reached, kind]),
      ...['land', 'open', 'copy', 'hello'].map((kind) => [lab, kind]),
    ]);
    expect(events[2]).toMatchObject({
      ...{ note: 'Which folder?\n\u{1F600}', step: 'write', returning: true, lab: false },
      from: { referrer: 'search.example', campaign: 'spring' },
    });
    expect(events[7]).toMatchObject({ evidence: 'pasted', hasty: true, locale: 'de', bot: true });
    expect(await store.knownSteps(site)).toHaveLength(2);
    await store.close();
  });

  it('keeps what was erased erased, what was said said, and no orphan', async () => {
    const path = join(temporaryFolder(), 'runs.db');
    copyFileSync(join(fixtures, file), path);
    const store = sqliteStore({ path });
    const late = testBatch([{ kind: 'back' }], { run: erased ?? '', firstSeq: 1 });
    await store.append({ ...late, receivedAtMs: 1_800_000_100_000, bot: false });
    const atMs = 1_800_000_200_000;
    const codeOf = (run = '') => helloCode(run, 'quickstart');
    expect(await store.takeHello(site, codeOf(reached), atMs)).toBe(false);
    expect(await store.takeHello(site, codeOf(lab), atMs)).toBe(true);
    expect(await store.readEvents(site, always)).toHaveLength(9);
    await store.erase(site, reached ?? '', atMs);
    await store.erase(site, lab ?? '', atMs);
    await store.close();
    const database = new DatabaseSync(path);
    const counts = `SELECT (SELECT count(*) FROM events) AS events, (SELECT count(*) FROM hello_codes) AS codes`;
    expect(database.prepare(counts).get()).toEqual({ events: 0, codes: 0 });
    expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    database.close();
  });
});
