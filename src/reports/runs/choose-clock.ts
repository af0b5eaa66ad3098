import type { ReceivedEvent } from '../../protocol/received-event.ts';
import type { Clock } from './run.ts';

/** Clocks that differ by no more than this agree: network and timer resolution make that much. */
export const clockToleranceMs = 2_000;

/**
 * Decides by which clock the time from `start` to `end` is told. `events` are all of the run.
 *
 * The wall clock is believed when nothing moved it meanwhile. Within a document the monotonic clock
 * shows that; between documents the server's receipts do: the smallest delay from wall clock to
 * receipt is the same at both ends. The smallest, because single events may have waited offline.
 */
export function chooseClock(
  start: ReceivedEvent,
  end: ReceivedEvent,
  events: readonly ReceivedEvent[],
): Clock {
  const wallMs = end.atMs - start.atMs;
  const receiptMs = end.receivedAtMs - start.receivedAtMs;
  const monotonicMs = start.doc === end.doc ? end.monoMs - start.monoMs : undefined;
  const isSteady = agree(smallestDelay(start, events), smallestDelay(end, events));
  if (wallMs >= 0 && isSteady) {
    if (!agree(wallMs, receiptMs)) return { used: 'wall', disagreement: 'delivered-late' };
    if (monotonicMs === undefined || agree(wallMs, monotonicMs)) return { used: 'wall' };
    return { used: 'wall', disagreement: 'slept' };
  }
  if (monotonicMs !== undefined && monotonicMs >= 0 && agree(monotonicMs, receiptMs)) {
    return { used: 'monotonic', disagreement: 'clock-set' };
  }
  return { used: 'wall', disagreement: 'unexplained' };
}

/** From landing to `event`, in ms, by the clock chosen. */
export function elapsedMs(start: ReceivedEvent, event: ReceivedEvent, clock: Clock): number {
  return Math.max(0, difference(start, event, clock));
}

function difference(start: ReceivedEvent, event: ReceivedEvent, clock: Clock): number {
  if (clock.used === 'wall') return event.atMs - start.atMs;
  // Another document's monotonic clock has another zero.
  if (event.doc !== start.doc) return event.receivedAtMs - start.receivedAtMs;
  return event.monoMs - start.monoMs;
}

/** Smallest delay from wall clock to receipt among the events that share a steady clock with `event`. */
function smallestDelay(event: ReceivedEvent, events: readonly ReceivedEvent[]): number {
  let delayMs = event.receivedAtMs - event.atMs;
  for (const other of events) {
    const sharesClock =
      other.doc === event.doc && agree(other.atMs - event.atMs, other.monoMs - event.monoMs);
    if (sharesClock) delayMs = Math.min(delayMs, other.receivedAtMs - other.atMs);
  }
  return delayMs;
}

function agree(aMs: number, bMs: number): boolean {
  return Math.abs(aMs - bMs) <= clockToleranceMs;
}
