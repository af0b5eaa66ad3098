import { beaconLimits, type BeaconEvent } from '../../../src/protocol/beacon.ts';
import { editRun, type Journal, type RunHead } from './journal.ts';
import { thisMoment } from './moment.ts';
import { createOutbox, isRefused, type Outbox } from './outbox.ts';
import type { ClientSettings } from './settings.ts';

/** Of a batch without its events. */
const headBytes = 1_000;

interface Sending {
  settings: Pick<ClientSettings, 'site' | 'endpoint'>;
  journal: Journal;
  /** What batches say besides: whose run it is. */
  tags: () => object;
}

/**
 * Makes the function that sends what is unsent: events until a 2xx confirms that they are on disk,
 * or 400 and 413 say that they never will be; and erased runs until the collector has erased them.
 *
 * @returns call it with true when the document may be gone before a pause is over
 */
export function createSender({ settings, journal, tags }: Sending): (isUrgent?: boolean) => void {
  const { site, endpoint } = settings;
  let eventsAtMost: number = beaconLimits.eventsPerBatch;

  const send = (isUrgent = false): void => {
    if (outbox.isPaused() && !isUrgent) return;
    for (const run of journal.read()?.erasing ?? []) if (!outbox.has(run)) erase(run);
    while (sendBatch());
  };
  const outbox = createOutbox(send);

  const erase = (run: string): void => {
    const init = { method: 'DELETE' };
    outbox.post({ url: `${endpoint}/${run}`, init, keys: [run], bytes: 0 }, () => {
      editRun(journal, (stored) => {
        stored.erasing = stored.erasing.filter((id) => id !== run);
      });
    });
  };

  /** @returns whether there was something to send, and room for it */
  const sendBatch = (): boolean => {
    const { head, events, bytes } = nextBatch(journal, outbox, eventsAtMost);
    if (!head) return false;
    const keys = events.map((event) => keyOf(head, event));
    const batch = { v: 1, site, ...head, sentAtMs: thisMoment().atMs, ...tags(), events };
    const init = { method: 'POST', body: JSON.stringify(batch) };
    outbox.post({ url: endpoint, init, keys, bytes }, (status) => {
      if (isRefused(status) && events.length > 1) {
        // One bad event would take the others with it: it is found by halves.
        eventsAtMost = Math.ceil(events.length / 2);
        return;
      }
      eventsAtMost = beaconLimits.eventsPerBatch;
      editRun(journal, (stored) => {
        stored.unsent = stored.unsent.filter(
          ({ head, event }) => !keys.includes(keyOf(head, event)),
        );
      });
    });
    return true;
  };

  addEventListener('online', outbox.resume);
  return send;
}

/** The first events of one run that are not under way, as many as there is room for. */
function nextBatch(journal: Journal, outbox: Outbox, atMost: number) {
  let head: RunHead | undefined;
  const events: BeaconEvent[] = [];
  let bytes = headBytes;
  for (const item of journal.read()?.unsent ?? []) {
    if (outbox.has(keyOf(item.head, item.event))) continue;
    bytes += new Blob([JSON.stringify(item.event)]).size + 1;
    const isOfAnother = head !== undefined && head.run !== item.head.run;
    if (isOfAnother || events.length === atMost || !outbox.hasRoom(bytes)) break;
    head = item.head;
    events.push(item.event);
  }
  return { head, events, bytes };
}

function keyOf({ run }: RunHead, { seq }: BeaconEvent): string {
  return `${run} ${seq}`;
}
