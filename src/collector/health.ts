import type { Manifest } from '../protocol/manifest.ts';
import { refuse, securityHeaders } from './refuse.ts';
import type { Store } from './store.ts';

export interface HealthOptions {
  readManifest: () => Manifest;
  store: Pick<Store, 'rememberSteps'>;
  now: () => number;
}

interface Health {
  /** Something could not be written. */
  noteFailedWrite: () => void;
  answer: () => Promise<Response>;
}

/** A write that failed counts for so long: a full disk shows in what is written, not in a trial. */
const failureCountsMs = 30_000;

/** One trial serves all who ask meanwhile. */
const trialHoldsMs = 1_000;

/** Whether the store can write, for `healthz`. */
export function health({ readManifest, store, now }: HealthOptions): Health {
  let failedAtMs = -Infinity;
  let trial: { atMs: number; ok: Promise<boolean> } | undefined;
  return {
    noteFailedWrite(): void {
      failedAtMs = now();
    },
    async answer(): Promise<Response> {
      if (!(await canWrite())) {
        const message = 'The collector cannot write at the moment.';
        return refuse(503, 'store-unavailable', message, { 'Retry-After': '30' });
      }
      const headers = { ...securityHeaders, 'Content-Type': 'text/plain; charset=utf-8' };
      return new Response('ok\n', { headers });
    },
  };

  function canWrite(): Promise<boolean> {
    const nowMs = now();
    if (nowMs - failedAtMs < failureCountsMs) return Promise.resolve(false);
    if (trial && nowMs - trial.atMs < trialHoldsMs) return trial.ok;
    // A transaction that changes nothing: it needs the file, its lock and the right to write.
    const ok = store.rememberSteps(readManifest().site, []).then(
      () => true,
      () => false,
    );
    trial = { atMs: nowMs, ok };
    return ok;
  }
}
