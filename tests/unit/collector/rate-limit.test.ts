import { describe, expect, it, onTestFinished } from 'vitest';
import { callerAddress, trustedProxies } from '../../../src/collector/caller-address.ts';
import { collector } from '../../../src/collector/collector.ts';
import { beaconLimits } from '../../../src/protocol/beacon.ts';
import {
  erasureBytes,
  rateLimiter,
  usualByteLimit,
  usualRateLimit,
} from '../../../src/collector/limits/rate-limit.ts';
import { startServer } from '../../../src/collector/serve.ts';
import {
  postBeacons,
  refusalOf,
  startCollector,
  testBatch,
  testManifest,
} from '../../harness/start-collector.ts';

describe('the limit of an address', () => {
  it('lets so many pass at once, and then as they are earned', () => {
    let nowMs = 0;
    const waitFor = rateLimiter({ perSecond: 10, burst: 3 }, () => nowMs);
    expect([1, 2, 3, 4].map(() => waitFor('192.0.2.1'))).toEqual([0, 0, 0, 100]);
    expect(waitFor('192.0.2.2')).toBe(0);
    nowMs = 100;
    expect([1, 2].map(() => waitFor('192.0.2.1'))).toEqual([0, 100]);
    nowMs = 60_000;
    expect([1, 2, 3, 4].map(() => waitFor('192.0.2.1'))).toEqual([0, 0, 0, 100]);
    // The clock is set back.
    nowMs = 0;
    expect(waitFor('192.0.2.1')).toBe(100);
  });

  it('lets an office of 500 pass that opens a quickstart within a minute and goes on', () => {
    let nowMs = 0;
    const waitFor = rateLimiter(usualRateLimit, () => nowMs);
    let refused = 0;
    for (let reader = 0; reader < 500; reader += 1) {
      nowMs = reader * 120;
      // What a page sends as it opens and its first steps are read.
      for (let batch = 0; batch < 4; batch += 1) refused += Number(waitFor('192.0.2.1') > 0);
    }
    for (let batch = 0; batch < 30 * 500; batch += 1) {
      nowMs = 60_000 + batch * (10_000 / 500);
      refused += Number(waitFor('192.0.2.1') > 0);
    }
    expect(refused).toBe(0);
  });

  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::1', true],
    ['2001:db8::1', '2001:db8:0:0:ffff::', true],
    ['2001:DB8:1:2::1', '2001:0db8:0001:0002::9', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['::ffff:192.0.2.1', '192.0.2.1', true],
    ['::1', '::2', true],
    ['fe80::1%eth0', 'fe80::2', true],
    ['192.0.2.1', '192.0.2.2', false],
  ])('counts %s and %s as one: %s', (first, second, isOne) => {
    const waitFor = rateLimiter({ perSecond: 1, burst: 1 }, () => 0);
    expect(waitFor(first)).toBe(0);
    expect(waitFor(second) > 0).toBe(isOne);
  });

  it('forgets who asked long ago, not who asks', () => {
    const waitFor = rateLimiter({ perSecond: 1, burst: 2 }, () => 0);
    for (const [index] of Array.from({ length: 30_000 }).entries()) {
      waitFor(`10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`);
      if (index === 29_000) waitFor('192.0.2.1');
    }
    expect(waitFor('192.0.2.1')).toBe(0);
    expect(waitFor('192.0.2.1')).toBe(1_000);
    expect([1, 2, 3].map(() => waitFor('10.0.0.1'))).toEqual([0, 0, 1_000]);
  });
});

describe('where a request comes from', () => {
  const trusted = trustedProxies(['10.0.0.0/8', '2001:db8::/32']);
  it.each([
    ['the connection', '192.0.2.9', null, '192.0.2.9'],
    ['not what a stranger writes', '192.0.2.9', '198.51.100.1', '192.0.2.9'],
    ['what a proxy of this machine says', '127.0.0.1', '198.51.100.1', '198.51.100.1'],
    [
      'the last that no proxy of ours is',
      '10.0.0.1',
      '6.6.6.6, 198.51.100.1, 10.1.1.1',
      '198.51.100.1',
    ],
    ['by IPv6', '2001:db8::7', '2a00::1', '2a00::1'],
    ['a proxy that says nothing of use', '10.0.0.1', 'unknown', '10.0.0.1'],
    ['proxies alone', '10.0.0.1', '10.0.0.2', '10.0.0.2'],
    ['without its port', '10.0.0.1', '198.51.100.1:4711', '198.51.100.1'],
    ['without its brackets', '10.0.0.1', '[2a00::1]:99', '2a00::1'],
    ['an empty word', '10.0.0.1', '', '10.0.0.1'],
  ])('is %s', (_, connection, forwardedFor, address) => {
    expect(callerAddress(connection, forwardedFor, trusted)).toBe(address);
  });

  it.each(['10.0.0.0/33', '10.0.0', 'proxy.example', '10.0.0.0/8/8', '::/129', '', '10.0.0.0/x'])(
    'is not believed of "%s"',
    (network) => {
      expect(() => trustedProxies([network])).toThrow('is an address, or a network');
    },
  );
});

