import { resolve } from 'node:path';
import type { LeftNote } from '../collector/left-note.ts';
import type { Store } from '../collector/store.ts';
import { weekly } from '../collector/webhooks/weekly.ts';
import { openWebhookOutbox, type WebhookMessage } from '../collector/webhooks/webhook-outbox.ts';
import { webhookSender } from '../collector/webhooks/webhook-sender.ts';
import type { Manifest } from '../protocol/manifest.ts';
import { noteId } from '../protocol/note-mark.ts';
import { ownFolder } from '../protocol/own-folder.ts';
import { readerNotes } from '../reports/notes/reader-notes.ts';
import type { Reporter } from '../reports/reporter.ts';
import { reviewOn } from '../reports/review/review-on.ts';
import { notesPayload } from '../reports/webhook/notes-payload.ts';
import { reviewPayload } from '../reports/webhook/review-payload.ts';
import type { ReadWebhook } from './webhook-options.ts';

export interface OpenWebhookOptions {
  /** The project's root, absolute. */
  cwd: string;
  webhook: ReadWebhook;
  store: Pick<Store, 'readNotes' | 'findNotes' | 'readMarks'>;
  readManifest: () => Manifest;
  reporter: Pick<Reporter, 'report'>;
  /** Origin by which the team reaches the pages. @default none: messages have no link */
  publicUrl?: string | undefined;
  now: () => number;
  log: (message: string, error?: unknown) => void;
}

export interface OpenWebhook {
  onNotes: (notes: readonly LeftNote[]) => Promise<void>;
  close: () => Promise<void>;
}

const weekMs = 7 * 86_400_000;
const lockTimeoutMs = 250;

/**
 * Posts notes as readers leave them, and once a week the review.
 *
 * @throws MeantimeError `store-…` when what is to be posted cannot be kept
 */
export function openWebhook(options: OpenWebhookOptions): OpenWebhook {
  const { cwd, webhook, readManifest, now, log } = options;
  const { url, key, outboxName: name } = webhook;
  const file = { path: resolve(cwd, name), name, lockTimeoutMs };
  const outbox = openWebhookOutbox(file, readManifest().site);
  const compose = (message: WebhookMessage) =>
    message.kind === 'notes' ? composeNotes(message, options) : composeReview(message, options);
  const sender = webhookSender({ url, key, outbox, compose, now, log });
  const stopWeekly = weekly(sender.reviewDue, now);
  return {
    onNotes: sender.noteLeft,
    close() {
      stopWeekly();
      return sender.close();
    },
  };
}

/** Of notes that are still there, and are no bot's or of the team, as their runs have shown since. */
async function composeNotes(
  { notes: left, readers, madeAtMs }: WebhookMessage,
  { store, readManifest, publicUrl }: OpenWebhookOptions,
): Promise<object | undefined> {
  const manifest = readManifest();
  const { site, base } = manifest;
  const events = await store.findNotes(site, left.map(noteId));
  const told = events.filter(({ bot, internal, lab }) => !bot && !internal && !lab);
  if (told.length === 0) return undefined;
  const notes = readerNotes(told, [], manifest);
  const more = readers - left.length;
  return notesPayload({
    ...{ site, notes, more, madeAtMs },
    ...(publicUrl === undefined ? {} : { url: `${publicUrl}${base}${ownFolder}notes` }),
  });
}

async function composeReview(
  { untilMs, madeAtMs }: WebhookMessage,
  { store, readManifest, reporter, publicUrl, now }: OpenWebhookOptions,
): Promise<object> {
  const manifest = readManifest();
  const window = { fromMs: untilMs - weekMs, toMs: untilMs };
  const review = await reviewOn(
    { store, report: reporter.report },
    { manifest, window, nowMs: now() },
  );
  return reviewPayload({
    ...{ review, madeAtMs },
    ...(publicUrl === undefined ? {} : { url: publicUrl + manifest.base + ownFolder }),
  });
}
