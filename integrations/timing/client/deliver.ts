import { endpoint } from 'virtual:meantime/client';
import { beaconLimits } from '../../../src/protocol/beacon.ts';
import type { StoredRun, Unsent } from './journal.ts';
import { batchOf, request } from './request.ts';

/** What requests that outlive their page may hold together; a little is left to the page's own. */
const allowanceBytes = 60_000;
/** A UTF-16 unit takes at most so many bytes. */
const bytesPerUnit = 3;
/** What an answer may take. */
const patienceMs = 30_000;
const longestPauseMs = 60_000;
const longestRetryAfterMs = 3_600_000;

/** The run as the document that loads this keeps it. */
interface Journal {
  run: () => StoredRun | undefined;
  keep: () => void;
}

let journal: Journal;

/** Runs to erase, and events as `run seq`: nothing goes out twice at once. */
const underWay = new Set<string>();
let underWayBytes = 0;
let eventsAtMost: number = beaconLimits.eventsPerBatch;
let failingSinceMs = 0;
let pause: ReturnType<typeof setTimeout> | undefined;

/** Sends what is not confirmed, and tells the pauses. */
export interface Delivery {
  /**
   * Sends what is unsent: events until a 2xx confirms that they are on disk, or 400 and 413 say
   * that they never will be; and erased runs until the collector has erased them.
   *
   * @param isUrgent when the document may be gone before a pause is over
   */
  send: (isUrgent?: boolean) => void;
  /** Begins a pause. @param retryAfter what the answer asks for, or nothing */
  wait: (retryAfter: string) => void;
}

export function deliverFrom(run: Journal): Delivery {
  journal = run;
  addEventListener('online', sendNow);
  return { send, wait };
}

function edit(change: (stored: StoredRun) => void): void {
  const stored = journal.run();
  if (stored) change(stored);
  journal.keep();
}

function send(isUrgent = false): void {
  const stored = journal.run();
  if (!stored || (pause && !isUrgent)) return;
  for (const run of stored.erasing) {
    if (underWay.has(run)) continue;
    post(`/${run}`, { method: 'DELETE' }, [run], () => {
      edit((stored) => {
        stored.erasing = stored.erasing.filter((id) => id !== run);
      });
    });
  }
  for (const part of [...stored.before, stored]) while (sendBatch(part));
}

/** @returns whether there was something to send, and room for it */
function sendBatch({ head, unsent }: Unsent): boolean {
  const keyOf = ({ seq }: { seq: number }): string => `${head.run} ${seq}`;
  let events = unsent.filter((event) => !underWay.has(keyOf(event))).slice(0, eventsAtMost);
  let body = '';
  const hasRoom = (): boolean => underWayBytes + body.length * bytesPerUnit <= allowanceBytes;
  for (; events.length; events = events.slice(0, events.length >> 1)) {
    body = batchOf(head, events);
    if (hasRoom()) break;
  }
  if (!events.length) return false;
  const keys = events.map(keyOf);
  post('', { method: 'POST', body }, keys, (isOk) => {
    if (!isOk && events.length > 1) {
      // One bad event would take the others with it: it is found by halves.
      eventsAtMost = events.length >> 1;
      return;
    }
    eventsAtMost = beaconLimits.eventsPerBatch;
    edit((stored) => {
      for (const part of [...stored.before, stored]) {
        if (part.head.run !== head.run) continue;
        part.unsent = part.unsent.filter((event) => !keys.includes(keyOf(event)));
      }
      stored.before = stored.before.filter(({ unsent }) => unsent.length);
    });
  });
  return true;
}

/** @param settle told of an answer that is final: that it is kept, or that it never will be */
function post(
  path: string,
  init: { method: string; body?: string },
  keys: readonly string[],
  settle: (isOk: boolean) => void,
): void {
  const bytes = (init.body?.length ?? 0) * bytesPerUnit;
  for (const key of keys) underWay.add(key);
  underWayBytes += bytes;
  const settled = (response?: Response): void => {
    for (const key of keys) underWay.delete(key);
    underWayBytes -= bytes;
    // All others may pass: of a proxy, a deployment, a firewall.
    if (response?.ok || response?.status === 400 || response?.status === 413) {
      settle(response.ok);
      sendNow();
    } else wait(response?.headers.get('retry-after') ?? '');
  };
  const signal = AbortSignal.timeout(patienceMs);
  request(endpoint + path, { ...init, signal }).then(settled, () => {
    settled();
  });
}

/** Each pause may be as long again as nothing has got through, and readers do not come back at once. */
function wait(retryAfter: string): void {
  const nowMs = Date.now();
  failingSinceMs ||= nowMs;
  const askedMs = Number(retryAfter) * 1_000 || Date.parse(retryAfter) - nowMs || 0;
  const growingMs = Math.max(1_000, 2 * (nowMs - failingSinceMs));
  const pauseMs =
    Math.min(longestRetryAfterMs, Math.max(0, askedMs)) +
    Math.random() * Math.min(longestPauseMs, growingMs);
  pause ??= setTimeout(() => {
    pause = undefined;
    send();
  }, pauseMs);
}

function sendNow(): void {
  clearTimeout(pause);
  pause = undefined;
  failingSinceMs = 0;
  send();
}
