import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sqliteStore } from '../../src/collector/sqlite/sqlite-store.ts';
import { testBatch } from '../harness/start-collector.ts';
import { builtSite } from '../unit/collector/drive-command.ts';
import { join } from 'node:path';

const bin = fileURLToPath(new URL('../../lib/src/cli/bin.js', import.meta.url));

/** A project with enough runs that an export does not fit into a pipe. */
async function collected(): Promise<string> {
  const cwd = builtSite();
  const store = sqliteStore({ path: join(cwd, '.meantime/runs.db') });
  const received = { receivedAtMs: Date.now(), bot: false };
  await Promise.all(
    Array.from({ length: 800 }, () =>
      store.append({ ...testBatch([{ kind: 'open' }]), ...received }),
    ),
  );
  await store.close();
  return cwd;
}

/** What a shell says of a command whose output goes somewhere. */
function said(cwd: string, words: string, where: string) {
  // The status of the command, not of what reads it.
  const line = `{ "$0" "$1" ${words}; echo "ended with $?" >&2; } ${where}`;
  const { stderr } = spawnSync('sh', ['-c', line, process.execPath, bin], {
    cwd,
    encoding: 'utf8',
  });
  return stderr.replace(/^.*(?:ExperimentalWarning|--trace-warnings).*\n/gm, '');
}

test('an export that nobody reads on ends without a complaint', async () => {
  expect(said(await collected(), 'export', '| head -c 20 > /dev/null')).toBe('ended with 0\n');
});

test.each(['export', 'report --json'])('%s onto a full disk says so', async (words) => {
  const text = said(await collected(), words, '> /dev/full');
  expect(text).toContain('the disk is full');
  expect(text).toContain('output-unwritable');
  expect(text).toContain('ended with 3');
  expect(text).not.toContain('bug');
});