describe('a collector', () => {
  it('asks an address to wait that sends too much, and no other', async () => {
    const { store } = await startCollector();
    let nowMs = 1_800_000_000_000;
    const fetch = collector({
      ...{ manifest: testManifest(), store, now: () => nowMs },
      ...{ rateLimit: { perSecond: 1, burst: 2 }, allowedOrigins: ['https://docs.example.com'] },
    });
    const server = await startServer({ fetch, host: '127.0.0.1', port: 0 });
    onTestFinished(() => server.close());
    const post = (address: string) =>
      postBeacons(`${server.url}/_meantime/runs`, testBatch([{ kind: 'land' }]), {
        ...{ 'X-Forwarded-For': address, Origin: 'https://docs.example.com' },
      });
    const statuses = [];
    for (const address of ['192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.2']) {
      statuses.push((await post(address)).status);
    }
    expect(statuses).toEqual([204, 204, 429, 204]);
    const refused = await post('192.0.2.1');
    expect(refused.headers.get('retry-after')).toBe('1');
    // Else the page would see no answer at all, and send again as it pleases.
    expect(refused.headers.get('access-control-allow-origin')).toBe('https://docs.example.com');
    expect(refused.headers.get('access-control-expose-headers')).toBe('Retry-After');
    expect(await refusalOf(refused)).toMatchInlineSnapshot(
      `"429 too-many-requests: Too much comes from this address. Keep it and send it again."`,
    );
    nowMs += 1_000;
    expect((await post('192.0.2.1')).status).toBe(204);
  });

  it.each([
    ['none', null],
    ['a program', 'curl/8.5.0'],
    ['a library', 'node'],
    ['a bot that says so', 'Mozilla/5.0 (compatible; Googlebot/2.1)'],
  ])('tags what has the user agent of no browser: %s', async (_, userAgent) => {
    const { handler, store } = await startCollector();
    const headers = { 'Content-Type': 'text/plain', ...(userAgent && { 'User-Agent': userAgent }) };
    const body = JSON.stringify(testBatch([{ kind: 'land' }]));
    const request = new Request('http://localhost/_meantime/runs', {
      method: 'POST',
      headers,
      body,
    });
    expect((await handler(request)).status).toBe(204);
    const [event] = await store.readEvents('hono-docs', { fromMs: 0, toMs: Infinity });
    expect(event?.bot).toBe(true);
  });
});

describe('the budget of bytes of an address', () => {
  const second = 1_000;
  const run = '0'.repeat(32);
  const big = 'x'.repeat(2_000);

  it('lets an office of 500 pass for an hour', () => {
    let nowMs = 0;
    const waitFor = rateLimiter(usualByteLimit, () => nowMs);
    let refused = 0;
    for (let batch = 0; batch < 4 * 500; batch += 1) {
      nowMs = batch * 30;
      refused += Number(waitFor('192.0.2.1', 2_000) > 0);
    }
    // Each sends a batch of a kilobyte every 10 s, and somebody now and then erases a run.
    for (let batch = 0; batch < 3_600 * 50; batch += 1) {
      nowMs = 60 * second + batch * 20;
      refused += Number(waitFor('192.0.2.1', 1_000) > 0);
      if (batch % 1_000 === 0) refused += Number(waitFor('192.0.2.1', erasureBytes) > 0);
    }
    expect(refused).toBe(0);
  });

  it('bounds what one address writes in a day', () => {
    let nowMs = 0;
    const waitFor = rateLimiter(usualByteLimit, () => nowMs);
    let taken = 0;
    for (; nowMs < 86_400 * second; nowMs += second) {
      for (let batch = 0; batch < 100 && waitFor('192.0.2.1', 60_000) === 0; batch += 1) {
        taken += 60_000;
      }
    }
    expect(taken).toBeLessThan(4.4e9);
  });

  it('asks who sends too many bytes to wait, and counts an erasure as many', async () => {
    const { store } = await startCollector();
    let nowMs = 1_800_000_000_000;
    const fetch = collector({
      ...{ manifest: testManifest(), store, now: () => nowMs },
      byteLimit: { perSecond: 1_000, burst: 25_000 },
    });
    const ask = (method: string, path: string, body?: string) =>
      fetch(
        new Request(`http://localhost/_meantime/runs${path}`, {
          ...{ method, body: body ?? null },
          headers: { 'Content-Type': 'text/plain', 'User-Agent': 'Mozilla/5.0' },
        }),
        { address: '192.0.2.1' },
      );
    const erased = async () => (await ask('DELETE', `/${run}`)).status;
    expect([await erased(), await erased(), await erased()]).toEqual([204, 204, 429]);
    const note = (text: string) =>
      JSON.stringify(
        testBatch([1, 2, 3, 4].map(() => ({ kind: 'confused', note: text }) as const)),
      );
    expect((await ask('POST', '', note('Which?'))).status).toBe(204);
    const refused = await ask('POST', '', note(big));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([
      429,
      expect.stringMatching(/^[4-6]$/),
    ]);
    nowMs += 6 * second;
    expect((await ask('POST', '', note(big))).status).toBe(204);
  });

  it('keeps the notes of one run up to their bound, and its other events', async () => {
    const { handler, store } = await startCollector();
    const post = (firstSeq: number, ofRun = run) =>
      handler(
        new Request('http://localhost/_meantime/runs', {
          ...{ method: 'POST', headers: { 'Content-Type': 'text/plain' } },
          body: JSON.stringify(
            testBatch(
              Array.from({ length: 40 }, () => ({ kind: 'confused', note: 'Why?' }) as const),
              { run: ofRun, firstSeq },
            ),
          ),
        }),
      );
    // The first comes twice, as when its answer is lost.
    for (const firstSeq of [0, 0, 40, 80]) expect((await post(firstSeq)).status).toBe(204);
    await post(0, '1'.repeat(32));
    const events = await store.readEvents('hono-docs', { fromMs: 0, toMs: Infinity });
    const own = events.filter((event) => event.run === run);
    expect(own).toHaveLength(120);
    expect(own.filter(({ note }) => note !== undefined)).toHaveLength(beaconLimits.notesPerRun);
    expect(events.filter(({ note }) => note !== undefined)).toHaveLength(90);
  });
});
