import type { LeftNote } from '../left-note.ts';
import { postWebhook, type PostOutcome } from './post-webhook.ts';
import { signWebhook } from './sign-webhook.ts';
import { wakeable } from './wakeable.ts';
import type { WebhookMessage, WebhookOutbox } from './webhook-outbox.ts';

export interface WebhookSenderOptions {
  url: URL;
  key: Buffer;
  outbox: WebhookOutbox;
  /**
   * What a message says, as it is when it is sent; undefined when there is nothing left to say: its
   * readers have erased their notes.
   */
  compose: (message: WebhookMessage) => Promise<object | undefined>;
  now: () => number;
  log: (message: string, error?: unknown) => void;
  /** How long to wait after each attempt in vain; after the last one a message is given up. */
  pausesMs?: readonly number[];
  /** Notes that come sooner after those before become one message. @default 60000 */
  notesEveryMs?: number;
  /** How long a receiver may take. @default 15000 */
  timeoutMs?: number;
}

export interface WebhookSender {
  /** Resolves when it is sure that they will be posted, or logged that they will not. */
  noteLeft: (notes: readonly LeftNote[]) => Promise<void>;
  /** The review of the week that ends then is due, if it was not before. */
  reviewDue: (untilMs: number) => void;
  close: () => Promise<void>;
}

const [second, minute, hour] = [1_000, 60_000, 3_600_000];
/** Eleven attempts within three days and some hours. */
const usualPausesMs = [
  ...[5 * second, 30 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour],
  ...[10 * hour, 14 * hour, 20 * hour, 24 * hour],
];
const longestPauseMs = 24 * hour;

/** Posts what is in the outbox, one message after the other. Nothing waits for it. */
export function webhookSender(options: WebhookSenderOptions): WebhookSender {
  const { outbox, now, log, notesEveryMs = minute } = options;
  const stopping = new AbortController();
  let lastNotesAtMs = -Infinity;
  const { wake, ended } = wakeable({
    work: sendDue,
    onFailure: (error) => {
      log('The outbox of the webhook cannot be used; it is tried again in a minute.', error);
      return minute;
    },
    signal: stopping.signal,
  });

  /** @returns how long until something else is due; undefined for nothing */
  async function sendDue(): Promise<number | undefined> {
    for (;;) {
      const nowMs = now();
      const notesWaitMs = lastNotesAtMs + notesEveryMs - nowMs;
      if (notesWaitMs <= 0) outbox.gatherNotes(nowMs);
      const message = outbox.next();
      const waitMs = message ? message.nextAtMs - nowMs : Infinity;
      if (!message || waitMs > 0) {
        const soonestMs = outbox.hasWaiting() && notesWaitMs > 0 ? notesWaitMs : Infinity;
        const leastMs = Math.min(waitMs, soonestMs);
        return Number.isFinite(leastMs) ? leastMs : undefined;
      }
      if (message.kind === 'notes') lastNotesAtMs = nowMs;
      await send(message, options, stopping.signal);
      if (stopping.signal.aborted) return undefined;
    }
  }

  wake();
  return {
    async noteLeft(notes) {
      try {
        await outbox.keepNotes(notes);
      } catch (error) {
        log('A note is kept, but cannot be posted by the webhook.', error);
      }
      wake();
    },
    reviewDue(untilMs) {
      try {
        outbox.keepReview(untilMs, now());
      } catch (error) {
        log('The weekly review cannot be posted by the webhook.', error);
      }
      wake();
    },
    async close() {
      stopping.abort();
      await ended();
      outbox.close();
    },
  };
}

/** Sends a message, and takes it out of the outbox or puts it off. */
async function send(
  message: WebhookMessage,
  options: WebhookSenderOptions,
  signal: AbortSignal,
): Promise<void> {
  const { url, outbox, now, log, pausesMs = usualPausesMs } = options;
  const { id, attempts } = message;
  const outcome = await attempt(message, options, signal);
  // What was cut off by the end of the process is sent when it begins again.
  if (signal.aborted && !outcome.ok) return;
  if (outcome.ok) {
    outbox.remove(id);
    return;
  }
  const pauseMs = pausesMs[attempts];
  const failure = `The webhook at ${url.origin} took no message: ${outcome.reason}.`;
  if (pauseMs === undefined || outcome.isGone) {
    outbox.remove(id);
    log(`${failure} It was tried ${attempts + 1} times and is given up.`);
    return;
  }
  const waitMs = Math.min(Math.max(pauseMs, outcome.retryAfterMs ?? 0), longestPauseMs);
  outbox.postpone(id, now() + waitMs);
  if (attempts === 0) log(`${failure} It is tried again, for about three days.`);
}

async function attempt(
  message: WebhookMessage,
  { url, key, compose, now, timeoutMs = 15 * second }: WebhookSenderOptions,
  signal: AbortSignal,
): Promise<PostOutcome> {
  let payload: object | undefined;
  try {
    payload = await compose(message);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, reason: `what it says could not be made (${reason})` };
  }
  if (payload === undefined) return { ok: true };
  const body = JSON.stringify(payload);
  const nowMs = now();
  const headers = signWebhook({ id: message.id, atSeconds: Math.floor(nowMs / 1_000), body }, key);
  return postWebhook({ url, body, headers, signal, timeoutMs, nowMs });
}
