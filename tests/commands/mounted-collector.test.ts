import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished, expect, test } from 'vitest';
import { sqliteStore } from '../../src/collector/sqlite/sqlite-store.ts';
import { postBeacons, testBatch } from '../harness/start-collector.ts';
import { builtSite } from '../unit/collector/drive-command.ts';

const token = 'a token that nobody guesses';

test.each(['node-http', 'hono'])('the collector is a part of a server of %s', async (name) => {
  const folder = builtSite();
  const script = new URL(`../fixtures/mounted-collector/${name}.mjs`, import.meta.url);
  const child = spawn(process.execPath, [fileURLToPath(script), folder, token], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  child.stdout.setEncoding('utf8');
  const [printed] = (await once(child.stdout, 'data')) as [string]; // its encoding is set
  const url = printed.trim();

  expect(await (await fetch(url)).text()).toBe('a server of its own');
  const batch = testBatch([{ kind: 'land' }, { kind: 'open' }]);
  expect((await postBeacons(`${url}_meantime/runs`, batch)).status).toBe(204);
  expect((await postBeacons(`${url}_meantime/runs`, '{')).status).toBe(400);
  expect((await fetch(`${url}_meantime/healthz`)).status).toBe(200);
  expect((await fetch(`${url}_meantime/metrics`)).status).toBe(401);
  const headers = { Authorization: `Bearer ${token}` };
  const metrics = await fetch(`${url}_meantime/metrics`, { headers });
  expect(await metrics.text()).toContain('{endpoint="runs",status="204",code=""} 1');

  const store = sqliteStore({ path: `${folder}/runs.db`, mustExist: true });
  onTestFinished(() => store.close());
  const window = { fromMs: 0, toMs: Date.now() + 1 };
  const events = await store.readEvents(batch.site, window);
  expect(events.map(({ run, kind }) => [run, kind])).toEqual([
    [batch.run, 'land'],
    [batch.run, 'open'],
  ]);
});
