import { copyFileSync, readFileSync, readdirSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  postBeacons,
  refusalOf,
  startCollector,
  testBatch,
} from '../../harness/start-collector.ts';
import { stuckAfterMs } from '../../harness/stuck-after.ts';

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

  it('waits for a lock once, not time and again', async () => {
    const { beaconsUrl, path } = await startCollector();
    const post = () => postBeacons(beaconsUrl, testBatch([{ kind: 'land' }]));
    expect((await post()).status).toBe(204);
    const holder = new DatabaseSync(path);
    onTestFinished(() => {
      holder.close();
    });
    holder.exec('BEGIN IMMEDIATE');
    expect((await post()).status).toBe(503);
    const startedMs = performance.now();
    for (let again = 0; again < 50; again += 1) expect((await post()).status).toBe(503);
    // Each wait would be of 2 s.
    expect(performance.now() - startedMs).toBeLessThan(Math.min(50 * 2_000, stuckAfterMs));
    holder.exec('ROLLBACK');
    expect((await post()).status).toBe(204);
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
