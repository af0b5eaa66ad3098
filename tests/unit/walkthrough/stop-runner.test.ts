import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { stopRunner } from '../../../src/walkthrough/runner/stop-runner.ts';

/** A process that says when it is asked to end, and does so or not. */
async function runner(ends: boolean) {
  const code = `process.on('SIGINT', () => { console.log('asked'); ${ends ? 'process.exit(3);' : ''} });
console.log('runs'); setInterval(() => undefined, 1_000);`;
  const child = spawn(process.execPath, ['-e', code], { detached: true });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let said = '';
  child.stdout.on('data', (text) => (said += String(text)));
  await once(child.stdout, 'data');
  const ended = once(child, 'close').then(([exitCode, signal]: unknown[]) => ({
    exitCode,
    signal,
  }));
  return { child, ended, said: () => said };
}

const never = 600_000;

test('a runner that ends in order is left to it', async () => {
  const { child, ended } = await runner(true);
  stopRunner(child, () => false, { idleMs: never, walkingMs: never });
  expect(await ended).toEqual({ exitCode: 3, signal: null });
});

test('one that is stuck while nobody walks is not waited for any longer', async () => {
  const { child, ended, said } = await runner(false);
  stopRunner(child, () => false, { idleMs: 300, walkingMs: never });
  expect(await ended).toEqual({ exitCode: null, signal: 'SIGKILL' });
  expect(said()).toBe('runs\nasked\n');
});

test('one in which somebody walks has the time that their programs need to end', async () => {
  const { child, ended } = await runner(false);
  const asked: boolean[] = [];
  const isWalking = () => {
    asked.push(child.exitCode === null && child.signalCode === null);
    return true;
  };
  stopRunner(child, isWalking, { idleMs: 1, walkingMs: 300 });
  expect(await ended).toEqual({ exitCode: null, signal: 'SIGKILL' });
  expect(asked).toEqual([true, true]);
});

test('one that is stuck once the last has walked is ended before that time is over', async () => {
  const { child, ended } = await runner(false);
  const walking = [true, false];
  stopRunner(child, () => walking.shift() ?? false, { idleMs: 1, walkingMs: never });
  expect(await ended).toEqual({ exitCode: null, signal: 'SIGKILL' });
  expect(walking).toEqual([]);
});

test('one that is gone while a pipe of it is still open is let be', async () => {
  const { child, ended } = await runner(true);
  child.kill('SIGINT');
  await ended;
  const asked = vi.fn(() => false);
  stopRunner(child, asked, { idleMs: 1, walkingMs: 1 });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked).not.toHaveBeenCalled();
});
