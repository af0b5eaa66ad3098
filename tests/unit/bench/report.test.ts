import { expect, test } from 'vitest';
import { renderJson } from '../../bench/build/report/render-json.ts';
import { renderOutcome, renderTables } from '../../bench/build/report/render-table.ts';
import type { BenchReport, BuildResult } from '../../bench/build/report/result.ts';

const figures = { peakMemoryBytes: 612_000_000, memoryMeasure: 'pss', outputFiles: 9 } as const;
const results: BuildResult[] = [
  {
    ...{ peer: 'meantime', pages: 1_000, build: 'cold', ...figures },
    ...{ durationMs: 10_100, processorMs: 15_260, outputBytes: 20_000_000 },
  },
  {
    ...{ peer: 'starlight', pages: 1_000, build: 'cold', ...figures },
    ...{ durationMs: 50_480, outputBytes: 212_000_000, nodeOptions: '--max-old-space-size=18000' },
  },
  {
    ...{ peer: 'meantime', pages: 300, build: 'edited' },
    ...{ durationMs: 950, outputBytes: 6_000_000, outputFiles: 9 },
  },
  { peer: 'hugo', pages: 300, build: 'cold', failure: 'hugo is not installed', output: 'none' },
];
const report: BenchReport = {
  date: '2026-11-22T12:00:00.000Z',
  machine: {
    ...{ cores: 2, processor: 'Some processor', memoryBytes: 8 * 2 ** 30 },
    ...{ system: 'Debian', node: '24.21.0', loadAtStart: 0.25 },
  },
  source: 'generated pages, seed 1',
  peers: [
    { name: 'meantime', title: 'Meantime', includes: 'search (Pagefind)', version: '0.1.0' },
    { name: 'starlight', title: 'Starlight', includes: 'search (Pagefind)', version: '0.42.4' },
    { name: 'hugo', title: 'Hugo', includes: 'no search' },
  ],
  results,
};

test('each size is a table, smallest first, with its failures below', () => {
  expect(renderTables(report)).toMatchInlineSnapshot(`
    "300 pages

    | generator      | build  |   time | to Starlight | to Hugo | to cold | processor | peak memory | output |  a page | includes          |
    | -------------- | ------ | -----: | -----------: | ------: | ------: | --------: | ----------: | -----: | ------: | ----------------- |
    | Meantime 0.1.0 | edited |  0.9 s |              |         |         |           |             | 6.0 MB | 20.0 kB | search (Pagefind) |
    | Hugo           | cold   | failed |              |         |         |           |             |        |         | no search         |

    - hugo, cold: hugo is not installed

    1,000 pages

    | generator        | build |   time | to Starlight | to Hugo | to cold | processor | peak memory |   output |   a page | includes                                      |
    | ---------------- | ----- | -----: | -----------: | ------: | ------: | --------: | ----------: | -------: | -------: | --------------------------------------------- |
    | Meantime 0.1.0   | cold  | 10.1 s |         0.20 |         |    1.00 |    15.3 s |     0.61 GB |  20.0 MB |  20.0 kB | search (Pagefind)                             |
    | Starlight 0.42.4 | cold  | 50.5 s |         1.00 |         |    1.00 |           |     0.61 GB | 212.0 MB | 212.0 kB | search (Pagefind), --max-old-space-size=18000 |

    Peak memory: of the whole process tree, shared pages divided among the processes that share them (PSS).
    "
  `);
});

test('where memory is not measured, the table says so', () => {
  const without = { ...report, results: results.slice(2) };
  expect(renderTables(without)).toContain('Peak memory: not measured on this system.');
});

test('the JSON says bytes a page and ratios, and keeps failures as they are', () => {
  const written = JSON.parse(renderJson(report)) as BenchReport;
  expect(written).toMatchObject({ date: report.date, machine: report.machine });
  expect(written.results).toEqual([
    {
      ...results[0],
      bytesPerPage: 20_000,
      ratios: { toStarlight: 10_100 / 50_480, toCold: 1 },
    },
    { ...results[1], bytesPerPage: 212_000, ratios: { toStarlight: 1, toCold: 1 } },
    { ...results[2], bytesPerPage: 20_000, ratios: {} },
    results[3],
  ]);
});

test('time is compared with the next smaller site from nothing, where both were built', () => {
  const grown = [300, 1_000, 3_000].map((pages): BuildResult => ({
    ...{ peer: 'meantime', pages, build: 'cold', outputBytes: 1, outputFiles: 1 },
    durationMs: pages === 3_000 ? 30_300 : pages * 10.1,
  }));
  const failed: BuildResult = { peer: 'hugo', pages: 1_000, build: 'cold', failure: 'slow' };
  const text = renderTables({ ...report, results: [...grown, failed, ...results.slice(3)] });
  expect(text.match(/^- .*times.*$/gm)).toEqual([
    '- Meantime, cold: 1,000 pages take 3.33 times the time of 300',
    '- Meantime, cold: 3,000 pages take 3.00 times the time of 1,000',
  ]);
});

test('progress says one result in a line', () => {
  expect(results.map(renderOutcome)).toMatchInlineSnapshot(`
    [
      "10.1 s, 15.3 s of processor, 0.61 GB memory, 20.0 MB output",
      "50.5 s, 0.61 GB memory, 212.0 MB output",
      "0.9 s, 6.0 MB output",
      "failed, hugo is not installed",
    ]
  `);
});
