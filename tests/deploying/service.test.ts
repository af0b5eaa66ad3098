import { execFile, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { exampleOf } from '../harness/example-of.ts';
import { temporaryFolder } from '../harness/temporary.ts';

const unit = exampleOf('meantime.service');
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

/** What systemd finds wrong with a unit, on this machine and for this user. */
async function verify(text: string): Promise<string> {
  const file = join(temporaryFolder(), 'meantime.service');
  const here = text
    .replace('/usr/bin/node', process.execPath)
    .replace('User=meantime', `User=${userInfo().username}`);
  writeFileSync(file, here);
  const ended = promisify(execFile)('systemd-analyze', ['verify', file]);
  return ended.then(({ stderr }) => stderr).catch((error: unknown) => String(error));
}

test.skipIf(!hasSystemd)('systemd takes the unit of the page on deploying', async () => {
  expect(await verify(unit)).toBe('');
  // It does find what is wrong.
  expect(await verify(unit.replace('ExecStart=', 'ExecStrat='))).toContain('ExecStrat');
});
