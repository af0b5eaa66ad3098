import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lastWeekEnd } from '../../../src/collector/webhooks/weekly.ts';
import { parseRetryAfter } from '../../../src/collector/webhooks/post-webhook.ts';
import { signWebhook } from '../../../src/collector/webhooks/sign-webhook.ts';
import { parseWebhookUrl } from '../../../src/collector/webhooks/parse-webhook-url.ts';
import { parseWebhookSecret } from '../../../src/collector/webhooks/webhook-secret.ts';
import {
  mostWaiting,
  openWebhookOutbox,
  type WebhookMessage,
} from '../../../src/collector/webhooks/webhook-outbox.ts';
import {
  webhookSender,
  type WebhookSenderOptions,
} from '../../../src/collector/webhooks/webhook-sender.ts';
import { messageOf } from '../../harness/message-of.ts';
import { receiveWebhooks } from '../../harness/receive-webhooks.ts';
import { randomId } from '../../harness/start-collector.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const nowMs = 1_800_000_000_000;

describe('a signature', () => {
  it('is that of the published example of Standard Webhooks', () => {
    const message = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      atSeconds: 1_614_265_330,
      body: '{"test": 2432232314}',
    };
    expect(signWebhook(message, parseWebhookSecret(secret, 'test'))).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it.each([
    ['MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'it is not "whsec_" and a key in base 64'],
    ['whsec_not base64!', 'it is not "whsec_" and a key in base 64'],
    ['whsec_c2hvcnQ=', 'a key has 24 to 64 bytes, and this one 5'],
    [`whsec_${'A'.repeat(88)}`, 'a key has 24 to 64 bytes, and this one 66'],
  ])('is not made with %s', (text, reason) => {
    const message = messageOf(() => parseWebhookSecret(text, 'the file'));
    expect(message).toContain(`the secret in the file, which cannot be used: ${reason}.`);
    expect(message).not.toContain(text);
  });
});

it.each([
  ['hooks.internal/very-secret', 'this is none'],
  ['ftp://hooks.example.com', 'it begins with https:// or http://'],
  ['https://me:secret@hooks.example.com/', 'it holds no name and password'],
])('%s is no address, and is not repeated', (text, reason) => {
  const message = messageOf(() => parseWebhookUrl(text));
  expect(message).toContain(reason);
  expect(message).not.toContain(text);
});

it.each([
  ['120', 120_000],
  [' 0 ', 0],
  ['Fri, 15 Jan 2027 08:01:00 GMT', 60_000],
  ['Fri, 15 Jan 2027 07:00:00 GMT', 0],
  ['soon', undefined],
  [null, undefined],
])('Retry-After %j is %s ms', (text, ms) => {
  expect(parseRetryAfter(text, nowMs)).toBe(ms);
});

it.each([
  ['2026-11-23T07:59:59Z', '2026-11-16'],
  ['2026-11-23T08:00:00Z', '2026-11-23'],
  ['2026-11-26T12:00:00Z', '2026-11-23'],
  ['2026-11-29T23:59:59Z', '2026-11-23'],
])('at %s the last week ends on %s', (at, end) => {
  expect(new Date(lastWeekEnd(Date.parse(at))).toISOString()).toBe(`${end}T00:00:00.000Z`);
});

interface Opened {
  path?: string;
  options?: Partial<WebhookSenderOptions>;
}

/** A sender with an outbox on disk, whose messages say how many notes they have. */
function openSender(url: string, { path, options = {} }: Opened = {}) {
  const file = path ?? join(temporaryFolder(), 'runs.db.webhook');
  const logged: string[] = [];
  const outbox = openWebhookOutbox({ path: file, name: 'the outbox', lockTimeoutMs: 250 }, 'docs');
  const sender = webhookSender({
    ...{ url: new URL(url), key: parseWebhookSecret(secret, 'test'), outbox },
    compose: ({ kind, readers, notes, untilMs }: WebhookMessage) =>
      Promise.resolve({ kind, readers, quoted: notes.length, untilMs }),
    now: () => nowMs,
    log: (message) => logged.push(message),
    pausesMs: [0, 0, 0],
    notesEveryMs: 0,
    ...options,
  });
  onTestFinished(() => sender.close());
  return { sender, outbox, path: file, logged };
}

const leftNotes = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...{ run: randomId(), seq: 1, receivedAtMs: nowMs + index },
  }));

