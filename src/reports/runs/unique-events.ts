import type { ReceivedEvent } from '../../protocol/received-event.ts';

/**
 * Each event once, by ascending `seq`, whatever the order and however often they come in.
 * Of two with the same `seq` the one received first counts.
 */
export function uniqueEvents(events: Iterable<ReceivedEvent>): ReceivedEvent[] {
  const bySeq = new Map<number, ReceivedEvent>();
  for (const event of events) {
    const known = bySeq.get(event.seq);
    if (!known || isBefore(event, known)) bySeq.set(event.seq, event);
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

// Received in the same millisecond with other content: any rule will do that does not see the order.
function isBefore(a: ReceivedEvent, b: ReceivedEvent): boolean {
  if (a.receivedAtMs !== b.receivedAtMs) return a.receivedAtMs < b.receivedAtMs;
  return JSON.stringify(a) < JSON.stringify(b);
}
