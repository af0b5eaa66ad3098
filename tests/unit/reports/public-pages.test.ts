import { expect, test } from 'vitest';
import type { ReceivedEvent } from '../../../src/protocol/received-event.ts';
import { tableOf } from '../../harness/reduce-runs.ts';
import { buildReport } from '../../../src/reports/build-report.ts';
import { publicPages } from '../../../src/reports/public-pages.ts';
import type { PublicSummary } from '../../../src/reports/public-summary.ts';
import type { AskedReport } from '../../../src/reports/reporter.ts';
import { testManifest } from '../../harness/start-collector.ts';
import { noonMs, runEvents, usualWay } from './run-events.ts';

const dayMs = 86_400_000;

/** As many runs as said, each at a pace of its own. */
function readers(count: number, landedDaysAgo = 0): ReceivedEvent[] {
  return Array.from({ length: count }, (_, index) => {
    const way = usualWay.map((told) => ({ ...told, atS: told.atS * (1 + (index % 7) / 10) }));
    return runEvents(way, (landedDaysAgo * 1_000 + index).toString(16).padStart(32, '0'));
  })
    .flat()
    .map((event) => ({
      ...event,
      atMs: event.atMs - landedDaysAgo * dayMs,
      receivedAtMs: event.receivedAtMs - landedDaysAgo * dayMs,
    }));
}

/** The pages over events, the day after, and what was asked of the reports. */
function open(events: ReceivedEvent[]) {
  const asked: AskedReport[] = [];
  let nowMs = noonMs + dayMs;
  let fails = false;
  const answer = publicPages({
    readManifest: testManifest,
    reporter: {
      report: (what) => {
        asked.push(what);
        if (fails) return Promise.reject(new Error('The disk is gone.'));
        return Promise.resolve(buildReport({ ...what, runs: tableOf(events) }));
      },
    },
    now: () => nowMs,
  });
  const get = async (path: string, method = 'GET') => {
    const response = await answer(new Request(`http://docs.example/_meantime/${path}`, { method }));
    if (!response) throw new Error(`${path} is not answered.`);
    return response;
  };
  return {
    asked,
    get,
    summary: async () => (await (await get('public.json')).json()) as PublicSummary, // our own answer
    pass: (ms: number) => (nowMs += ms),
    fail: (now: boolean) => (fails = now),
  };
}

test('aggregates are told, rounded, with the rest of the way from each step', async () => {
  const { quickstarts, window } = await open(readers(47)).summary();
  expect(new Date(window.toMs).toISOString()).toMatch(/T00:00:00.000Z$/);
  expect(window.toMs - window.fromMs).toBe(30 * dayMs);
  const [quickstart] = quickstarts;
  expect(quickstart).toMatchObject({ id: 'quickstart', revision: 'r1', atLeastRuns: 40 });
  const { medianOfStarters, restrictedMean, shareReached, steps = [] } = quickstart ?? {};
  expect(shareReached?.share).toBe(1);
  for (const time of [medianOfStarters, restrictedMean]) {
    expect(time?.ms).toBeGreaterThan(0);
    for (const ms of [time?.ms, time?.lowMs, time?.highMs]) expect((ms ?? 1) % 10_000).toBe(0);
  }
  const rest = steps.map(({ toHelloMs }) => toHelloMs ?? 0);
  expect(steps.map(({ id }) => id)).toEqual(['install', 'write', 'run']);
  expect(rest).toEqual([...rest].sort((a, b) => b - a));
  expect(new Set(rest).size).toBe(3);
});

test('of fewer than 20 runs nothing is told', async () => {
  const { quickstarts } = await open(readers(19)).summary();
  expect(quickstarts).toEqual([
    {
      ...{ id: 'quickstart', title: 'Quickstart', path: '/quickstart/', revision: 'r1' },
      ...{ atLeastRuns: null, shareReached: null, medianOfStarters: null, restrictedMean: null },
      steps: ['install', 'write', 'run'].map((id) => ({ id, toHelloMs: null })),
    },
  ]);
});

test('one run more changes nothing', async () => {
  expect(await open(readers(41)).summary()).toEqual(await open(readers(42)).summary());
});

test('a run of today is not told of before the day is over', async () => {
  const pages = open(readers(47));
  pages.pass(-dayMs);
  expect((await pages.summary()).quickstarts[0]?.atLeastRuns).toBeNull();
});

test('a summary is made once an hour, however many ask at once', async () => {
  const { asked, summary, pass } = open(readers(20));
  await Promise.all([summary(), summary()]);
  expect(asked).toHaveLength(1);
  pass(3_600_000);
  await summary();
  expect(asked).toHaveLength(2);
});

test('what could not be made is tried again', async () => {
  const { get, summary, fail } = open(readers(20));
  fail(true);
  await expect(get('public.json')).rejects.toThrow('The disk is gone.');
  fail(false);
  expect((await summary()).quickstarts[0]?.atLeastRuns).toBe(20);
});

test('a badge shows the median, or that there are too few', async () => {
  const { get } = open(readers(47));
  const badge = await get('badge.svg');
  expect(badge.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
  expect(await badge.text()).toMatch(/aria-label="hello world: \d/);
  const few = open(readers(3));
  expect(await (await few.get('badge.svg?quickstart=quickstart')).text()).toContain(
    'not enough runs',
  );
  expect((await get('badge.svg?quickstart=none')).status).toBe(404);
  expect((await get('public.json', 'POST')).status).toBe(405);
  expect(await (await get('public.json', 'HEAD')).text()).toBe('');
});
