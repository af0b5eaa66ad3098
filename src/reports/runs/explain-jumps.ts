import type { ReceivedEvent } from '../../protocol/received-event.ts';
import { clockToleranceMs, delayOf, underWayMs } from './clock-limits.ts';
import { isOfCollector } from './order-events.ts';

interface ClockJump {
  /** The last event before it, and the first one behind it, of one document. */
  before: ReceivedEvent;
  behind: ReceivedEvent;
  /** By how much the wall clock went further than the monotonic one. */
  byMs: number;
}

/**
 * Why the wall clock jumped against the monotonic one between two events, as far as documents show
 * it. A machine that sleeps and one whose clock is set forward look the same from within. The
 * collector tells them apart if it heard of the run before the jump and again behind it: over a sleep
 * the time from sending to receipt stays what it was.
 *
 * @returns `unexplained` where it had heard nothing by then
 */
export function explainJumps(
  start: ReceivedEvent,
  end: ReceivedEvent,
  events: readonly ReceivedEvent[],
): 'none' | 'slept' | 'set' | 'unexplained' {
  const told = events.filter((event) => !isOfCollector(event));
  const found = jumpsIn(told.filter(({ seq }) => seq >= start.seq && seq <= end.seq)).map((jump) =>
    explain(jump, told),
  );
  return (['unexplained', 'set', 'slept'] as const).find((why) => found.includes(why)) ?? 'none';
}

/** @param told in their order */
function jumpsIn(told: readonly ReceivedEvent[]): ClockJump[] {
  const lastOf = new Map<string, ReceivedEvent>();
  const jumps: ClockJump[] = [];
  for (const behind of told) {
    const before = lastOf.get(behind.doc);
    lastOf.set(behind.doc, behind);
    if (!before) continue;
    const byMs = behind.atMs - before.atMs - (behind.monoMs - before.monoMs);
    if (Math.abs(byMs) > clockToleranceMs) jumps.push({ before, behind, byMs });
  }
  return jumps;
}

function explain({ before, behind, byMs }: ClockJump, told: readonly ReceivedEvent[]) {
  // No sleep sets a clock back.
  if (byMs < 0) return 'set';
  // By a clock that went forward, what was sent before it did is earlier than anything behind it.
  const early = told.filter(({ sentAtMs }) => sentAtMs < before.atMs + byMs - clockToleranceMs);
  const late = told.filter(({ sentAtMs, seq }) => seq >= behind.seq && sentAtMs >= behind.atMs);
  if (early.length === 0 || late.length === 0) return 'unexplained';
  const driftMs = smallest(early) - smallest(late);
  return Math.abs(driftMs) <= Math.min(underWayMs, byMs / 2) ? 'slept' : 'set';
}

function smallest(events: readonly ReceivedEvent[]): number {
  return Math.min(...events.map(delayOf));
}
