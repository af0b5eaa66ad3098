import { site } from 'virtual:meantime/client';
import type { BeaconEvent } from '../../../src/protocol/beacon.ts';
import type { RunHead } from './journal.ts';
import './reader-controls.ts';

/** A batch as text. */
export function batchOf(head: RunHead, events: readonly BeaconEvent[]): string {
  const { lab, internal } = window.meantime ?? {};
  return JSON.stringify({
    ...{ v: 1, site, ...head, sentAtMs: Math.round(Date.now()) },
    lab: flag(navigator.webdriver || lab),
    internal: flag(internal),
    events,
  });
}

/** Pages may set what they like; on the wire it is true or absent. */
function flag(value: unknown): true | undefined {
  return value ? true : undefined;
}

/** Sends a request that outlives the page. A string goes as text/plain, which needs no preflight. */
export function request(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, {
    ...init,
    keepalive: true,
    credentials: 'omit',
    // Where it leads is not the collector: a log-in page answers 200 and keeps nothing.
    redirect: 'error',
  });
}
