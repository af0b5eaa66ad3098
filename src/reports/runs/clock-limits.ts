import type { ReceivedEvent } from '../../protocol/received-event.ts';

/** Clocks that differ by no more than this agree: network and timer resolution make that much. */
export const clockToleranceMs = 2_000;

/** So long may a beacon be under way: browsers wait 30 s for an answer, then they send it again. */
export const underWayMs = 30_000 + clockToleranceMs;

/** From sending to receipt, by the reader's clock as it was when the event was sent. */
export function delayOf({ receivedAtMs, sentAtMs, atMs }: ReceivedEvent): number {
  // Nothing is sent before it happens: if the clock says so, it was set back in between.
  return receivedAtMs - Math.max(sentAtMs, atMs);
}
