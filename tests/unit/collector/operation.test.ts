import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { teamAccess } from '../../../src/collector/access/team-access.ts';
import type { AnsweredRequest } from '../../../src/collector/answered-request.ts';
import { storeFull } from '../../../src/collector/errors.ts';
import { sqliteStore } from '../../../src/collector/sqlite/sqlite-store.ts';
import {
  postBeacons,
  refusalOf,
  startCollector,
  testBatch,
} from '../../harness/start-collector.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const token = 'a token that nobody guesses';
const headers = { Authorization: `Bearer ${token}` };

describe('healthz', () => {
  it('says ok, to every host and without a token, while the store can write', async () => {
    const { handler } = await startCollector();
    const answer = await handler(new Request('http://probe.internal:8080/_meantime/healthz'));
    expect([answer.status, await answer.text()]).toEqual([200, 'ok\n']);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('takes no %s', async (method) => {
    const { server } = await startCollector({ access: teamAccess({ token }) });
    for (const path of ['healthz', 'metrics']) {
      const answer = await fetch(`${server.url}/_meantime/${path}`, { method, headers });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    }
  });

  it('says it by its status alone to who asks for no more', async () => {
    const { server } = await startCollector();
    const answer = await fetch(`${server.url}/_meantime/healthz`, { method: 'HEAD' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  it('does not once the database was taken away', async () => {
    const { server, path } = await startCollector();
    for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
    expect(await refusalOf(await fetch(`${server.url}/_meantime/healthz`))).toBe(
      '503 store-unavailable: The collector cannot write at the moment.',
    );
  });

  it('does not while another holds the database, and does again after', async () => {
    let nowMs = 1_800_000_000_000;
    const path = `${temporaryFolder()}/runs.db`;
    const store = sqliteStore({ path, lockTimeoutMs: 1 });
    const { server } = await startCollector({ store, now: () => nowMs });
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    const health = async () => (await fetch(`${server.url}/_meantime/healthz`)).status;
    expect(await health()).toBe(503);
    other.exec('ROLLBACK');
    other.close();
    expect(await health()).toBe(503);
    nowMs += 1_000;
    expect(await health()).toBe(200);
    await store.close();
  });

  it('does not for half a minute after something could not be written', async () => {
    let nowMs = 1_800_000_000_000;
    const path = `${temporaryFolder()}/runs.db`;
    const store = sqliteStore({ path });
    const full = { ...store, append: () => Promise.reject(storeFull(path)) };
    const { server, beaconsUrl } = await startCollector({ store: full, now: () => nowMs });
    const health = async () => (await fetch(`${server.url}/_meantime/healthz`)).status;
    expect(await health()).toBe(200);
    expect((await postBeacons(beaconsUrl, testBatch([{ kind: 'land' }]))).status).toBe(503);
    expect(await health()).toBe(503);
    nowMs += 30_000;
    expect(await health()).toBe(200);
    await store.close();
  });
});

describe('metrics', () => {
  it('are for the team, and count answers by endpoint, status and code', async () => {
    const { server, beaconsUrl } = await startCollector({ access: teamAccess({ token }) });
    await postBeacons(beaconsUrl, testBatch([{ kind: 'land' }]));
    await postBeacons(beaconsUrl, '{');
    const metrics = `${server.url}/_meantime/metrics`;
    expect((await fetch(metrics)).status).toBe(401);
    const answer = await fetch(metrics, { headers });
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const lines = (await answer.text()).split('\n');
    expect(lines).toContain('meantime_answers_total{endpoint="runs",status="204",code=""} 1');
    expect(lines).toContain(
      'meantime_answers_total{endpoint="metrics",status="401",code="token-missing"} 1',
    );
    expect(lines.join('\n')).toMatch(/\{endpoint="runs",status="400",code="[a-z-]+"\} 1/);
    expect(lines).toContain('meantime_request_duration_seconds_count{endpoint="runs"} 2');
    // The text format: a name, labels, a number; or a comment.
    const sample = /^(?:# (?:HELP|TYPE) .+|[a-z_]+(?:\{(?:[a-z]+="[^"\\]*",?)+\})? [\d.e+-]+|)$/;
    expect(lines.filter((line) => !sample.test(line))).toEqual([]);
  });

  it('are not there where nobody may read', async () => {
    const { server } = await startCollector();
    expect((await fetch(`${server.url}/_meantime/metrics`, { headers })).status).toBe(404);
  });
});

it('every answer is told with the code of its refusal, and nothing of who asked', async () => {
  const told: AnsweredRequest[] = [];
  const { server, beaconsUrl } = await startCollector({
    access: teamAccess({ token }),
    reports: () => Promise.resolve(Response.json({ code: 'reports-busy' }, { status: 503 })),
    onAnswer: (answer) => told.push(answer),
  });
  const run = 'f'.repeat(32);
  await postBeacons(beaconsUrl, testBatch([{ kind: 'land' }], { run }));
  await fetch(`${beaconsUrl}/none`, { method: 'DELETE' });
  await fetch(`${server.url}/_meantime/?since=secret`, { headers: { Accept: 'text/html' } });
  await fetch(`${server.url}/_meantime/`, { headers });
  await fetch(`${server.url}/_meantime/sign-in?key=secret`);
  expect(told.map(({ endpoint, status, code }) => [endpoint, status, code])).toEqual([
    ['runs', 204, undefined],
    ['erase', 400, 'run-invalid'],
    ['read', 401, 'token-missing'],
    ['read', 503, 'reports-busy'],
    ['sign-in', 401, 'link-used'],
  ]);
  expect(JSON.stringify(told)).not.toMatch(/127\.0\.0\.1|secret|ffff|token that/);
});

it('a mark of byte order before a batch or a hello says nothing', async () => {
  const { server, beaconsUrl } = await startCollector();
  const marked = `\uFEFF${JSON.stringify(testBatch([{ kind: 'land' }]))}`;
  expect((await postBeacons(beaconsUrl, marked)).status).toBe(204);
  const body = '\uFEFF{"code":"0123456789"}';
  const hello = await fetch(`${server.url}/_meantime/hello`, { method: 'POST', body });
  expect(await refusalOf(hello)).toContain('404 code-unknown');
});
