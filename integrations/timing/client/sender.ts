import { beaconLimits } from '../../../src/protocol/beacon.ts';
import type { Journal } from './journal.ts';
import type { ClientSettings } from './settings.ts';

/** In UTF-8 no more than three times as many bytes, which is what requests of this kind may hold. */
const bodyCharacters = beaconLimits.bodyBytes / 3 - 1_000;
const patienceMs = 30_000;

/**
 * Makes the function that sends what is unsent. An event is kept until an answer confirms it:
 * 2xx means on disk; 4xx that it never will be, so it is dropped; anything else that it is to be
 * sent again, with the next event, the next page or when the network is back.
 *
 * @returns call it with true when the document may be gone before an answer comes
 */
export function createSender(
  { site, endpoint }: Pick<ClientSettings, 'site' | 'endpoint'>,
  journal: Journal,
  isLab: () => boolean,
): (isUrgent?: boolean) => void {
  /** Requests that have no answer yet. */
  let underWay = 0;
  /** One refused event would take the others of its batch with it, so they are sent one by one. */
  let eventsAtMost: number = beaconLimits.eventsPerBatch;

  const send = (isUrgent = false): void => {
    const unsent = journal.read()?.unsent ?? [];
    if (!unsent.length || (underWay > 0 && !isUrgent) || !navigator.onLine) return;
    const { run, events } = nextBatch(unsent, eventsAtMost);
    const body = JSON.stringify({ v: 1, site, run, ...(isLab() ? { lab: true } : {}), events });
    underWay += 1;
    void post(endpoint, body).then((status) => {
      underWay -= 1;
      const isRefused = status >= 400 && status < 500 && status !== 408 && status !== 429;
      if (isRefused && events.length > 1) eventsAtMost = 1;
      else if (isRefused || (status >= 200 && status < 300)) forget(run, events);
      else return;
      if (!journal.read()?.unsent.length) eventsAtMost = beaconLimits.eventsPerBatch;
      send();
    });
  };

  const forget = (run: string, events: readonly { seq: number }[]): void => {
    const stored = journal.read();
    if (!stored) return;
    const seqs = new Set(events.map(({ seq }) => seq));
    const unsent = stored.unsent.filter((item) => item.run !== run || !seqs.has(item.event.seq));
    journal.write({ ...stored, unsent });
  };

  return send;
}

/** The first events of one run, as many as a request may hold. */
function nextBatch<E>(unsent: readonly { run: string; event: E }[], atMost: number) {
  const run = unsent[0]?.run ?? '';
  const events: E[] = [];
  let characters = 0;
  for (const item of unsent) {
    characters += JSON.stringify(item.event).length;
    if (item.run !== run || events.length === atMost) break;
    if (events.length > 0 && characters > bodyCharacters) break;
    events.push(item.event);
  }
  return { run, events };
}

/** Status of the answer; 0 when none came. */
async function post(endpoint: string, body: string): Promise<number> {
  try {
    // A string goes as text/plain, which needs no preflight.
    const response = await fetch(endpoint, {
      method: 'POST',
      body,
      keepalive: true,
      credentials: 'omit',
      signal: AbortSignal.timeout(patienceMs),
    });
    return response.status;
  } catch {
    return 0;
  }
}
