import { describe, expect, test } from 'vitest';
import { reduceRuns, runsOf } from '../../harness/reduce-runs.ts';
import type { Run } from '../../../src/reports/runs/run.ts';
import { SeenRevisions } from '../../../src/reports/seen-revisions.ts';
import { trend } from '../../../src/reports/trend.ts';
import { noonMs, runEvents, usualWay } from './run-events.ts';

const dayMs = 86_400_000;
const [usual] = reduceRuns(runEvents(usualWay), noonMs + dayMs);

const landed = (...days: number[]): Run[] =>
  days.flatMap((day) => (usual ? [{ ...usual, landedAtMs: noonMs + day * dayMs }] : []));

const always = { fromMs: 0, toMs: Infinity };
const until = (days: number, fromRuns = 2) => ({ nowMs: noonMs + days * dayMs, fromRuns });

describe('the trend', () => {
  test('of a fortnight goes by days, and has those on which nobody came', () => {
    const periods = trend(runsOf(landed(0.5, 0.6, 2.5)), always, until(3));
    expect(periods.map(({ runs, restrictedMeanMs }) => [runs, restrictedMeanMs])).toEqual([
      [2, 300_000],
      [0, null],
      [1, null],
    ]);
    expect(periods.at(-1)?.toMs).toBe(noonMs + 3 * dayMs);
    expect(periods.map(({ fromMs, toMs }) => toMs - fromMs)).toEqual([dayMs, dayMs, dayMs]);
  });

  test('of a longer time goes by weeks', () => {
    const periods = trend(runsOf(landed(1, 2, 10, 20.9)), always, until(21));
    expect(periods.map(({ runs }) => runs)).toEqual([2, 1, 1]);
    expect(periods[0]?.toMs).toBe(noonMs + 7 * dayMs);
  });

  test('ends with the window, and has none of those who never came', () => {
    const window = { fromMs: noonMs, toMs: noonMs + 2 * dayMs };
    expect(trend(runsOf(landed(1.5)), window, until(30)).map(({ runs }) => runs)).toEqual([1]);
    expect(trend(runsOf([]), window, until(30))).toEqual([]);
  });

  test('of a fortnight with few runs a day goes by weeks, which have enough', () => {
    const thin = runsOf(landed(...Array.from({ length: 12 }, (_, day) => day + 0.5)));
    const periods = trend(thin, always, until(12, 5));
    expect(periods.map(({ runs, restrictedMeanMs }) => [runs, restrictedMeanMs])).toEqual([
      [5, 300_000],
      [7, 300_000],
    ]);
  });

  test('has everybody, be it that their clocks stand on an edge', () => {
    const runs = landed(0, 1, 2, 3, 4.000001, 6.999999);
    const total = (fromDay: number) =>
      trend(runsOf(runs), always, until(fromDay)).reduce((sum, period) => sum + period.runs, 0);
    expect([7, 7.5, 14, 40].map(total)).toEqual([6, 6, 6, 6]);
  });
});

test('revisions come in the order in which they were first seen', () => {
  const runs = landed(3, 1, 2).map((run, index) => ({
    ...run,
    revision: ['b', 'a', 'b'][index] ?? '',
  }));
  const revisions = new SeenRevisions();
  for (const run of [...runs, ...landed(0).map((one) => ({ ...one, revision: '' }))]) {
    revisions.add(run);
  }
  expect(revisions.result()).toEqual([
    { revision: 'a', sinceMs: noonMs + dayMs, runs: 1 },
    { revision: 'b', sinceMs: noonMs + 2 * dayMs, runs: 2 },
  ]);
});
