import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../harness/temporary.ts';
import { startCli } from '../harness/spawn-cli.ts';
import { findByCommand, findRunningIds } from './walkthrough-run.ts';
import { run, writeSite, type SiteQuickstart } from './walkthrough-site.ts';

const hello: SiteQuickstart = {
  id: 'hello',
  steps: { 'Say it': [run('echo "Hello, world!"'), { role: 'output', text: 'Hello, world!' }] },
};

interface Stage {
  root: string;
  /** Its own TMPDIR. */
  temporary: string;
  /** Part of the command lines of what the page leaves running. */
  name: string;
  start: () => ReturnType<typeof startCli>;
}

/** A site whose page starts what does not want to end, and then what never ends or fails. */
function stage(last: string): Stage {
  const root = temporaryFolder();
  const temporary = join(root, 'tmp');
  mkdirSync(temporary);
  writeFileSync(join(root, 'package.json'), '{}');
  const name = `${1000 + Math.floor(process.hrtime()[1] % 1_000_000)}.${process.pid}`;
  const ignoring = `trap "" TERM HUP INT`;
  const blocks = [
    // In the terminal's session.
    run(`(${ignoring}; exec sleep ${name}1) &`),
    // Forked twice, in a session of its own, without its environment.
    run(
      `(env -i setsid sh -c '${ignoring}; (sleep ${name}2 &); sleep ${name}3' </dev/null >/dev/null 2>&1 &)`,
    ),
    // In another folder too.
    run(`(cd / && env -i setsid sh -c '${ignoring}; sleep ${name}4' </dev/null >/dev/null 2>&1 &)`),
    run(last),
  ];
  writeSite(join(root, 'dist'), [{ id: 'stays', steps: { 'Let it stay': blocks } }]);
  const start = () =>
    startCli(['walk'], { cwd: root, env: { WALKED_BY: root, TMPDIR: temporary } });
  onTestFinished(() => {
    for (const pid of findByCommand(name)) process.kill(Number(pid), 'SIGKILL');
  });
  return { root, temporary, name, start };
}

async function ended(walk: ReturnType<typeof startCli>, onText: (text: string) => void) {
  let shown = '';
  const exited = new Promise<number | null>((resolve) => walk.once('close', resolve));
  for await (const text of walk.stdout) {
    shown += String(text);
    onText(shown);
  }
  return exited;
}

const foldersIn = (folder: string) =>
  readdirSync(folder).filter((name) => name.startsWith('meantime-'));

test('a walk that breaks leaves nothing', async () => {
  const { temporary, name, start } = stage('false');
  expect(await ended(start(), () => undefined)).toBe(2);
  expect(findByCommand(name)).toEqual([]);
  expect(foldersIn(temporary)).toEqual([]);
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s leaves nothing', async (signal) => {
  const { temporary, name, start } = stage('read forever');
  const walk = start();
  let isStopped = false;
  const exitCode = await ended(walk, (shown) => {
    // Asked twice, it would end at once.
    if (isStopped || !shown.includes('run: read forever')) return;
    isStopped = true;
    walk.kill(signal);
  });
  expect(exitCode).toBe(4);
  expect(findByCommand(name)).toEqual([]);
  expect(foldersIn(temporary)).toEqual([]);
});

test('what SIGKILL leaves of all its processes, the next walk clears', async () => {
  const { root, temporary, name, start } = stage('read forever');
  const walk = start();
  await ended(walk, (shown) => {
    if (!shown.includes('run: read forever')) return;
    for (const pid of findRunningIds(root)) process.kill(pid, 'SIGKILL');
  });
  expect(findByCommand(name)).not.toEqual([]);
  expect(foldersIn(temporary)).not.toEqual([]);
  rmSync(join(root, 'dist'), { recursive: true });
  writeSite(join(root, 'dist'), [hello]);
  expect(await ended(start(), () => undefined)).toBe(0);
  expect(findByCommand(name)).toEqual([]);
  expect(foldersIn(temporary)).toEqual([]);
});
