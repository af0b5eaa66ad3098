import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { command as collect } from '../../../src/cli/commands/collect.ts';
import { command as serve } from '../../../src/cli/commands/serve.ts';
import { openWebhook } from '../../../src/cli/open-webhook.ts';
import { parseWebhookSecret } from '../../../src/collector/webhooks/webhook-secret.ts';
import { signWebhook } from '../../../src/collector/webhooks/sign-webhook.ts';
import { sqliteStore } from '../../../src/collector/sqlite/sqlite-store.ts';
import { noteId } from '../../../src/protocol/note-mark.ts';
import { reporter } from '../../../src/reports/reporter.ts';
import { receiveWebhooks } from '../../harness/receive-webhooks.ts';
import { runCli } from '../../harness/run-cli.ts';
import { postBeacons, randomId, testBatch, testManifest } from '../../harness/start-collector.ts';
import { temporaryFolder } from '../../harness/temporary.ts';
import { builtSite, start, urlIn } from '../collector/drive-command.ts';

const stuck = (note: string) => ({ kind: 'confused', step: 'write', note }) as const;

describe.each([
  ['serve', serve, '_meantime/runs'],
  ['collect', collect, ''],
])('meantime %s --webhook', (_, command, path) => {
  it('posts what a stuck reader wrote, signed with the secret beside the database', async () => {
    const { url, received, until } = await receiveWebhooks();
    const cwd = builtSite();
    const { text } = await start(command, cwd, { webhook: `${url}/very-secret` });
    const secretFile = '.meantime/runs.db.webhook-secret';
    expect(text).toContain(`\nWebhook ${url} (signed; the secret is in ${secretFile})\n`);
    expect(text).not.toContain('very-secret');
    const beacons = urlIn(text) + path;
    const run = randomId();
    for (const batch of [
      testBatch([{ kind: 'open' }, stuck('Of the team')], { internal: true }),
      testBatch([{ kind: 'open' }, stuck('Of a script')], { lab: true }),
      testBatch([{ kind: 'got-it', note: 'Nice' }]),
      testBatch([{ kind: 'open' }, stuck('Which folder? <@U1>')], { run }),
    ]) {
      expect((await postBeacons(beacons, batch)).status).toBe(204);
    }
    await postBeacons(beacons, testBatch([stuck('curl')]), { 'User-Agent': 'curl/8' });
    await until(1);
    const [message] = received;
    if (!message) throw new Error('One message has come.');
    const { headers, body } = message;
    const id = noteId({ run, seq: 1 });
    expect(JSON.parse(body)).toMatchObject({
      type: 'notes.left',
      text: 'Stuck at quickstart, “Write” (content/quickstart.mdx): “Which folder? ＜＠U1＞”',
      data: { site: 'hono-docs', notes: [{ id, text: 'Which folder? <@U1>', step: 'Write' }] },
    });
    expect(body).not.toContain(run);
    expect(body).not.toContain('127.0.0.1');
    const key = parseWebhookSecret(readFileSync(join(cwd, secretFile), 'utf8'), secretFile);
    const atSeconds = Number(headers['webhook-timestamp']);
    const signed = signWebhook({ id: String(headers['webhook-id']), atSeconds, body }, key);
    expect(headers).toMatchObject(signed);
    expect(received).toHaveLength(1);
  });

  it('takes beacons and stops while the receiver is silent', async () => {
    const { url, until } = await receiveWebhooks(() => undefined);
    const cwd = builtSite();
    const { text, stop } = await start(command, cwd, { webhook: url });
    const beacons = urlIn(text) + path;
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => postBeacons(beacons, testBatch([stuck('Which?')]))),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    await until(1);
    await stop();
    expect(existsSync(join(cwd, '.meantime/runs.db.webhook'))).toBe(true);
  });
});

it('shows no secret among the settings', async () => {
  const cwd = builtSite();
  const env = {
    MEANTIME_WEBHOOK: 'https://hooks.example/very-secret',
    MEANTIME_WEBHOOK_SECRET: 'whsec_very-secret',
  };
  const { stdout } = await runCli(['serve', '--print-settings'], { cwd, env });
  expect(stdout).toMatch(
    /^webhook +https:\/\/hooks\.example \(not shown in whole\) +MEANTIME_WEBHOOK$/m,
  );
  expect(stdout).toMatch(/^webhook-secret +\(not shown\) +MEANTIME_WEBHOOK_SECRET$/m);
  expect(stdout).not.toContain('very-secret');
});

