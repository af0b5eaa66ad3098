import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { lockOutput, unlockOutputs } from '../../../integrations/docs/output/lock-output.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

afterEach(unlockOutputs);

const lockFile = (): string => join(temporaryFolder(), 'cache/dist.lock');

function lockedBy(pid: number | string, ageMs = 0): string {
  const file = lockFile();
  mkdirSync(dirname(file));
  writeFileSync(file, String(pid));
  const time = new Date(Date.now() - ageMs);
  utimesSync(file, time, time);
  return file;
}

test('is held until the process ends, and free then', () => {
  const file = lockFile();
  lockOutput('dist', file);
  lockOutput('dist', file);
  expect(readFileSync(file, 'utf8')).toBe(String(process.pid));
  unlockOutputs();
  expect(existsSync(file)).toBe(false);
  lockOutput('dist', file);
  expect(existsSync(file)).toBe(true);
});

test('keeps out another process, and says which one has it', () => {
  const file = lockedBy(process.ppid);
  expect(() => {
    lockOutput('dist', file);
  }).toThrow(
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
  lockOutput('dist', file);
  expect(readFileSync(file, 'utf8')).toBe(String(process.pid));
});

test('is done without where nothing can be written', () => {
  const file = join(lockedBy('a file, no folder'), 'dist.lock');
  expect(() => {
    lockOutput('dist', file);
    unlockOutputs();
  }).not.toThrow();
});
