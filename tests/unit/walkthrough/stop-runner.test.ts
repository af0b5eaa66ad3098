import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { stopRunner } from '../../../src/walkthrough/runner/stop-runner.ts';

const patience = { idleMs: 10_000, walkingMs: 60_000 };
const stuck = { exitCode: null, signalCode: null, pid: 4_000_000 };
const ended = vi.fn<typeof process.kill>(() => true);

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(process, 'kill').mockImplementation(ended);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  ended.mockReset();
});

/** Seconds after which its group is ended; undefined where it is let be. */
function stoppedAfter(runner: object, isWalking: (second: number) => boolean): number | undefined {
  const asked = vi.fn(() => true);
  let second = 0;
  stopRunner({ ...stuck, kill: asked, ...runner }, () => isWalking(second), patience);
  expect(asked.mock.calls).toEqual([['SIGINT']]);
  for (second = 1; second <= 100; second += 1) {
    vi.advanceTimersByTime(1_000);
    if (ended.mock.calls.length > 0) break;
  }
  vi.advanceTimersByTime(100_000);
  if (second > 100) return undefined;
  expect(ended.mock.calls).toEqual([[-stuck.pid, 'SIGKILL']]);
  return second;
}

test('one that is stuck while nobody walks is ended after ten seconds', () => {
  expect(stoppedAfter({}, () => false)).toBe(10);
});

test('one in which somebody walks has the minute that their programs need to end', () => {
  expect(stoppedAfter({}, () => true)).toBe(60);
});

test('one that is stuck once the last has walked is ended then', () => {
  expect(stoppedAfter({}, (second) => second < 25)).toBe(25);
});

test('one that has ended in order is let be, whoever holds a pipe of it', () => {
  expect(stoppedAfter({ exitCode: 130 }, () => false)).toBeUndefined();
  expect(stoppedAfter({ signalCode: 'SIGINT' }, () => true)).toBeUndefined();
});

test('one that ends just then is no error', () => {
  ended.mockImplementation(() => {
    throw Object.assign(new Error('kill ESRCH'), { code: 'ESRCH' });
  });
  expect(stoppedAfter({}, () => false)).toBe(10);
});
