import type { ReceivedEvent } from '../../protocol/received-event.ts';
import { silenceMs } from '../../protocol/silence.ts';
import { isNonEmpty, type NonEmpty } from '../../statistics/non-empty.ts';
import { happenedAtMs, isOfCollector } from './order-events.ts';

/**
 * Parts a run where its reader was silent for more than 4 h: what comes later is another run. Both
 * the reader's clock and the collector's must have seen the silence, so that a clock that is set
 * makes none.
 *
 * @param events of one run, in their order
 */
export function splitAtSilence(events: readonly ReceivedEvent[]): NonEmpty<ReceivedEvent>[] {
  const parts: NonEmpty<ReceivedEvent>[] = [];
  let part: ReceivedEvent[] = [];
  for (const event of events) {
    const before = part.at(-1);
    if (before && gapMs(before, event) > silenceMs && isNonEmpty(part)) {
      parts.push(part);
      part = [];
    }
    part.push(event);
  }
  if (isNonEmpty(part)) parts.push(part);
  return parts;
}

function gapMs(before: ReceivedEvent, after: ReceivedEvent): number {
  const byServerMs = happenedAtMs(after) - happenedAtMs(before);
  if (isOfCollector(before) || isOfCollector(after)) return byServerMs;
  return Math.min(byServerMs, after.atMs - before.atMs);
}
