import { connect } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { collector } from '../../../src/collector/collector.ts';
import { startServer } from '../../../src/collector/serve.ts';
import { beaconLimits } from '../../../src/protocol/beacon.ts';
import type { Manifest } from '../../../src/protocol/manifest.ts';
import { tableOf } from '../../harness/reduce-runs.ts';
import { buildReport } from '../../../src/reports/build-report.ts';
import {
  postBeacons,
  refusalOf,
  startCollector,
  testBatch,
  testManifest,
} from '../../harness/start-collector.ts';

const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
const landed = () => testBatch([{ kind: 'land' }]);

describe('a batch that is taken', () => {
  it('is answered 204 when it can be read from the database', async () => {
    const { beaconsUrl, store, logged } = await startCollector();
    const batch = testBatch([{ kind: 'land' }, { kind: 'open' }, { kind: 'step', step: 'run' }]);
    const response = await postBeacons(beaconsUrl, batch);
    expect(response.status).toBe(204);
    const events = await store.readEvents('hono-docs', always);
    expect(events.map(({ kind, step }) => [kind, step])).toEqual([
      ['land', undefined],
      ['open', undefined],
      ['step', 'run'],
    ]);
    expect(logged).toEqual([]);
  });

  it('changes no number when it is sent ten times more', async () => {
    let nowMs = 1_800_000_000_000;
    const { beaconsUrl, store } = await startCollector({ now: () => nowMs });
    const landings = Array.from({ length: 12 }, () =>
      testBatch([{ kind: 'land' }, { kind: 'step', step: 'run' }]),
    );
    const atMs = nowMs + 300_000;
    const hellos = landings.map(({ run }) =>
      testBatch([{ kind: 'hello', evidence: 'claimed', atMs, monoMs: 300_000 }], {
        ...{ run, firstSeq: 2, sentAtMs: atMs },
      }),
    );
    const batches = [...landings, ...hellos];
    const report = async () => {
      const events = await store.readEvents('hono-docs', always);
      const window = always;
      return buildReport({ manifest: testManifest(), runs: tableOf(events), window, nowMs: 2e12 });
    };
    for (const batch of landings) await postBeacons(beaconsUrl, batch);
    nowMs = atMs;
    for (const batch of hellos) await postBeacons(beaconsUrl, batch);
    const before = await report();
    expect(before.quickstarts[0]?.reached).toBe(12);
    for (let time = 0; time < 10; time += 1) {
      const answers = await Promise.all(batches.map((batch) => postBeacons(beaconsUrl, batch)));
      expect(answers.every(({ status }) => status === 204)).toBe(true);
    }
    expect(await report()).toEqual(before);
  });

  it('is one of many at once', async () => {
    const { beaconsUrl, store } = await startCollector();
    const answers = await Promise.all(
      Array.from({ length: 150 }, () => postBeacons(beaconsUrl, landed())),
    );
    expect(answers.every(({ status }) => status === 204)).toBe(true);
    expect(await store.readEvents('hono-docs', always)).toHaveLength(150);
  });

  it('is tagged when a known bot or a scripted newcomer sends it', async () => {
    const { beaconsUrl, store } = await startCollector();
    await postBeacons(beaconsUrl, landed(), { 'User-Agent': 'Googlebot/2.1' });
    await postBeacons(
      beaconsUrl,
      { ...landed(), lab: true },
      { 'User-Agent': 'Mozilla/5.0 Firefox/140.0' },
    );
    const events = await store.readEvents('hono-docs', always);
    expect(events.map(({ bot, lab }) => ({ bot, lab }))).toEqual(
      expect.arrayContaining([
        { bot: true, lab: false },
        { bot: false, lab: true },
      ]),
    );
  });

  it('leaves no address and no user agent behind', async () => {
    const { beaconsUrl, store } = await startCollector();
    await postBeacons(beaconsUrl, landed(), { 'User-Agent': 'Mozilla/5.0 Firefox/140.0' });
    const kept = JSON.stringify(await store.readEvents('hono-docs', always));
    expect(kept).not.toMatch(/Mozilla|127\.0\.0\.1/);
  });

  it.each([
    ['step', { step: 'made-up' }],
    ['revision', { step: 'install', revision: 'r0' }],
    ['quickstart', { step: 'install', quickstart: 'other' }],
  ])('is kept when no manifest knows its %s yet, and counted in the log', async (_, change) => {
    const { beaconsUrl, store, logged } = await startCollector();
    const batch = testBatch([{ kind: 'land' }, { kind: 'step', ...change }]);
    expect((await postBeacons(beaconsUrl, batch)).status).toBe(204);
    expect(await store.readEvents('hono-docs', always)).toHaveLength(2);
    expect(logged).toEqual([
      'Kept, but set aside until a manifest knows their steps: 1 event. Is the manifest here older than the pages?',
    ]);
  });

  it('is logged once a minute when no manifest knows its steps, with the count since', async () => {
    let nowMs = 1_800_000_000_000;
    const { beaconsUrl, logged } = await startCollector({ now: () => nowMs });
    const post = async (): Promise<void> => {
      await postBeacons(beaconsUrl, testBatch([{ kind: 'step', step: 'made-up' }]));
    };
    for (let time = 0; time < 4; time += 1) await post();
    expect(logged).toHaveLength(1);
    nowMs += 60_000;
    await post();
    expect(logged[1]).toContain(': 4 events.');
  });

  it('of a page without a revision is known when a build has its step', async () => {
    const { beaconsUrl, logged } = await startCollector();
    const batch = testBatch([{ kind: 'step', step: 'install' }]);
    for (const event of batch.events) delete event.revision;
    expect((await postBeacons(beaconsUrl, batch)).status).toBe(204);
    expect(logged).toEqual([]);
  });

  it('may come from a page of an earlier build, also after a restart', async () => {
    let manifest: Manifest = testManifest(['install'], 'old');
    const { beaconsUrl, store, logged } = await startCollector({ manifest: () => manifest });
    await postBeacons(beaconsUrl, testBatch([{ kind: 'land', revision: 'old' }]));
    const old = testBatch([{ kind: 'step', step: 'install', revision: 'old' }]);
    manifest = testManifest(['set-up'], 'next');
    expect((await postBeacons(beaconsUrl, old)).status).toBe(204);

    const log = (message: string) => logged.push(message);
    const server = await startServer({
      fetch: collector({ manifest, store, log }),
      host: '127.0.0.1',
      port: 0,
    });
    const later = testBatch([{ kind: 'step', step: 'install', revision: 'old' }]);
    expect((await postBeacons(`${server.url}/_meantime/runs`, later)).status).toBe(204);
    await server.close();
    expect(logged).toEqual([]);
  });
});

