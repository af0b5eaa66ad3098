import { copyFileSync, readFileSync, readdirSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  postBeacons,
  refusalOf,
  startCollector,
  testBatch,
} from '../../harness/start-collector.ts';

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
