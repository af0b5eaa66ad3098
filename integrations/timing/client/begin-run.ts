import { runKeptMs, silenceMs } from '../../../src/protocol/silence.ts';
import { cameFrom } from './came-from.ts';
import type { Journal, StoredRun } from './journal.ts';
import { randomId } from './moment.ts';

/** Whether the stored run can be gone on with: it is neither silent nor too old. */
export function isFresh(stored: StoredRun | undefined, nowMs = Date.now()): boolean {
  if (!stored || nowMs - stored.lastAtMs > silenceMs) return false;
  return stored.isOff === true || nowMs - stored.head.landedAtMs <= runKeptMs;
}

/**
 * Begins a run in place of the one before, whose unsent events are still sent.
 *
 * @param inherits false when the other run's events are somebody else's to send
 */
export function beginRun(
  journal: Journal,
  landedAtMs: number,
  { sample = 1, inherits = true }: { sample?: number; inherits?: boolean } = {},
): void {
  const before = journal.read();
  const from = cameFrom();
  const wasHere = journal.isShared && before !== undefined && !before.isOff;
  journal.write({
    head: {
      ...{ run: randomId(), landedAtMs },
      ...(from && { from }),
      ...(wasHere && { returning: true }),
    },
    ...{ lastAtMs: landedAtMs, nextSeq: 0, reached: [], hellos: [] },
    unsent: before && inherits ? before.unsent : [],
    erasing: before && inherits ? before.erasing : [],
    ...(Math.random() >= sample && { isOff: true }),
  });
}