it.each([
  [['--webhook', 'ftp://a/very-secret'], {}, 'it begins with https:// or http://'],
  [['--webhook', 'http://a', '--webhook-secret-file', 'none'], {}, 'there is no such file'],
  [['--webhook', 'http://a'], { MEANTIME_WEBHOOK_SECRET: 'very-secret' }, 'it is not "whsec_"'],
])('refuses %j', async (args, env, reason) => {
  const { exitCode, stderr } = await runCli(['serve', '--port', '0', ...args], {
    cwd: builtSite(),
    env,
  });
  expect([exitCode, stderr]).toEqual([3, expect.stringContaining(reason)]);
  expect(stderr).not.toContain('very-secret');
});

it.skipIf(process.platform === 'win32')('refuses a secret that others may read', async () => {
  const cwd = builtSite();
  const name = '.meantime/runs.db.webhook-secret';
  await sqliteStore({ path: join(cwd, '.meantime/runs.db') }).close();
  writeFileSync(join(cwd, name), `whsec_${'A'.repeat(32)}\n`, { mode: 0o644 });
  const { stderr } = await runCli(['serve', '--webhook', 'http://a', '--port', '0'], { cwd });
  expect(stderr).toContain(
    `${name}, which cannot be used: other users of this machine may read it`,
  );
});

describe('what is posted', () => {
  /** A webhook of a site at some moment. */
  function open(url: string, path: string, atMs: number) {
    const store = sqliteStore({ path });
    const posting = openWebhook({
      cwd: '/',
      webhook: {
        url: new URL(url),
        key: Buffer.alloc(24),
        secretSource: 'test',
        outboxName: `${path}.webhook`,
      },
      ...{ store, readManifest: testManifest, now: () => atMs, log: () => undefined },
      reporter: reporter(store),
      publicUrl: 'https://docs.example.com',
    });
    const close = async () => {
      await posting.close();
      await store.close();
    };
    onTestFinished(close);
    return { store, posting, close };
  }

  it('is the review of the week before, on Monday', async () => {
    const { url, received, until } = await receiveWebhooks();
    const path = join(temporaryFolder(), 'runs.db');
    const sunday = open(url, path, Date.parse('2026-11-22T12:00:00Z'));
    await sunday.close();
    const monday = open(url, path, Date.parse('2026-11-23T08:00:00Z'));
    await until(1);
    await monday.close();
    const body = JSON.parse(received[0]?.body ?? '') as Record<string, unknown>;
    expect(body).toMatchObject({
      type: 'review.weekly',
      timestamp: '2026-11-23T08:00:00.000Z',
      data: {
        window: {
          fromMs: Date.parse('2026-11-16T00:00:00Z'),
          toMs: Date.parse('2026-11-23T00:00:00Z'),
        },
      },
    });
    expect(body['text']).toMatch(
      /^Time to hello world: hono-docs, 2026-11-16 to 2026-11-22\nQuickstart: 0 runs: too few/,
    );
    expect(received).toHaveLength(1);
  });

  it('is nothing of what its reader has erased', async () => {
    const { url, received, until } = await receiveWebhooks();
    const path = join(temporaryFolder(), 'runs.db');
    const atMs = Date.parse('2026-11-25T12:00:00Z');
    const { store, posting } = open(url, path, atMs);
    const [gone, kept] = ['Mine', 'Still here'].map((note) => ({
      ...{ ...testBatch([stuck(note)]), receivedAtMs: atMs, bot: false },
    }));
    if (!gone || !kept) throw new Error('Two batches were made.');
    for (const batch of [gone, kept]) await store.append(batch);
    await store.erase('hono-docs', gone.run, atMs);
    await posting.onNotes([gone, kept].map(({ run }) => ({ run, seq: 0, receivedAtMs: atMs })));
    await until(1);
    expect(received[0]?.body).toContain('Still here”\\nhttps://docs.example.com/_meantime/notes"');
    expect(received[0]?.body).not.toContain('Mine');
  });
});
