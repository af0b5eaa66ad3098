import { deliverUrl, endpoint } from 'virtual:meantime/client';
import type { Delivery } from './deliver.ts';
import { run, type StoredRun } from './journal.ts';
import { keepOwn } from './own-run.ts';
import { batchOf, request } from './request.ts';
import { listen } from './this-document.ts';

type DeliverModule = typeof import('./deliver.ts');

let delivery: Delivery | undefined;
/** Of this run, events below were sent once. */
let sentOf: StoredRun | undefined;
let sentSeq = 0;

/**
 * Sends each event when it happens. What is not confirmed is sent again by `deliver.ts`.
 *
 * @param isUrgent when the document may be gone before a pause is over
 */
export async function send(isUrgent?: boolean): Promise<void> {
  const sent = run;
  if (!sent) return;
  if (sent.isWaiting && !delivery) await loadDeliver();
  if (delivery) {
    delivery.send(isUrgent);
    return;
  }
  if (sentOf !== sent) sentSeq = 0;
  sentOf = sent;
  const events = sent.unsent.filter(({ seq }) => seq >= sentSeq);
  sentSeq = sent.nextSeq;
  if (!events[0]) return;
  const init = { method: 'POST', body: batchOf(sent.head, events) };
  const answer = await request(endpoint, init).catch(() => undefined);
  if (answer?.ok) {
    sent.unsent = sent.unsent.filter((event) => !events.includes(event));
    keepOwn();
  } else (await loadDeliver())?.wait(answer?.headers.get('retry-after') ?? '');
}

/** Loads what sends again; best before there is need of it, which may be that nothing can be loaded. */
export async function loadDeliver(): Promise<Delivery | undefined> {
  try {
    const loaded = (await import(/* @vite-ignore */ deliverUrl)) as DeliverModule; // what is at that address
    delivery ??= loaded.deliverFrom({ run: () => run, keep: keepOwn });
  } catch {
    listen('online', () => void loadDeliver().then((made) => made?.send()));
  }
  return delivery;
}
