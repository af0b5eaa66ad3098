/* eslint max-lines-per-function: off, @typescript-eslint/no-confusing-void-expression: off -- every page pays for what stands here */
import {
  endpoint,
  followUrl,
  needsConsent,
  obeyPrivacySignals,
  sample,
  site,
} from 'virtual:meantime/client';
import { beaconLimits, type EventKind } from '../../../src/protocol/beacon.ts';
import { silenceMs } from '../../../src/protocol/silence.ts';
import type { PlainRun } from './journal.ts';
import { randomId } from './moment.ts';
import { consentEvent } from './reader-controls.ts';

// What pages load that are no quickstart: it notes that the reader landed, left and came back, and
// sends each event once. What goes beyond is left to follow-quickstart.ts, which is loaded for it: a
// run that is stale or another tab's, what was not confirmed or is to be erased, campaigns, storage
// that fails. Every page pays for what stands here.

type Pair = [number, number];

const key = `meantime:${site}`;
const doc = randomId();
const controls = (window.meantime ??= {});
let run: PlainRun | null | undefined;
let page: string;
/** Events below are under way. */
let sentSeq: number;
/** Whether the reader is at the page; undefined before they have seen it. */
let isHere: boolean | undefined;
/** Another client has taken over. */
let isOver: boolean | undefined;
/** Lets go of the lock that tells the document of a duplicated tab that the run has its writer. */
let release: (() => void) | undefined;

const handOver = (): void => {
  import(/* @vite-ignore */ followUrl).catch(() => {
    addEventListener('online', handOver);
  });
};

const keep = (): void => {
  if (!isOver) sessionStorage[key] = JSON.stringify(run);
};

/** @param type of the event that made it look; empty at the beginning */
const look = async (type: string): Promise<void> => {
  let [atMs, monoMs] = [Date, performance].map((clock) => Math.round(clock.now())) as Pair; // of two clocks
  const isLeaving = /hide|swap/.test(type);
  let kind: EventKind | false | undefined = 'leave';
  if (!isLeaving) page = location.pathname.slice(0, beaconLimits.pageCharacters);
  if (isOver || (isHere ? !isLeaving : isLeaving || document.hidden)) return;
  if (needsConsent && controls.consent !== true) return;
  // Whatever else anybody wrote there fails below, and is the other client's.
  if (!isHere) run = JSON.parse((sessionStorage[key] as string | undefined) ?? 'null') as PlainRun;
  if (
    run
      ? run.isWaiting || (!isHere && run.owner) || atMs - run.lastAtMs > silenceMs
      : location.search.includes('utm_campaign')
  )
    return handOver();
  if (!isHere || !run) {
    if (!run && !type) {
      // The reader landed when they asked for the page.
      atMs -= monoMs;
      monoMs = 0;
    }
    const [, , referrer] = document.referrer.split('/');
    run ??= {
      head: {
        run: randomId(),
        landedAtMs: atMs,
        from: { referrer: referrer === location.host ? undefined : referrer },
      },
      lastAtMs: atMs,
      nextSeq: 0,
      unsent: [],
      ...(sample < 1 && { isOff: Math.random() >= sample }),
    };
    // Not where the connection is not safe.
    void (navigator as Partial<Navigator>).locks?.request(
      run.head.run,
      () => new Promise<void>((done) => (release = done)),
    );
    run.owner = doc;
    sentSeq = 0;
    // From the back/forward cache, or from another page.
    kind = run.nextSeq ? isHere !== undefined && 'back' : 'land';
    isHere = true;
  }
  run.lastAtMs = atMs;
  if (type === 'pagehide') {
    isHere = false;
    run.owner = undefined;
    release?.();
  }
  if (kind && !run.isOff) {
    run.unsent.push({ seq: run.nextSeq++, kind, atMs, monoMs, doc, page });
  }
  keep();
  const events = run.unsent.filter(({ seq }) => seq >= sentSeq);
  sentSeq = run.nextSeq;
  if (!events[0]) return;
  const { ok, headers } = await fetch(endpoint, {
    method: 'POST',
    body: JSON.stringify({
      ...{ v: 1, site, ...run.head, sentAtMs: atMs },
      lab: navigator.webdriver || controls.lab ? true : undefined,
      internal: controls.internal ? true : undefined,
      events,
    }),
    keepalive: true,
    credentials: 'omit',
    // Where it leads is not the collector: a log-in page answers 200 and keeps nothing.
    redirect: 'error',
  });
  if (ok) {
    run.unsent = run.unsent.filter((event) => !events.includes(event));
    // Once the page was left, another document may write to the run.
    if (isHere) keep();
  } else setTimeout(handOver, Number(headers.get('retry-after')) * 1_000 || 1_000);
};

const lookSafely = ({ type }: { type: string }): void => {
  look(type).catch(handOver);
};

controls.run = () =>
  run && !run.isOff ? { ...run.head, events: run.nextSeq, unsent: run.unsent.length } : undefined;
controls.erase = () => {
  if (!run) return;
  run.isOff = run.isWaiting = true;
  keep();
  handOver();
};
controls.stop = () => {
  isOver = true;
  release?.();
  return doc;
};

if (!obeyPrivacySignals || (!navigator.globalPrivacyControl && navigator.doNotTrack !== '1')) {
  for (const type of [
    'visibilitychange',
    'prerenderingchange',
    'pagehide',
    'pageshow',
    'astro:before-swap',
    'astro:page-load',
  ]) {
    addEventListener(type, lookSafely, true);
  }
  if (needsConsent) {
    addEventListener(
      consentEvent,
      (event) => {
        controls.consent = (event as CustomEvent<unknown>).detail === true; // whatever else it holds is no yes
        if (controls.consent) lookSafely({ type: '' });
        else controls.erase?.();
      },
      true,
    );
  }
  lookSafely({ type: '' });
}
