import { copyFileSync, readFileSync, readdirSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { guardWrites } from '../../../src/collector/sqlite/guard-writes.ts';
import {
  postBeacons,
  refusalOf,
  startCollector,
  testBatch,
} from '../../harness/start-collector.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const note = 'the one thing that names a person';

describe('what is acknowledged', () => {
  it.each([
    [
      'removed',
      (path: string) => {
        for (const name of ['', '-wal', '-shm']) rmSync(path + name, { force: true });
      },
    ],
    [
      'replaced',
      (path: string) => {
        copyFileSync(path, `${path}.other`);
        renameSync(`${path}.other`, path);
      },
    ],
    [
      'emptied',
      (path: string) => {
        truncateSync(path);
      },
    ],
  ])('is never what went into a file that was %s', async (_, takeAway) => {
    const { beaconsUrl, path, logged } = await startCollector();
    const post = () => postBeacons(beaconsUrl, testBatch([{ kind: 'land' }]));
    expect((await post()).status).toBe(204);
    takeAway(path);
    expect(await refusalOf(await post())).toContain('503 store-unavailable');
    expect(logged.join()).toContain('was removed, emptied or replaced');
  });

  it('waits for a lock once, not time and again', () => {
    const path = join(temporaryFolder(), 'locked.db');
    const database = new DatabaseSync(path);
    database.exec('PRAGMA busy_timeout = 30; PRAGMA journal_mode = WAL; CREATE TABLE t (a)');
    const holder = new DatabaseSync(path);
    onTestFinished(() => {
      holder.close();
      database.close();
    });
    const write = guardWrites(database, { path, name: 'locked.db', lockTimeoutMs: 30 });
    const insert = () => {
      write(() => {
        database.exec('INSERT INTO t VALUES (1)');
      });
    };
    const waitMs = () => Object.values(database.prepare('PRAGMA busy_timeout').get() ?? {})[0];
    holder.exec('BEGIN IMMEDIATE');
    expect(insert).toThrow('locked');
    expect(waitMs()).toBe(0);
    expect(insert).toThrow('locked');
    holder.exec('ROLLBACK');
    insert();
    expect(waitMs()).toBe(30);
  });
});

it('what is erased is in no file any more', async () => {
  const { beaconsUrl, path } = await startCollector();
  const batch = testBatch([{ kind: 'open' }, { kind: 'confused', step: 'write', note }]);
  await postBeacons(beaconsUrl, batch);
  const filesWithIt = () =>
    readdirSync(dirname(path)).filter((name) =>
      readFileSync(join(dirname(path), name)).includes(note),
    );
  expect(filesWithIt().length).toBeGreaterThan(0);
  await fetch(`${beaconsUrl}/${batch.run}`, { method: 'DELETE' });
  expect(filesWithIt()).toEqual([]);
});
