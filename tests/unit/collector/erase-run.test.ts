import { describe, expect, it } from 'vitest';
import {
  postBeacons,
  refusalOf,
  startCollector,
  testBatch,
} from '../../harness/start-collector.ts';

const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };

describe('a run that its reader erases', () => {
  it('is gone, and what comes late of it is taken and not kept', async () => {
    const { beaconsUrl, store } = await startCollector();
    const batch = testBatch([{ kind: 'land' }, { kind: 'open' }]);
    const other = testBatch([{ kind: 'land' }]);
    for (const one of [batch, other]) await postBeacons(beaconsUrl, one);
    const erase = () => fetch(`${beaconsUrl}/${batch.run}`, { method: 'DELETE' });
    expect((await erase()).status).toBe(204);
    const late = testBatch([{ kind: 'hello', evidence: 'claimed' }], { run: batch.run });
    expect((await postBeacons(beaconsUrl, late)).status).toBe(204);
    expect((await erase()).status).toBe(204);
    const events = await store.readEvents('hono-docs', always);
    expect(events.map(({ run }) => run)).toEqual([other.run]);
  });

  it('is not what stands at a longer path', async () => {
    const { beaconsUrl, store } = await startCollector();
    const batch = testBatch([{ kind: 'land' }]);
    await postBeacons(beaconsUrl, batch);
    const url = `${beaconsUrl}/else/${batch.run}`;
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(400);
    expect(await store.readEvents('hono-docs', always)).toHaveLength(1);
  });

  it('is gone before it came, when the request overtakes the beacons', async () => {
    const { beaconsUrl, store } = await startCollector();
    const batch = testBatch([{ kind: 'land' }]);
    const erased = await fetch(`${beaconsUrl}/${batch.run}`, { method: 'DELETE' });
    expect(erased.status).toBe(204);
    await postBeacons(beaconsUrl, batch);
    expect(await store.readEvents('hono-docs', always)).toEqual([]);
  });

  it('is gone when both come at once', async () => {
    const { beaconsUrl, store } = await startCollector();
    const batch = testBatch([{ kind: 'land' }]);
    await Promise.all([
      postBeacons(beaconsUrl, batch),
      fetch(`${beaconsUrl}/${batch.run}`, { method: 'DELETE' }),
      postBeacons(beaconsUrl, { ...batch, events: [] }),
    ]);
    expect(await store.readEvents('hono-docs', always)).toEqual([]);
  });

  it('is named by its id, and by nothing else', async () => {
    const { beaconsUrl } = await startCollector();
    const response = await fetch(`${beaconsUrl}/me`, { method: 'DELETE' });
    expect(await refusalOf(response)).toBe(
      '400 run-invalid: A run is named by 32 hexadecimal digits in lower case.',
    );
    expect((await fetch(`${beaconsUrl}/${'a'.repeat(32)}`)).status).toBe(405);
  });

  it('may be erased from the pages that may send beacons, and from no others', async () => {
    const origin = 'https://docs.example.com';
    const { beaconsUrl } = await startCollector({ allowedOrigins: [origin] });
    const url = `${beaconsUrl}/${'a'.repeat(32)}`;
    const asked = await fetch(url, { method: 'OPTIONS', headers: { Origin: origin } });
    expect(asked.headers.get('access-control-allow-methods')).toBe('DELETE');
    expect(asked.headers.get('access-control-allow-origin')).toBe(origin);
    const foreign = { Origin: 'https://elsewhere.example' };
    expect((await fetch(url, { method: 'DELETE', headers: foreign })).status).toBe(403);
  });
});
