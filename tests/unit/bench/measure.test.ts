import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { findMissingPages, measureOutput } from '../../bench/build/measure/check-output.ts';
import {
  parseStat,
  proportionalBytes,
  readProcesses,
  residentBytes,
  treeOf,
} from '../../bench/build/measure/process-table.ts';
import { runProgram } from '../../bench/build/measure/run-program.ts';
import { watchProcesses } from '../../bench/build/measure/watch-processes.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const hasProc = readProcesses() !== undefined;

function writeTree(files: Record<string, string>): string {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function runNode(script: string, options: Partial<Parameters<typeof runProgram>[0]> = {}) {
  return runProgram({
    command: [process.execPath, '-e', script],
    ...{ folder: process.cwd(), env: {}, timeoutMs: 30_000 },
    signal: new AbortController().signal,
    ...options,
  });
}

test('a process may have spaces and brackets in its name', () => {
  expect(parseStat('71 (node (a) b) S 70 9 65 0 -1 64 5 0 0 0 120 3 9 9')).toEqual({
    ...{ pid: 71, parent: 70, session: 65, processorMs: 1_230 },
  });
});

test('a process that has ended but was not asked for is none', () => {
  expect(parseStat('71 (node) Z 70 9 65 0 -1')).toBeUndefined();
  expect(parseStat('')).toBeUndefined();
});

test('a tree is the session, its strays, and children with sessions of their own', () => {
  const entry = (pid: number, parent: number, session: number) => ({
    ...{ pid, parent, session, processorMs: 0 },
  });
  const processes = [
    ...[entry(1, 0, 1), entry(40, 30, 40), entry(10, 1, 10), entry(11, 10, 10)],
    ...[entry(12, 1, 10), entry(30, 12, 30), entry(50, 1, 50)],
  ];
  expect(treeOf(10, processes).map(({ pid }) => pid)).toEqual([40, 10, 11, 12, 30]);
});

test('memory is read from what the kernel writes, and a process that is gone has none', () => {
  const proc = writeTree({
    '7/stat': '7 (a) S 1 7 7',
    '7/status': 'Name:\ta\nVmRSS:\t     200 kB\n',
    '7/smaps_rollup': '0-1 ---p 0 0 0 [rollup]\nRss:  200 kB\nPss:   150 kB\nPss_Dirty: 9 kB\n',
    'self/stat': 'not a process',
  });
  expect(readProcesses(proc)).toEqual([{ pid: 7, parent: 1, session: 7, processorMs: 0 }]);
  expect([residentBytes(7, proc), proportionalBytes(7, proc)]).toEqual([204_800, 153_600]);
  expect([residentBytes(8, proc), proportionalBytes(8, proc)]).toEqual([0, undefined]);
  expect(readProcesses(join(proc, 'nowhere'))).toBeUndefined();
});

/** Takes 150 MB and 0.7 s of a processor, then waits to be seen. */
const effort = `
const held = Buffer.alloc(150_000_000, 1);
const usedMs = ({ user, system }) => (user + system) / 1_000;
while (usedMs(process.cpuUsage()) < 700);
setTimeout(() => held.length, 1_500);`;

test.runIf(hasProc)(
  'memory and processor time are those of parent and child together',
  async () => {
    const words = `['-e', ${JSON.stringify(effort)}]`;
    const parent = `require('node:child_process').spawn(process.execPath, ${words});${effort}`;
    const watches: ReturnType<typeof watchProcesses>[] = [];
    const end = await runNode(parent, { onStart: (pid) => watches.push(watchProcesses(pid)) });
    const usage = watches[0]?.stop();
    expect(end.how).toBe('done');
    expect(usage?.peakMemoryBytes).toBeGreaterThan(300_000_000);
    expect(usage?.peakMemoryBytes).toBeLessThan(600_000_000);
    expect(usage?.processorMs).toBeGreaterThan(1_200);
  },
);

test('a program tells how it ended and what it said last', async () => {
  expect(await runNode('console.log("fine")')).toMatchObject({ how: 'done', output: 'fine\n' });
  const failed = await runNode('console.error("Error: no"); process.exit(3)');
  expect(failed).toMatchObject({ how: 'failed', output: 'Error: no\n' });
  const missing = await runNode('', { command: ['no-such-program'] });
  expect(missing).toMatchObject({ how: 'failed', output: 'spawn no-such-program ENOENT' });
});

/** Starts a child with a session of its own, says its id and waits. */
const family = `
const child = require('node:child_process').spawn('sleep', ['300'], { detached: true, stdio: 'inherit' });
console.log(child.pid);
setInterval(() => undefined, 1_000);`;

test.runIf(hasProc)('when its time is up, a program ends with all that it started', async () => {
  const end = await runNode(family, { timeoutMs: 1_000 });
  expect(end.how).toBe('timed out');
  const child = Number(end.output);
  expect(readProcesses()?.map(({ pid }) => pid)).not.toContain(child);
});

test.runIf(hasProc)('an interruption ends the program and is thrown', async () => {
  const interruption = new AbortController();
  const leaders: number[] = [];
  const running = runNode(family, {
    signal: interruption.signal,
    onStart: (pid) => {
      leaders.push(pid);
      interruption.abort(new Error('stopped'));
    },
  });
  await expect(running).rejects.toThrow('stopped');
  expect(readProcesses()?.map(({ pid }) => pid)).not.toContain(leaders[0]);
});

test('a page counts as rendered when its own file has its own text', () => {
  const page = (name: string) => ({ path: `a/${name}`, title: '', body: '', mark: `Mark ${name}` });
  const folder = writeTree({
    'index.html': '',
    'a/one/index.html': '<h2>Mark one</h2>',
    'a/two.html': '<h2>Mark two</h2>',
    'a/three.html': '<nav>Mark one</nav>',
  });
  expect(findMissingPages(folder, ['one', 'two'].map(page))).toBeUndefined();
  expect(findMissingPages(folder, ['one', 'three', 'four'].map(page))).toMatchInlineSnapshot(
    `"2 of 3 pages are missing or lack their text, a/three first"`,
  );
  expect(findMissingPages(join(folder, 'a'), [])).toMatchInlineSnapshot(
    `"index.html was not written"`,
  );
  expect(measureOutput(folder)).toEqual({ files: 4, bytes: 53 });
});
