import { beaconLimits } from '../../protocol/beacon.ts';
import type { ReceivedEvent } from '../../protocol/received-event.ts';
import { uniqueEvents } from './unique-events.ts';

/** Whether the collector made the event itself: a hello from the terminal. */
export function isOfCollector({ seq }: ReceivedEvent): boolean {
  return seq >= beaconLimits.eventsPerRun;
}

/** When an event happened, by the collector's clock: what it waited in the browser is taken off. */
export function happenedAtMs({ receivedAtMs, sentAtMs, atMs }: ReceivedEvent): number {
  return receivedAtMs - Math.max(0, sentAtMs - atMs);
}

/**
 * Each event of a run once, in the order in which they happened: those of the browser by `seq`,
 * those of the collector among them by its clock.
 */
export function orderEvents(events: Iterable<ReceivedEvent>): ReceivedEvent[] {
  const unique = uniqueEvents(events);
  const ordered = unique.filter((event) => !isOfCollector(event));
  for (const event of unique.filter(isOfCollector)) {
    const next = ordered.findIndex((other) => happenedAtMs(other) > event.receivedAtMs);
    ordered.splice(next < 0 ? ordered.length : next, 0, event);
  }
  return ordered;
}
