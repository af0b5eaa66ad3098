import { expect, test } from 'vitest';
import { buildManifest } from '../../../integrations/timing/build-manifest.ts';
import { horizonMs } from '../../../src/reports/horizon.ts';
import { reduceRuns } from '../../harness/reduce-runs.ts';
import { lostMs, StepCosts } from '../../../src/reports/step-costs.ts';
import type { Run } from '../../../src/reports/runs/run.ts';
import { noonMs, runEvents, usualWay } from './run-events.ts';
import { simulateReaders } from '../../harness/simulate-readers.ts';

const laterMs = noonMs + 86_400_000;
const steps = [
  { id: 'install', humanMs: 60_000 },
  { id: 'write', humanMs: 90_000 },
  { id: 'run', humanMs: 30_000 },
];

function costsOf(of: ConstructorParameters<typeof StepCosts>[0], runs: readonly Run[]) {
  const costs = new StepCosts(of);
  for (const run of runs) costs.add(run, run.steps);
  return costs.result();
}

const minutes = (ms: number): number => ms / 60_000;

test('the time of each reader goes to the step that they were in, and the rest of the hour to where they gave up', () => {
  const left = usualWay.filter(({ atS }) => atS <= 130);
  const runs = reduceRuns([...runEvents(usualWay), ...runEvents(left, 'b'.repeat(32))], laterMs);
  // Landed at 0, install at 21 s, write at 95 s, run at 200 s, hello at 300 s; the other left at 130 s.
  expect(costsOf(steps, runs)).toEqual([
    { spentMs: 21_000, leftMs: 0, modelledMs: 0 },
    { step: 'install', spentMs: 74_000, leftMs: 0, modelledMs: 60_000 },
    {
      step: 'write',
      spentMs: (105_000 + 35_000) / 2,
      leftMs: (horizonMs - 130_000) / 2,
      modelledMs: 90_000,
    },
    { step: 'run', spentMs: 50_000, leftMs: 0, modelledMs: 15_000 },
  ]);
  const costs = costsOf(steps, runs).map((cost) => Math.round(minutes(lostMs(cost)) * 10) / 10);
  expect(costs).toEqual([0.4, 0.2, 28.6, 0.6]);
});

test('all parts together are the mean of min(time, 60 min)', () => {
  const html = `<html><head><meta name="meantime:quickstart" content='{"id":"q","goal":"Hello"}'></head>
<body><main><h1>Q</h1>${['a', 'b', 'c'].map((id) => `<h2 id="${id}">${id}</h2><pre data-meantime-role="run">echo ${id}</pre>`).join('')}
<pre data-meantime-role="output">Hello</pre></main></body></html>`;
  const { manifest } = buildManifest({ siteId: 's', base: '/' }, [{ path: '/q/', html }]);
  const events = simulateReaders({ manifest, readers: 400, seed: 7, nowMs: laterMs });
  const runs = reduceRuns(events, laterMs + 86_400_000).filter(({ outcome }) => outcome !== 'open');
  const restricted = runs.map((run) =>
    run.outcome === 'reached' ? Math.min(run.toHelloMs, horizonMs) : horizonMs,
  );
  const costs = costsOf(manifest.quickstarts[0]?.variants[0].steps ?? [], runs);
  expect(costs).toHaveLength(4);
  const total = costs.reduce((sum, { spentMs, leftMs }) => sum + spentMs + leftMs, 0);
  const mean = restricted.reduce((sum, ms) => sum + ms, 0) / runs.length;
  expect(runs.length).toBeGreaterThan(300);
  expect(Math.abs(total - mean)).toBeLessThan(1);
});

test('nobody costs nothing, and who is still on the way is left out', () => {
  expect(costsOf(steps, []).map(lostMs)).toEqual([0, 0, 0, 0]);
  const open = reduceRuns(runEvents(usualWay.slice(0, 5)), noonMs + 60_000);
  expect(open.map(({ outcome }) => outcome)).toEqual(['open']);
  expect(costsOf(steps, open).map(lostMs)).toEqual([0, 0, 0, 0]);
});
