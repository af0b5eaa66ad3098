import { describe, expect, test } from 'vitest';
import { tableOf } from '../../harness/reduce-runs.ts';
import { buildReport } from '../../../src/reports/build-report.ts';
import { renderReportCsv } from '../../../src/reports/render-report-csv.ts';
import { renderReportMarkdown } from '../../../src/reports/render-report-markdown.ts';
import type { Report } from '../../../src/reports/report.ts';
import { testManifest } from '../../harness/start-collector.ts';
import { noonMs } from './run-events.ts';
import { simulateReaders } from '../../harness/simulate-readers.ts';

function reportOf(readers: number, steps?: [string, ...string[]]): Report {
  const manifest = testManifest(steps);
  const events = simulateReaders({ manifest, readers, seed: 7, nowMs: noonMs });
  return buildReport({
    manifest,
    runs: tableOf(events),
    window: { fromMs: 0, toMs: noonMs },
    nowMs: noonMs,
  });
}

describe('the report as CSV', () => {
  const cells = (csv: string) =>
    csv
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));

  test('has each number of the report on a line, with its interval', () => {
    const report = reportOf(300);
    const [head, ...rows] = cells(renderReportCsv(report));
    expect(head).toEqual(['quickstart', 'step', 'metric', 'value', 'low', 'high']);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([6]));
    const [quickstart] = report.quickstarts;
    const { restrictedMean, steps = [] } = quickstart ?? {};
    expect(rows).toContainEqual([
      ...['quickstart', '', 'restricted_mean_ms'],
      ...[restrictedMean?.ms, restrictedMean?.lowMs, restrictedMean?.highMs].map(String),
    ]);
    expect(rows.filter(([, step]) => step === 'install')).toHaveLength(8);
    expect(rows).toContainEqual([
      'quickstart',
      'install',
      'reached',
      String(steps[0]?.reached),
      '',
      '',
    ]);
  });

  test('leaves empty what is not known, and makes no formula of a name', () => {
    const csv = renderReportCsv(reportOf(3, ['=cmd()', 'a, "b"']));
    expect(csv).not.toMatch(/NaN|null|undefined|Infinity/);
    expect(csv).toContain(",'=cmd(),reached,");
    expect(csv).toContain(',"a, ""b""",reached,');
  });
});

describe('the report as Markdown', () => {
  test('has the numbers and the steps as tables', () => {
    const text = renderReportMarkdown(reportOf(300));
    expect(text).toMatch(
      /^# Mean time to hello world: .+\n\n## Quickstart\n\n282 runs: 182 reached/,
    );
    expect(text).toMatch(/\| Restricted mean \| \d+ min \d+ s \| /);
    const rows = text.split('\n').filter((line) => line.startsWith('| '));
    expect(rows.length).toBeGreaterThan(10);
    for (const line of rows) expect(line).toMatch(/ \|$/);
  });

  test('of nobody has no number that is none', () => {
    expect(renderReportMarkdown(reportOf(0))).not.toMatch(/NaN|null|undefined|Infinity/);
  });
});
