import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { watchFiles } from '../../../integrations/timing/toolbar/watch-files.ts';
import { stuckAfterMs } from '../../harness/stuck-after.ts';

const named = 'baseline.json';

test.each([
  [
    'made',
    (folder: string) => {
      writeFileSync(join(folder, named), 'new');
    },
  ],
  [
    'put in the place of nothing',
    (folder: string) => {
      writeFileSync(join(folder, 'draft'), 'new');
      renameSync(join(folder, 'draft'), join(folder, named));
    },
  ],
  [
    'written and taken away',
    (folder: string) => {
      writeFileSync(join(folder, named), 'new');
      rmSync(join(folder, named));
    },
  ],
])('tells of a file that is %s', async (_, change) => {
  const folder = mkdtempSync(join(tmpdir(), 'meantime-watch-'));
  const called = vi.fn();
  const watcher = watchFiles(folder, [named], called);
  try {
    change(folder);
    await vi.waitFor(
      () => {
        expect(called).toHaveBeenCalled();
      },
      { timeout: stuckAfterMs },
    );
  } finally {
    watcher.close();
    rmSync(folder, { recursive: true });
  }
});

test('tells nothing of the other files of the folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'meantime-watch-'));
  const called = vi.fn();
  const both = vi.fn();
  const watcher = watchFiles(folder, [named], called);
  const after = watchFiles(folder, ['other.json'], both);
  try {
    writeFileSync(join(folder, 'other.json'), 'new');
    await vi.waitFor(
      () => {
        expect(both).toHaveBeenCalled();
      },
      { timeout: stuckAfterMs },
    );
    expect(called).not.toHaveBeenCalled();
  } finally {
    watcher.close();
    after.close();
    rmSync(folder, { recursive: true });
  }
});
