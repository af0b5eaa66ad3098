import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { lockOutput } from '../../../integrations/docs/output/lock-output.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const lockFile = (): string => join(temporaryFolder(), 'cache/dist.lock');

function lockedBy(pid: number | string, ageMs = 0): string {
  const file = lockFile();
  mkdirSync(dirname(file));
  writeFileSync(file, String(pid));
  const time = new Date(Date.now() - ageMs);
  utimesSync(file, time, time);
  return file;
}

test('is held until it is let go, and free then', () => {
  const file = lockFile();
  const release = lockOutput('dist', file);
  expect(readFileSync(file, 'utf8')).toBe(String(process.pid));
  release();
  expect(existsSync(file)).toBe(false);
  lockOutput('dist', file)();
});

test('keeps out another process, and says which one has it', () => {
  const file = lockedBy(process.ppid);
  expect(() => lockOutput('dist', file)).toThrow(
    expect.objectContaining({
      code: 'output-busy',
      message: expect.stringContaining(String(process.ppid)) as unknown,
    }),
  );
  expect(readFileSync(file, 'utf8')).toBe(String(process.ppid));
});

test.each([
  ['a process that is gone', () => lockedBy(2 ** 22 + 1)],
  ['one that was locked long ago', () => lockedBy(process.ppid, 2 * 3_600_000)],
  ['nobody that can be told', () => lockedBy('half a n')],
  ['this process', () => lockedBy(process.pid)],
])('is taken over from %s', (_, locked) => {
  const file = locked();
  const release = lockOutput('dist', file);
  expect(readFileSync(file, 'utf8')).toBe(String(process.pid));
  release();
});

test('is done without where nothing can be written', () => {
  const file = join(lockedBy('a file, no folder'), 'dist.lock');
  expect(() => {
    lockOutput('dist', file)();
  }).not.toThrow();
});
