import { expect, test } from 'vitest';
import { assetOf } from '../../bench/page/bytes/asset.ts';
import { beyondContent } from '../../bench/page/bytes/beyond-content.ts';
import { judgePage, type MeasuredPage } from '../../bench/page/bytes/budgets.ts';
import { medianScores } from '../../bench/page/lighthouse/median-run.ts';
import { parseReport } from '../../bench/page/lighthouse/parse-report.ts';
import { readOptions } from '../../bench/page/read-options.ts';
import { holds, renderReport } from '../../bench/page/report/render-report.ts';

const machine = {
  ...{ cores: 2, processor: 'Test', memoryBytes: 2 ** 33, system: 'Linux', node: '24.0.0' },
  loadAtStart: 0.5,
};

/** As Lighthouse writes it, with one audit that takes points, one that weighs nothing and one that does not apply. */
function lighthouseReport(performance: number, benchmarkIndex = 2_000.4): string {
  const category = { score: 1, auditRefs: [{ id: 'a11y', weight: 1 }] };
  return JSON.stringify({
    environment: { benchmarkIndex },
    categories: {
      performance: {
        score: performance,
        auditRefs: [
          { id: 'speed-index', weight: 10 },
          { id: 'layout-shift', weight: 30 },
          { id: 'advice', weight: 0 },
          { id: 'other', weight: 60 },
        ],
      },
      ...{ accessibility: category, 'best-practices': category, seo: category },
    },
    audits: {
      'speed-index': { title: 'Speed Index', score: performance, displayValue: '3.7 s' },
      'layout-shift': { title: 'Layout Shift', score: 1 },
      advice: { title: 'Advice', score: 0 },
      other: { title: 'Other', score: null },
      a11y: { title: 'Names', score: 1 },
    },
  });
}

test('a report says what each category lost, in points of its 100', () => {
  expect(parseReport(lighthouseReport(0.8)).lost).toEqual([
    {
      ...{ category: 'performance', audit: 'speed-index', title: 'Speed Index', value: '3.7 s' },
      points: expect.closeTo(5) as number,
    },
  ]);
});

test('a page that Lighthouse could not load is an error, not a score', () => {
  const text = JSON.stringify({ runtimeError: { message: 'NO_FCP' } });
  expect(() => parseReport(text)).toThrow('Lighthouse: NO_FCP');
});

test('the median of the runs counts, category by category', () => {
  const runs = [0.9, 1, 0.98].map((score) => parseReport(lighthouseReport(score)));
  expect(medianScores('/', runs).scores).toEqual({
    ...{ performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 },
  });
});

test('a quickstart has a budget of its own for what it alone loads', () => {
  const shared = assetOf('/page.js', 'a');
  const own = assetOf('/steps.js', 'bc');
  const shown = assetOf('/show-interface.js', 'd');
  const page: MeasuredPage = {
    ...{ path: '/quickstart/', isQuickstart: true },
    html: { gzipBytes: 100, parts: [] },
    loaded: { scripts: [own, shared, shown], styles: [] },
  };
  const named = (judged: ReturnType<typeof judgePage>) =>
    judged.map(({ what, assets }) => [what, assets.map(({ name }) => name)]);
  expect(named(judgePage(page, [shared]))).toEqual([
    ['html', []],
    ['scripts', ['/page.js']],
    ['quickstartScripts', ['/steps.js']],
    ['interfaceScripts', ['/show-interface.js']],
    ['styles', []],
  ]);
  // Elsewhere everything that is loaded counts.
  expect(named(judgePage({ ...page, isQuickstart: false }, [shared]))[1]).toEqual([
    'scripts',
    ['/steps.js', '/page.js', '/show-interface.js'],
  ]);
});

test('content does not count, what is around it does', () => {
  const page = (content: string, footer = '') =>
    `<!doctype html><html><head><title>A</title></head><body><main><h1>A</h1>` +
    `<div data-meantime-content>${content}</div></main><footer>${footer}</footer></body></html>`;
  const { gzipBytes, parts } = beyondContent(page('<p>Short.</p>'));
  expect(beyondContent(page('<p>Long, with other words.</p>'.repeat(9))).gzipBytes).toBe(gzipBytes);
  expect(beyondContent(page('', 'Words in the footer')).gzipBytes).toBeGreaterThan(gzipBytes);
  expect(parts.map(({ name }) => name)).toEqual(['main', 'footer', 'title']);
});

test('the tables say what is over, and whose fault it is', () => {
  const runs = [0.98, 0.98, 0.98].map((score, run) =>
    parseReport(lighthouseReport(score, 1_500 + run)),
  );
  const report = {
    ...{ date: '2026-01-01T00:00:00.000Z', machine, lighthouseVersion: '1.2.3' },
    bytes: [
      {
        ...({ path: '/', what: 'scripts', bytes: 6_100, budgetBytes: 6_000 } as const),
        assets: [
          { name: '/_astro/page.js', gzipBytes: 5_000 },
          { name: '/_meantime/boot.js', gzipBytes: 1_100 },
        ],
      },
    ],
    lighthouse: [medianScores('/', runs)],
  };
  expect(holds(report)).toBe(false);
  expect(renderReport(report)).toMatchInlineSnapshot(`
    "| page | gzip                      | bytes | budget |      |
    | ---- | ------------------------- | ----: | -----: | ---- |
    | /    | scripts before the search | 6,100 |  6,000 | OVER |

    /: scripts before the search, 100 bytes over. Largest first:
      5,000 /_astro/page.js
      1,100 /_meantime/boot.js

    2 cores (Test), 8 GiB memory, Linux, Node 24.0.0, load at start 0.5

    Lighthouse 1.2.3, mobile preset, simulated throttling, median of 3

    | page | performance | accessibility | best-practices | seo | CPU/memory power |
    | ---- | ----------: | ------------: | -------------: | --: | ---------------- |
    | /    |          98 |           100 |            100 | 100 | 1500, 1501, 1502 |

    / loses
      0.5 of performance: Speed Index [speed-index] 3.7 s
    "
  `);
  const busy = [medianScores('/', [parseReport(lighthouseReport(0.9, 300))])];
  expect(renderReport({ ...report, lighthouse: busy })).toContain('The machine was slow or busy');
  const perfect = [medianScores('/', [parseReport(lighthouseReport(1))])];
  expect(holds({ ...report, bytes: [], lighthouse: perfect })).toBe(true);
  expect(holds({ ...report, bytes: [] })).toBe(false);
});

test('every argument is read, and a wrong one is named', () => {
  expect(readOptions([])).toEqual({ dir: 'dist', runs: 3, help: false });
  expect(readOptions('--dir site --runs 0 --json a'.split(' '))).toEqual({
    ...{ dir: 'site', runs: 0, json: 'a', help: false },
  });
  expect(() => readOptions(['--runs', '2'])).toThrowErrorMatchingInlineSnapshot(
    `[Error: --runs takes 0 or an odd number below 100, not "2".]`,
  );
});
