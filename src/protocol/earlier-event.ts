import type { BeaconEvent } from './beacon.ts';
import type { ReceivedEvent } from './received-event.ts';

type ReceivedOnce = BeaconEvent & Pick<ReceivedEvent, 'receivedAtMs' | 'sentAtMs'>;

const ofTheEvent = [
  ...['sentAtMs', 'seq', 'kind', 'atMs', 'monoMs', 'doc', 'page', 'quickstart', 'locale'],
  ...['revision', 'step', 'block', 'variant', 'evidence', 'hasty', 'note'],
];

/**
 * Whether the first of two events with the same run and `seq` is the one that stays: it was received
 * earlier. Of two that contradict each other within a millisecond, any rule will do that does not
 * see their order.
 */
export function isEarlier(a: ReceivedOnce, b: ReceivedOnce): boolean {
  if (a.receivedAtMs !== b.receivedAtMs) return a.receivedAtMs < b.receivedAtMs;
  return JSON.stringify(a, ofTheEvent) < JSON.stringify(b, ofTheEvent);
}
