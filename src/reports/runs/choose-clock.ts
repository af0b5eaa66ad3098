import { clockToleranceMs, delayOf, underWayMs } from './clock-limits.ts';
import { explainJumps } from './explain-jumps.ts';
import { isOfCollector } from './order-events.ts';
import type { ReceivedEvent } from '../../protocol/received-event.ts';
import type { Clock } from './run.ts';

/** When the reader landed, by their wall clock. */
export interface Landing {
  atMs: number;
  /** The event that says so; undefined when it was lost. */
  event?: ReceivedEvent;
}

/**
 * Decides by which clock the time from landing to `end` is told. `events` are all of the run.
 *
 * The wall clock is believed when nothing set it meanwhile. Within a document the monotonic clock
 * shows where it jumped, and the collector whether the machine slept then; between documents the
 * collector does both: the time from sending to receipt is the same at both ends, give or take what
 * one of the beacons was under way. What waited in the browser does not matter, since the time of
 * sending is told.
 */
export function chooseClock(
  landing: Landing,
  end: ReceivedEvent,
  events: readonly ReceivedEvent[],
): Clock {
  const start = landing.event;
  const wallMs = end.atMs - (start?.atMs ?? landing.atMs);
  const endDelayMs = smallestDelay(end, events);
  if (!start) {
    // Nobody is seen before they have landed.
    const firstMs = Math.min(...events.map(({ receivedAtMs }) => receivedAtMs));
    const isPossible = wallMs >= 0 && landing.atMs + endDelayMs <= firstMs + underWayMs;
    return { used: 'wall', ...(isPossible ? {} : { disagreement: 'unexplained' }) };
  }
  // Who lands twice is not to choose between the two.
  if (landing.atMs - start.atMs > clockToleranceMs) {
    return { used: 'wall', disagreement: 'unexplained' };
  }
  const receiptMs = end.receivedAtMs - start.receivedAtMs;
  const monotonicMs = start.doc === end.doc ? end.monoMs - start.monoMs : undefined;
  const driftMs = Math.abs(smallestDelay(start, events) - endDelayMs);
  const jumps = explainJumps(start, end, events);
  if (jumps === 'unexplained') return { used: 'wall', disagreement: 'unexplained' };
  const isWall = jumps !== 'set' && wallMs >= 0;
  if (isWall && driftMs <= clockToleranceMs) {
    if (!agree(wallMs, receiptMs)) return { used: 'wall', disagreement: 'delivered-late' };
    if (monotonicMs === undefined || agree(wallMs, monotonicMs)) return { used: 'wall' };
    return { used: 'wall', disagreement: 'slept' };
  }
  if (monotonicMs !== undefined && monotonicMs >= 0 && agree(monotonicMs, receiptMs)) {
    return { used: 'monotonic', disagreement: 'clock-set' };
  }
  if (isWall && driftMs <= underWayMs) return { used: 'wall', disagreement: 'delivered-late' };
  return { used: 'wall', disagreement: 'unexplained' };
}

/** From landing to `event`, in ms, by the clock chosen. */
export function elapsedMs(
  landing: Landing,
  event: ReceivedEvent,
  { used }: Clock,
  events: readonly ReceivedEvent[],
): number {
  const { event: start } = landing;
  // What the collector itself saw is told by its clock, and so is what only its clock can tell.
  const isOfOthers = isOfCollector(event) || (used === 'monotonic' && event.doc !== start?.doc);
  if (isOfOthers) return Math.max(0, event.receivedAtMs - landedByServer(landing, events));
  if (used === 'wall' || !start) return Math.max(0, event.atMs - landing.atMs);
  return Math.max(0, event.monoMs - start.monoMs + start.atMs - landing.atMs);
}

/** When the reader landed, by the collector's clock. */
export function landedByServer({ atMs, event }: Landing, events: readonly ReceivedEvent[]): number {
  const told = event ?? events.find((other) => !isOfCollector(other)) ?? events[0];
  return told ? atMs + smallestDelay(told, events) : atMs;
}

/** Smallest delay from sending to receipt among the events that share a steady clock with `event`. */
function smallestDelay(event: ReceivedEvent, events: readonly ReceivedEvent[]): number {
  let delayMs = delayOf(event);
  for (const other of events) {
    const sharesClock =
      other.doc === event.doc && agree(other.atMs - event.atMs, other.monoMs - event.monoMs);
    if (sharesClock) delayMs = Math.min(delayMs, delayOf(other));
  }
  return delayMs;
}

function agree(aMs: number, bMs: number): boolean {
  return Math.abs(aMs - bMs) <= clockToleranceMs;
}