describe('the webhook', () => {
  it('posts a note as it comes, signed', async () => {
    const { url, received, until } = await receiveWebhooks();
    const { sender } = openSender(`${url}/hooks/very-secret`);
    await sender.noteLeft(leftNotes(1));
    await until(1);
    const [message] = received;
    const body = '{"kind":"notes","readers":1,"quoted":1,"untilMs":0}';
    expect(message).toMatchObject({ path: '/hooks/very-secret', body });
    const id = String(message?.headers['webhook-id']);
    const signed = signWebhook(
      { id, atSeconds: nowMs / 1_000, body },
      parseWebhookSecret(secret, 'test'),
    );
    expect(message?.headers).toMatchObject({ ...signed, 'content-type': 'application/json' });
  });

  it('makes one message of a flood, and tells a note that comes again once', async () => {
    const { url, received, until } = await receiveWebhooks();
    let atMs = nowMs;
    const { sender } = openSender(url, { options: { notesEveryMs: 60_000, now: () => atMs } });
    await sender.noteLeft(leftNotes(1));
    await until(1);
    const flood = leftNotes(300);
    for (let at = 0; at < flood.length; at += 30) {
      await Promise.all([sender.noteLeft(flood.slice(at, at + 30)), sender.noteLeft(flood)]);
    }
    expect(received).toHaveLength(1);
    atMs += 60_000;
    await sender.noteLeft(flood.slice(0, 1));
    await until(2);
    expect(received.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
      { readers: 1, quoted: 1 },
      { readers: 300, quoted: 10 },
    ]);
  });

  it('counts readers, not notes, and quotes one note of each', async () => {
    const { url, received, until } = await receiveWebhooks();
    const { sender } = openSender(url);
    const run = randomId();
    const many = Array.from({ length: 200 }, (_, seq) => ({ run, seq, receivedAtMs: nowMs + seq }));
    await sender.noteLeft([...many, ...leftNotes(1)]);
    await until(1);
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ readers: 2, quoted: 2 });
  });

  it('holds no more than so many notes, and never asks to wait', async () => {
    const { url, until, received } = await receiveWebhooks((response, index) => {
      // The first is not answered before all others have come.
      if (index > 0) response.writeHead(204).end();
      else setImmediate(() => response.writeHead(204).end());
    });
    const { sender } = openSender(url);
    await Promise.all(Array.from({ length: 5 }, () => sender.noteLeft(leftNotes(mostWaiting / 2))));
    await until(1);
    const counts = received.map(({ body }) => (JSON.parse(body) as { readers: number }).readers);
    expect(counts[0]).toBe(mostWaiting);
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ quoted: 10 });
  });

  it('sends again what was not taken, as the same message, and gives up in the end', async () => {
    const { url, received, until } = await receiveWebhooks((response) =>
      response.writeHead(500).end('the secret of the receiver'),
    );
    const { sender, logged, outbox } = openSender(`${url}/very-secret`);
    await sender.noteLeft(leftNotes(1));
    await until(4);
    await expect.poll(() => logged.length).toBe(2);
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(outbox.next()).toBeUndefined();
    expect(logged).toEqual([
      `The webhook at ${url} took no message: it answered 500. It is tried again, for about three days.`,
      `The webhook at ${url} took no message: it answered 500. It was tried 4 times and is given up.`,
    ]);
  });

  it.each([
    ['waits as long as it is told', 503, '120', 120_000],
    ['waits no less than it would', 429, '0', 5_000],
    ['waits no longer than a day', 503, '9999999', 86_400_000],
  ])('%s', async (_, status, retryAfter, waitMs) => {
    const { url, until } = await receiveWebhooks((response) =>
      response.writeHead(status, { 'Retry-After': retryAfter }).end(),
    );
    const { sender, outbox } = openSender(url, { options: { pausesMs: [5_000] } });
    await sender.noteLeft(leftNotes(1));
    await until(1);
    await expect.poll(() => outbox.next()?.attempts).toBe(1);
    expect(outbox.next()?.nextAtMs).toBe(nowMs + waitMs);
  });

  it('follows no redirect', async () => {
    const elsewhere = await receiveWebhooks();
    const { url, until } = await receiveWebhooks((response) =>
      response.writeHead(307, { Location: elsewhere.url }).end(),
    );
    const { sender, logged } = openSender(url);
    await sender.noteLeft(leftNotes(1));
    await until(4);
    expect(logged[0]).toContain('it answered 307, and redirects are not followed');
    expect(elsewhere.received).toEqual([]);
  });

  it('stops for a receiver that is gone', async () => {
    const { url, until, received } = await receiveWebhooks((response) =>
      response.writeHead(410).end(),
    );
    const { sender, logged, outbox } = openSender(url);
    await sender.noteLeft(leftNotes(1));
    await until(1);
    await expect.poll(() => logged).toHaveLength(1);
    expect([outbox.next(), received.length]).toEqual([undefined, 1]);
  });

  it('gives a receiver that says nothing so much time and no more', async () => {
    const { url, until } = await receiveWebhooks(() => undefined);
    const { sender, logged } = openSender(url, { options: { timeoutMs: 20 } });
    await sender.noteLeft(leftNotes(1));
    await until(2);
    expect(logged[0]).toContain('it did not answer within 0.02 s');
  });

  it('names no address that cannot be reached, but for its origin', async () => {
    const { sender, logged } = openSender('http://127.0.0.1:1/very-secret?key=secret');
    await sender.noteLeft(leftNotes(1));
    await expect.poll(() => logged).toHaveLength(2);
    expect(logged.join()).toContain('The webhook at http://127.0.0.1:1 took no message');
    expect(logged.join()).not.toContain('secret');
  });

  it('ends at once while a receiver is silent, and sends the same message after a restart', async () => {
    const silent = await receiveWebhooks(() => undefined);
    const { sender, path, logged } = openSender(silent.url);
    await sender.noteLeft(leftNotes(3));
    sender.reviewDue(1);
    await silent.until(1);
    await sender.close();
    expect(logged).toEqual([]);
    const { url, received, until } = await receiveWebhooks();
    const again = openSender(url, { path });
    again.sender.reviewDue(2);
    await until(2);
    const bodies = received.map(({ body }) => body);
    expect(bodies).toContain('{"kind":"notes","readers":3,"quoted":3,"untilMs":0}');
    const id = silent.received[0]?.headers['webhook-id'];
    expect(received.map(({ headers }) => headers['webhook-id'])).toContain(id);
  });

  it('tells each week once, and none that was over before it was set up', async () => {
    const { url, received, until } = await receiveWebhooks();
    const { sender, path, outbox } = openSender(url);
    for (const week of [7, 7, 8, 8]) sender.reviewDue(week);
    await until(1);
    await expect.poll(() => outbox.next()).toBeUndefined();
    await sender.close();
    const again = openSender(url, { path });
    for (const week of [8, 9]) again.sender.reviewDue(week);
    await until(2);
    const weeks = received.map(({ body }) => (JSON.parse(body) as WebhookMessage).untilMs);
    expect(weeks).toEqual([8, 9]);
  });

  it('posts nothing where nothing is left to say', async () => {
    const { url, received, until } = await receiveWebhooks();
    let isErased = true;
    const { sender, outbox } = openSender(url, {
      options: { compose: () => Promise.resolve(isErased ? undefined : { more: true }) },
    });
    await sender.noteLeft(leftNotes(1));
    await expect.poll(() => outbox.next()).toBeUndefined();
    isErased = false;
    await sender.noteLeft(leftNotes(1));
    await until(1);
    expect(received.map(({ body }) => body)).toEqual(['{"more":true}']);
  });
});
