import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onTestFinished, expect, test } from 'vitest';
import { openSite } from '../../../src/cli/serve-site.ts';
import { ReportThread } from '../../../src/cli/report-thread.ts';
import { teamAccess } from '../../../src/collector/access/team-access.ts';
import { sqliteStore } from '../../../src/collector/sqlite/sqlite-store.ts';
import type { Manifest } from '../../../src/protocol/manifest.ts';
import { tableOf } from '../../harness/reduce-runs.ts';
import { buildReport } from '../../../src/reports/build-report.ts';
import { testBatch, testManifest } from '../../harness/start-collector.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const token = 'the token of this test';
const nowMs = 1_800_000_600_000;
const window = { fromMs: 0, toMs: nowMs };
const kinds = ['land', 'open', 'step', 'away', 'back', 'copy', 'leave'] as const;

/** A project with the manifest of a build, and a database with so many runs. */
async function project(runs: number, manifest: Manifest = testManifest()) {
  const folder = temporaryFolder();
  const file = join(folder, 'dist/_meantime/manifest.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(manifest));
  const path = join(folder, 'runs.db');
  const store = sqliteStore({ path });
  await Promise.all(
    Array.from({ length: runs }, () => {
      const events = kinds.map((kind) => ({ kind, step: kind === 'land' ? undefined : 'install' }));
      const told = events.map(({ kind, step }) => ({ kind, ...(step && { step }) }));
      return store.append({ ...testBatch(told), receivedAtMs: 1_800_000_000_000, bot: false });
    }),
  );
  onTestFinished(() => store.close());
  return { folder, path, store, manifest };
}

test('beacons are answered while a report is being made', async () => {
  const { folder } = await project(6_000);
  const site = openSite({
    ...{ cwd: folder, dir: 'dist', database: 'runs.db', now: () => nowMs },
    log: () => undefined,
    access: teamAccess({ token }),
  });
  onTestFinished(site.close);
  const order: string[] = [];
  const ask = async (name: string, path: string, init: RequestInit = {}) => {
    const request = new Request(`http://localhost/_meantime/${path}`, init);
    request.headers.set('Authorization', `Bearer ${token}`);
    const response = await site.fetch(request);
    order.push(name);
    return response.status;
  };
  const batch = testBatch([{ kind: 'land' }]);
  const asked = [
    ask('report', 'report.json?since=9999d'),
    ask('beacon', 'runs', { method: 'POST', body: JSON.stringify(batch) }),
  ];
  expect(await Promise.all(asked)).toEqual([200, 204]);
  expect(order).toEqual(['beacon', 'report']);
});

test('what is told is what the database holds', async () => {
  const { path, store, manifest } = await project(12);
  const thread = new ReportThread({ cwd: dirname(path), database: 'runs.db' });
  onTestFinished(() => thread.close());
  const asked = { manifest, window, nowMs };
  const events = await store.readEvents(manifest.site, window);
  const [quickstart] = (await thread.report(asked)).quickstarts;
  expect(quickstart).toEqual(buildReport({ ...asked, runs: tableOf(events) }).quickstarts[0]);
  // They were all received at once, which nobody believes.
  expect(quickstart?.setAside.unwitnessed).toBe(12);
});

test('a report that cannot be made says why, and the next one can', async () => {
  const { path, manifest } = await project(1);
  const thread = new ReportThread({ cwd: dirname(path), database: 'runs.db' });
  onTestFinished(() => thread.close());
  const wrong = { ...manifest, quickstarts: undefined } as unknown as Manifest; // to make it fail
  const asked = { window, nowMs };
  await expect(thread.report({ ...asked, manifest: wrong })).rejects.toThrow('could not be made');
  expect((await thread.report({ ...asked, manifest })).quickstarts).toHaveLength(1);
});

test('a database that is gone is said, and what waits is let go when it is closed', async () => {
  const missing = new ReportThread({ cwd: temporaryFolder(), database: 'no.db' });
  const asked = { manifest: testManifest(), window, nowMs };
  await expect(missing.report(asked)).rejects.toThrow('no.db');
  const { path } = await project(1);
  const thread = new ReportThread({ cwd: dirname(path), database: 'runs.db' });
  const made = thread.report(asked);
  const ended = expect(made).rejects.toThrow('being stopped');
  await thread.close();
  await ended;
});

test('a report that nobody waits for is not begun, the others are', async () => {
  const { path, manifest } = await project(1);
  const thread = new ReportThread({ cwd: dirname(path), database: 'runs.db' });
  onTestFinished(() => thread.close());
  const order: string[] = [];
  const left = new AbortController();
  const make = (name: string, signal?: AbortSignal) =>
    thread.report({ manifest, window, nowMs }, signal).then(
      () => order.push(name),
      () => order.push(`${name} dropped`),
    );
  const made = [make('first'), make('second', left.signal), make('third')];
  left.abort();
  await Promise.all(made);
  expect(order).toEqual(['second dropped', 'first', 'third']);
});

test('who waits for a report when the site is stopped is asked to come again', async () => {
  const { folder } = await project(3_000);
  const logged: string[] = [];
  const site = openSite({
    ...{ cwd: folder, dir: 'dist', database: 'runs.db', now: () => nowMs },
    log: (message) => logged.push(message),
    access: teamAccess({ token }),
  });
  onTestFinished(site.close);
  const ask = (since: string) => {
    const request = new Request(`http://localhost/_meantime/report.json?since=${since}`);
    request.headers.set('Authorization', `Bearer ${token}`);
    return site.fetch(request);
  };
  const asked = ['all', '30d', '7d'].map(ask);
  await site.stopReports();
  for (const answer of await Promise.all([...asked, ask('1d')])) {
    expect(answer.headers.get('retry-after')).toBe('10');
    expect(await answer.json()).toMatchObject({ code: 'reports-closed' });
  }
  expect(logged).toEqual([]);
});
