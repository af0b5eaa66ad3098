import { describe, expect, it } from 'vitest';
import { storeFull } from '../../../src/collector/errors.ts';
import type { Store } from '../../../src/collector/store.ts';
import {
  postBeacons,
  refusalOf,
  startCollector,
  testBatch,
} from '../../harness/start-collector.ts';

const landed = () => testBatch([{ kind: 'land' }]);

describe('a collector that cannot write', () => {
  function failing(error: Error): Store {
    const fail = () => Promise.reject(error);
    return {
      append: fail,
      readEvents: fail,
      readRuns: () => {
        throw error;
      },
      rememberSteps: () => Promise.resolve(),
      knownSteps: () => Promise.resolve([]),
      erase: fail,
      eraseWindow: fail,
      sites: fail,
      takeHello: fail,
      readReduced: fail,
      keepReduced: fail,
      readNotes: fail,
      findNotes: fail,
      markNotes: fail,
      readMarks: fail,
      close: () => Promise.resolve(),
    };
  }

  it('asks for patience when the disk is full, and keeps the path to itself', async () => {
    const store = failing(storeFull('/secret/runs.db'));
    const { beaconsUrl, logged } = await startCollector({ store });
    const response = await postBeacons(beaconsUrl, landed());
    expect(response.headers.get('retry-after')).toBe('30');
    expect(await refusalOf(response)).toMatchInlineSnapshot(
      `"503 store-unavailable: The collector cannot write at the moment. Keep it and send it again."`,
    );
    expect(logged.join()).toContain('/secret/runs.db');
  });

  it('answers 500 to what nobody foresaw, and tells the log alone', async () => {
    const { beaconsUrl, logged } = await startCollector({
      store: failing(new Error('out of cheese')),
    });
    expect(await refusalOf(await postBeacons(beaconsUrl, landed()))).toMatchInlineSnapshot(
      `"500 internal: The collector failed; its log says why. Keep it and send it again."`,
    );
    expect(logged.join()).toContain('out of cheese');
  });
});

describe('pages of other origins', () => {
  const docs = 'https://docs.example.com';

  it('may send when they are allowed, and are told so', async () => {
    const { beaconsUrl } = await startCollector({ allowedOrigins: [docs] });
    const response = await postBeacons(beaconsUrl, landed(), { Origin: docs });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe(docs);
    const refused = await postBeacons(beaconsUrl, '{', { Origin: docs });
    expect(refused.headers.get('access-control-allow-origin')).toBe(docs);
    const preflight = await fetch(beaconsUrl, { method: 'OPTIONS', headers: { Origin: docs } });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toBe('POST');
  });

  it('are none of them the site itself, behind a proxy too', async () => {
    const { beaconsUrl, handler } = await startCollector();
    const own = new URL(beaconsUrl).origin;
    expect((await postBeacons(beaconsUrl, landed(), { Origin: own })).status).toBe(204);
    const proxied = new Request('http://internal:8080/_meantime/runs', {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain', Origin: docs, 'Sec-Fetch-Site': 'same-origin' },
      body: JSON.stringify(testBatch([{ kind: 'land' }])),
    });
    expect((await handler(proxied)).status).toBe(204);
  });
});