describe('a request that is refused changes nothing and says why', () => {
  const text = { 'Content-Type': 'text/plain' };
  const post = (body: BodyInit, headers: Record<string, string> = text): RequestInit => ({
    method: 'POST',
    headers,
    body,
  });
  const body = (change: object) => JSON.stringify({ ...landed(), ...change });
  const step = (change: object) =>
    JSON.stringify(testBatch([{ kind: 'step', step: 'install', ...change }]));

  it.each<[name: string, request: RequestInit]>([
    ['a GET', { method: 'GET' }],
    ['another type', post('{}', { 'Content-Type': 'application/json' })],
    ['no JSON', post('hello')],
    ['JSON that is no batch', post('[1]')],
    ['nothing', post('')],
    ['bytes that are no UTF-8', post(new Uint8Array([0x7b, 0xff, 0xfe]))],
    ['half a character', post(new Uint8Array([0x22, 0xe2, 0x82]))],
    ['too many bytes', post(' '.repeat(beaconLimits.bodyBytes + 1))],
    ['another version', post(body({ v: 2 }))],
    ['another site', post(body({ site: 'elsewhere' }))],
    ['a run that is no id', post(body({ run: '../../etc' }))],
    ['no events', post(body({ events: [] }))],
    ['a seq beyond the limit of a run', post(step({ seq: beaconLimits.eventsPerRun }))],
    ['a field that nobody knows', post(step({ ip: '1.2.3.4' }))],
    ['a foreign page', post(body({}), { ...text, Origin: 'https://elsewhere.example' })],
    ['no origin at all', post(body({}), { ...text, Origin: 'null' })],
  ])('%s', async (_, request) => {
    const { beaconsUrl, store } = await startCollector();
    const response = await fetch(beaconsUrl, request);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await refusalOf(response)).toMatchSnapshot();
    expect(await store.readEvents('hono-docs', always)).toEqual([]);
  });

  it('one bad event refuses its whole batch', async () => {
    const { beaconsUrl, store } = await startCollector();
    const batch = testBatch([{ kind: 'land' }, { kind: 'step' }]);
    expect((await postBeacons(beaconsUrl, batch)).status).toBe(400);
    expect(await store.readEvents('hono-docs', always)).toEqual([]);
  });

  it('an address that the collector does not have', async () => {
    const { server } = await startCollector();
    const response = await fetch(`${server.url}/_meantime/else`);
    expect(await refusalOf(response)).toBe(
      '404 not-found: The collector has nothing at this address.',
    );
  });

  it('a body without a length is read no further than the limit', async () => {
    const { server, handler } = await startCollector();
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(4_096).fill(0x20));
      },
    });
    const response = await handler(
      new Request(`${server.url}/_meantime/runs`, {
        method: 'POST',
        headers: text,
        body: endless,
        duplex: 'half',
      } as RequestInit), // `duplex` is missing from the type
    );
    expect(response.status).toBe(413);
    expect(pulled).toBeLessThan(beaconLimits.bodyBytes / 4_096 + 4);
  });

  it('a body that breaks off is not called malformed, which would have its events dropped', async () => {
    const { server, handler } = await startCollector();
    const broken = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"v":1,'));
        controller.error(new Error('The connection was reset.'));
      },
    });
    const response = await handler(
      new Request(`${server.url}/_meantime/runs`, {
        method: 'POST',
        headers: text,
        body: broken,
        duplex: 'half',
      } as RequestInit), // `duplex` is missing from the type
    );
    expect(await refusalOf(response)).toBe(
      '408 batch-broken-off: The request ended before its batch did.',
    );
  });

  it('a body that does not come is not waited for', async () => {
    const { handler, store } = await startCollector();
    const server = await startServer({
      fetch: handler,
      host: '127.0.0.1',
      port: 0,
      requestTimeoutMs: 300,
    });
    const socket = connect(server.port, '127.0.0.1');
    socket.write(
      'POST /_meantime/runs HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 500\r\n\r\n{"v":1',
    );
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 408/);
    socket.destroy();
    await server.close();
    expect(await store.readEvents('hono-docs', always)).toEqual([]);
  });

  it('a body that breaks off', async () => {
    const { server, store, beaconsUrl } = await startCollector();
    const socket = connect(server.port, '127.0.0.1');
    const whole = JSON.stringify(landed());
    socket.write(
      `POST /_meantime/runs HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: ${whole.length + 10}\r\n\r\n${whole}`,
    );
    socket.end();
    socket.resume();
    await once(socket, 'close');
    expect((await postBeacons(beaconsUrl, landed())).status).toBe(204);
    expect(await store.readEvents('hono-docs', always)).toHaveLength(1);
  });
});
