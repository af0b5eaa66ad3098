import { retryAfterMs } from './retry-after.ts';

/** What requests that outlive their page may hold together; a little is left to the page's own. */
const allowanceBytes = 60_000;
const patienceMs = 30_000;
const longestPauseMs = 60_000;

interface Outgoing {
  url: string;
  init: RequestInit;
  /** Of what it carries, so that nothing goes out twice at once. */
  keys: readonly string[];
  bytes: number;
}

/** Requests under way, and the pauses after those that did not get through. */
export interface Outbox {
  /** Whether what has this key is under way. */
  has(key: string): boolean;
  hasRoom(bytes: number): boolean;
  /** True until the pause after a failure is over. */
  isPaused(): boolean;
  /** Ends the pause. */
  resume: () => void;
  /** @param settle told of an answer that is final: 2xx, 400 or 413 */
  post(outgoing: Outgoing, settle: (status: number) => void): void;
}

/** Answers that say: never. All others but 2xx may pass: of a proxy, a deployment, a firewall. */
export function isRefused(status: number): boolean {
  return status === 400 || status === 413;
}

/** @param sendOn called when something more can be sent: after an answer, or after a pause */
export function createOutbox(sendOn: () => void): Outbox {
  const underWay = new Set<string>();
  let underWayBytes = 0;
  let failingSinceMs: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const resume = (): void => {
    clearTimeout(timer);
    timer = failingSinceMs = undefined;
    sendOn();
  };
  // Each pause may be as long again as nothing has got through, and readers do not come back at once.
  const pause = (atLeastMs: number): void => {
    failingSinceMs ??= Date.now();
    const growingMs = Math.max(1_000, 2 * (Date.now() - failingSinceMs));
    const pauseMs = atLeastMs + Math.random() * Math.min(longestPauseMs, growingMs);
    timer ??= setTimeout(() => {
      timer = undefined;
      sendOn();
    }, pauseMs);
  };

  return {
    has: (key) => underWay.has(key),
    hasRoom: (bytes) => underWayBytes + bytes <= allowanceBytes,
    isPaused: () => timer !== undefined,
    resume,
    post({ url, init, keys, bytes }, settle) {
      for (const key of keys) underWay.add(key);
      underWayBytes += bytes;
      void ask(url, init).then(({ status, pauseMs }) => {
        for (const key of keys) underWay.delete(key);
        underWayBytes -= bytes;
        const isFinal = (status >= 200 && status < 300) || isRefused(status);
        if (!isFinal) {
          pause(pauseMs);
          return;
        }
        settle(status);
        resume();
      });
    },
  };
}

/** Status of the answer, 0 when none came, and for how long it asks to be left alone. */
async function ask(url: string, init: RequestInit): Promise<{ status: number; pauseMs: number }> {
  try {
    // A string goes as text/plain, which needs no preflight.
    const { status, headers } = await fetch(url, {
      ...init,
      keepalive: true,
      credentials: 'omit',
      // Where it leads is not the collector: a log-in page answers 200 and keeps nothing.
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    return { status, pauseMs: retryAfterMs(headers) };
  } catch {
    return { status: 0, pauseMs: 0 };
  }
}
