import { describe, expect, it } from 'vitest';
import { collector } from '../../../src/collector/collector.ts';
import type { Caller } from '../../../src/collector/caller.ts';
import { runAllowance, usualRunLimits } from '../../../src/collector/limits/run-allowance.ts';
import { startCollector, testBatch, testManifest } from '../../harness/start-collector.ts';

const hourMs = 3_600_000;

describe('the runs of an address', () => {
  it('are 20 at once and 20 an hour, those that came first', () => {
    let nowMs = 0;
    const isCrowded = runAllowance(usualRunLimits, () => nowMs);
    const count = (address: string, runs: number, name: string) =>
      Array.from({ length: runs }, (_, index) => isCrowded(address, `${name} ${index}`)).filter(
        (crowded) => !crowded,
      ).length;
    expect(count('192.0.2.1', 100, 'first')).toBe(20);
    expect(count('192.0.2.2', 1, 'other')).toBe(1);
    nowMs = hourMs;
    expect(count('192.0.2.1', 100, 'later')).toBe(20);
  });

  it('are 60 a day at first, and 60 more in a day', () => {
    let nowMs = 0;
    const isCrowded = runAllowance(usualRunLimits, () => nowMs);
    let counted = 0;
    for (let hour = 0; hour < 24; hour += 1) {
      nowMs = hour * hourMs;
      for (let run = 0; run < 30; run += 1) {
        if (!isCrowded('192.0.2.1', `${hour} ${run}`)) counted += 1;
      }
    }
    expect(counted).toBeGreaterThanOrEqual(60);
    expect(counted).toBeLessThanOrEqual(120);
  });

  it('of an IPv6 customer are few, however many links they are spread over', () => {
    const isCrowded = runAllowance(usualRunLimits, () => 0);
    const counted = Array.from({ length: 400 }, (_, link) =>
      isCrowded(`2001:db8:77:${link.toString(16)}::1`, `run ${link}`),
    ).filter((crowded) => !crowded).length;
    expect(counted).toBe(80);
    expect(isCrowded('2001:db8:78::1', 'of another')).toBe(false);
  });

  it('are asked for once, wherever the reader goes on', () => {
    const isCrowded = runAllowance([{ of: 'link', perSecond: 0, burst: 1 }], () => 0);
    expect(isCrowded('192.0.2.1', 'a')).toBe(false);
    expect(isCrowded('192.0.2.1', 'b')).toBe(true);
    expect(isCrowded('192.0.2.1', 'a')).toBe(false);
    expect(isCrowded('192.0.2.2', 'b')).toBe(true);
    expect(isCrowded('192.0.2.2', 'c')).toBe(false);
  });
});

it('readers are crowded by their address, and not where a proxy tells none', async () => {
  const { store } = await startCollector();
  const handle = collector({ manifest: testManifest(), store });
  const crowdedOf = async (caller: Caller) => {
    const batches = Array.from({ length: 21 }, () => testBatch([{ kind: 'open' }]));
    for (const batch of batches) {
      const body = JSON.stringify(batch);
      const headers = { 'Content-Type': 'text/plain' };
      const url = 'http://127.0.0.1/_meantime/runs';
      const answer = await handle(new Request(url, { method: 'POST', headers, body }), caller);
      expect(answer.status).toBe(204);
    }
    const runs = new Set(batches.map(({ run }) => run));
    const events = await store.readEvents('hono-docs', { fromMs: 0, toMs: Date.now() + 1 });
    return events.filter(({ run, crowded }) => runs.has(run) && crowded).length;
  };
  expect(await crowdedOf({ address: '192.0.2.1' })).toBe(1);
  expect(await crowdedOf({ address: '127.0.0.1', isProxy: true })).toBe(0);
  expect(await crowdedOf({})).toBe(0);
});
