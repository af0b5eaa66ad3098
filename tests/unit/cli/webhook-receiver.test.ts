import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { signWebhook } from '../../../src/collector/webhooks/sign-webhook.ts';
import { parseWebhookSecret } from '../../../src/collector/webhooks/webhook-secret.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const page = readFileSync(
  join(import.meta.dirname, '../../../content/guides/webhooks.mdx'),
  'utf8',
);

/** The receiver of the guide, as it stands there, on a port of its own. */
async function startReceiver() {
  const [, code = ''] = /```js title="receiver\.mjs" norun\n(.*?)```/s.exec(page) ?? [];
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'receiver.mjs'), code);
  const receiver = spawn(process.execPath, ['receiver.mjs'], {
    cwd: folder,
    env: { PORT: '0', WEBHOOK_SECRET: secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(async () => {
    receiver.kill();
    if (receiver.exitCode === null && receiver.signalCode === null) await once(receiver, 'exit');
  });
  const lines = createInterface(receiver.stdout);
  const [listening] = (await once(lines, 'line')) as [string];
  const printed: string[] = [];
  lines.on('line', (line: string) => printed.push(line));
  return { url: `http://127.0.0.1:${/\d+/.exec(listening)?.[0] ?? ''}`, printed, lines };
}

function message(body: string, { id = 'msg_1', ageSeconds = 0, key = secret } = {}) {
  const atSeconds = Math.floor(Date.now() / 1_000) - ageSeconds;
  return signWebhook({ id, atSeconds, body }, parseWebhookSecret(key, 'test'));
}

it('the receiver of the guide takes what is from here, once, and nothing else', async () => {
  const { url, printed, lines } = await startReceiver();
  const body = JSON.stringify({ text: 'Stuck “here” é' });
  const post = async (headers: Record<string, string>, sent = body) =>
    (await fetch(url, { method: 'POST', headers, body: sent })).status;
  const first = once(lines, 'line');
  expect(await post(message(body))).toBe(204);
  expect(await first).toEqual(['Stuck “here” é']);
  expect(await post(message(body))).toBe(204);
  const signed = message(body, { id: 'msg_2' });
  const another = `whsec_${Buffer.alloc(32).toString('base64')}`;
  const refused: [Record<string, string>, string?][] = [
    [{}],
    [signed, `${body} `],
    [{ ...signed, 'webhook-id': 'msg_3' }],
    [{ ...signed, 'webhook-timestamp': '1' }],
    [{ ...signed, 'webhook-timestamp': 'now' }],
    [{ ...signed, 'webhook-signature': 'v1,' }],
    [message(body, { id: 'msg_4', key: another })],
    [message(body, { id: 'msg_5', ageSeconds: 600 })],
  ];
  for (const [headers, sent] of refused) expect(await post(headers, sent)).toBe(401);
  const rotated = `v1,bm9wZQ== ${signed['webhook-signature']}`;
  const last = once(lines, 'line');
  expect(await post({ ...signed, 'webhook-signature': rotated })).toBe(204);
  await last;
  expect(printed).toHaveLength(2);
});
