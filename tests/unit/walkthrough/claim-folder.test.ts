import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { claimFolder, clearLeftovers } from '../../../src/walkthrough/workspace/claim-folder.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

let parent: string;

beforeEach(() => {
  parent = temporaryFolder();
  vi.stubEnv('TMPDIR', parent);
  return () => vi.unstubAllEnvs();
});

/** A folder as a walk leaves it that was killed. */
async function leave(name: string): Promise<string> {
  const dead = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(dead, 'exit');
  const folder = join(parent, name);
  mkdirSync(join(folder, 'home'), { recursive: true });
  writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid: dead.pid, started: '1' }));
  return folder;
}

test('what a killed walk has left is ended and removed', async () => {
  const folder = await leave('meantime-walk-abc123');
  const program = spawn('sleep', ['1003'], {
    env: { HOME: join(folder, 'home'), PATH: process.env['PATH'] },
    stdio: 'ignore',
  });
  const ended = once(program, 'exit');
  await clearLeftovers();
  await ended;
  expect(existsSync(folder)).toBe(false);
});

test('a program that has dropped its environment and its session is found', async () => {
  const folder = await leave('meantime-walk-abc123');
  const home = join(folder, 'home');
  const script = 'exec 9<"$0"; cd /; exec env -i setsid sleep 1004';
  const program = spawn('sh', ['-c', script, home], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(program, 'exit');
  await vi.waitFor(() => {
    expect(existsSync(`/proc/${String(program.pid)}/fd/9`)).toBe(true);
  });
  await clearLeftovers();
  await ended;
  expect(existsSync(folder)).toBe(false);
});

test('what is another’s, or under way, is left alone', async () => {
  const own = claimFolder();
  const others = await leave('somebody-elses');
  const unmarked = join(parent, 'meantime-walk-unmarked');
  mkdirSync(unmarked);
  await clearLeftovers();
  for (const folder of [own, others, unmarked]) expect(existsSync(folder)).toBe(true);
});
