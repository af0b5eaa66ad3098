import { isEarlier } from '../../protocol/earlier-event.ts';
import type { ReceivedEvent } from '../../protocol/received-event.ts';

/**
 * Each event once, by ascending `seq`, whatever the order and however often they come in.
 * Of two with the same `seq` the one received first counts.
 */
export function uniqueEvents(events: Iterable<ReceivedEvent>): ReceivedEvent[] {
  const bySeq = new Map<number, ReceivedEvent>();
  for (const event of events) {
    const known = bySeq.get(event.seq);
    if (!known || isEarlier(event, known)) bySeq.set(event.seq, event);
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}
