import { describe, expect, it } from 'vitest';
import { buildReport, type ReportInput } from '../../../src/reports/build-report.ts';
import { parseAgainst, parseWindow } from '../../../src/reports/parse-window.ts';
import { renderReportCsv } from '../../../src/reports/render-report-csv.ts';
import { renderReportMarkdown } from '../../../src/reports/render-report-markdown.ts';
import { renderReportText } from '../../../src/reports/render-report-text.ts';
import { renderReportPage } from '../../../src/reports/page/render-report-page.ts';
import { parseSplitKey } from '../../../src/reports/split-keys.ts';
import type { ReceivedEvent } from '../../../src/protocol/received-event.ts';
import { tableOf } from '../../harness/reduce-runs.ts';
import { testManifest } from '../../harness/start-collector.ts';
import { messageOf } from '../../harness/message-of.ts';
import { noonMs, runEvents, usualWay } from './run-events.ts';

const dayMs = 86_400_000;
const nowMs = noonMs + 30 * dayMs;

interface Crowd {
  count: number;
  /** Each takes so many times the usual time, and up to a third more. */
  pace: number;
  /** How long after noon they land. */
  afterMs?: number;
  /** One of so many gives up before the last step. */
  oneInLeaves?: number;
  told?: Partial<ReceivedEvent>;
}

let crowds = 0;

function crowd({ count, pace, afterMs = 0, oneInLeaves = 5, told = {} }: Crowd): ReceivedEvent[] {
  crowds += 1;
  return Array.from({ length: count }, (_, index) => {
    const own = pace * (1 + (index % 11) / 30);
    const way = index % oneInLeaves === 0 ? usualWay.slice(0, -2) : usualWay;
    const id = (crowds * 100_000 + index).toString(16).padStart(32, '0');
    return runEvents(
      way.map((one) => ({ ...one, atS: one.atS * own })),
      id,
    ).map((event) => ({
      ...event,
      ...told,
      ...(event.kind === 'land' && { revision: undefined, variant: undefined }),
      ...{ landedAtMs: event.landedAtMs + afterMs, atMs: event.atMs + afterMs },
      ...{ sentAtMs: event.sentAtMs + afterMs, receivedAtMs: event.receivedAtMs + afterMs },
    }));
  })
    .flat()
    .map((event) => JSON.parse(JSON.stringify(event)) as ReceivedEvent); // without what is undefined
}

function reportOn(events: ReceivedEvent[], options: Partial<ReportInput> = {}) {
  const window = { fromMs: 0, toMs: nowMs };
  const manifest = testManifest();
  const knownSteps = ['r1', 'r2'].flatMap((revision) => [
    { quickstart: 'quickstart', revision },
    ...['install', 'write', 'run'].map((step) => ({ quickstart: 'quickstart', revision, step })),
  ]);
  return buildReport({ manifest, runs: tableOf(events), knownSteps, window, nowMs, ...options });
}

describe('runs told apart', () => {
  it('by variant are compared with the largest part', () => {
    const events = [
      ...crowd({ count: 80, pace: 1, told: { variant: 'npm' } }),
      ...crowd({ count: 60, pace: 3, told: { variant: 'pnpm' } }),
      ...crowd({ count: 5, pace: 1 }),
    ];
    const { split } = reportOn(events, { by: 'variant' }).quickstarts[0] ?? {};
    expect(split?.parts.map(({ value, runs, reached }) => [value, runs, reached])).toEqual([
      ['npm', 80, 64],
      ['pnpm', 60, 48],
      ['', 5, 4],
    ]);
    const [npm, pnpm, none] = split?.parts ?? [];
    expect(npm?.compared).toBeNull();
    expect(pnpm?.compared?.with).toBe('npm');
    expect(pnpm?.compared?.difference.lowMs).toBeGreaterThan(60_000);
    expect([none?.restrictedMean, none?.compared]).toEqual([null, null]);
  });

  it('by revision stand in their order, each compared with the one before', () => {
    const events = [
      ...crowd({ count: 90, pace: 1, afterMs: 5 * dayMs, told: { revision: 'r1' } }),
      ...crowd({ count: 90, pace: 6, told: { revision: 'r2' } }),
    ];
    const { split } = reportOn(events, { by: 'revision' }).quickstarts[0] ?? {};
    expect(split?.parts.map(({ value, compared }) => [value, compared?.with])).toEqual([
      ['r2', undefined],
      ['r1', 'r2'],
    ]);
    expect(split?.parts[1]?.compared?.difference.highMs).toBeLessThan(0);
  });

  it('by what only those have who reached it are counted, not timed', () => {
    const events = crowd({ count: 50, pace: 1 });
    const { split } = reportOn(events, { by: 'evidence' }).quickstarts[0] ?? {};
    expect(split?.parts).toMatchObject([
      { value: 'claimed', runs: 40, shareReached: null, restrictedMean: null },
      { value: '', runs: 10, reached: 0, medianOfStarters: null },
    ]);
  });

  it('by whatever strangers name stay few', () => {
    const events = Array.from({ length: 40 }, (_, index) =>
      crowd({
        count: index === 0 ? 20 : 1,
        pace: 1,
        told: { from: { referrer: `${index}.example` } },
      }),
    ).flat();
    const { split } = reportOn(events, { by: 'referrer' }).quickstarts[0] ?? {};
    expect(split?.parts).toHaveLength(12);
    expect(split?.parts[0]?.value).toBe('0.example');
    expect(split?.parts.at(-1)).toMatchObject({ value: '', others: 29, runs: 29 });
  });

  it('by device know new from returning readers', () => {
    const events = [
      ...crowd({ count: 12, pace: 1, told: { returning: true } }),
      ...crowd({ count: 11, pace: 1, told: { returning: false } }),
      ...crowd({ count: 10, pace: 1 }),
    ];
    const { split } = reportOn(events, { by: 'returning' }).quickstarts[0] ?? {};
    expect(split?.parts.map(({ value }) => value)).toEqual(['returning', 'new', '']);
  });

  it('are no more and no fewer than all, whatever the split', () => {
    const events = crowd({ count: 40, pace: 1, told: { variant: 'npm', locale: 'de' } });
    for (const by of ['variant', 'language', 'revision', 'campaign'] as const) {
      const [quickstart] = reportOn(events, { by }).quickstarts;
      const runs = quickstart?.split?.parts.reduce((sum, part) => sum + part.runs, 0);
      expect(runs).toBe(quickstart?.runs);
    }
  });
});

describe('a window against another one', () => {
  const events = [
    ...crowd({ count: 100, pace: 1, afterMs: 2 * dayMs }),
    ...crowd({ count: 100, pace: 2.5, afterMs: 20 * dayMs }),
  ];
  const window = { fromMs: noonMs + 15 * dayMs, toMs: nowMs };
  const against = { fromMs: noonMs, toMs: noonMs + 15 * dayMs };
  const report = reportOn(events, { window, against });
  const [quickstart] = report.quickstarts;

  it('tells before, after, difference and interval, and whether the curves are the same', () => {
    expect(quickstart?.against).toMatchObject({ runs: 100, reached: 80 });
    const { difference } = quickstart?.against?.compared ?? {};
    expect(difference?.ms).toBe(
      (quickstart?.restrictedMean?.ms ?? 0) - (quickstart?.against?.restrictedMean?.ms ?? 0),
    );
    expect(difference?.lowMs).toBeGreaterThan(0);
    expect(quickstart?.against?.graysTestP).toBeLessThan(0.2);
  });

  it('is one line in every format', () => {
    const text = renderReportText(report, { color: false, columns: 120 });
    expect(text).toMatch(/Against 2026-01-15 to 2026-01-30 \(100 runs\): .* before, .* now, \+/);
    expect(renderReportMarkdown(report)).toContain('Against 2026-01-15 to 2026-01-30');
    expect(renderReportCsv(report)).toMatch(/quickstart,,against_difference_ms,\d+,\d+,\d+\r\n/);
  });

  it('cannot be judged without runs there', () => {
    const [none] = reportOn(events, { window, against: { fromMs: 0, toMs: 1 } }).quickstarts;
    expect(none?.against).toMatchObject({ runs: 0, compared: null, graysTestP: null });
  });

  it.each([
    ['7d', 'before', 'before'],
    ['7d', '2026-01-01', '2026-01-01'],
  ])('--since %s --against %s lasts as long', (since, asked) => {
    const own = parseWindow(since, undefined, nowMs);
    const other = parseAgainst(asked, own, nowMs);
    // The end of the first is a millisecond later: what came now is in it.
    expect(own.toMs - own.fromMs - (other.toMs - other.fromMs)).toBe(1);
    expect(other.toMs).toBeLessThanOrEqual(own.fromMs);
  });

  it.each([
    ['7d', 'yesterday'],
    ['7d', '9d'],
    ['all', 'before'],
  ])('--since %s --against %s is refused', (since, asked) => {
    const own = parseWindow(since, undefined, nowMs);
    expect(messageOf(() => parseAgainst(asked, own, nowMs))).toMatchSnapshot();
  });
});

describe('what a split says', () => {
  const hostile = '<b onclick="x">|evil|`\u202E';
  const events = [
    ...crowd({ count: 30, pace: 1, told: { from: { campaign: hostile } } }),
    ...crowd({ count: 30, pace: 2, told: { from: { campaign: '=1+1' } } }),
  ];
  const report = reportOn(events, { by: 'campaign' });

  it('is text and nothing else, in every format', () => {
    const page = renderReportPage(report, { since: 'all', by: 'campaign' });
    expect(page).toContain('&lt;b onclick=');
    expect(page).not.toContain('<b onclick');
    expect(renderReportText(report, { color: false, columns: 120 })).not.toContain('\u202E');
    expect(renderReportMarkdown(report)).not.toContain('|evil|');
    expect(renderReportCsv(report)).not.toMatch(/(^|,)=1/m);
  });

  it('is a table on the page, and a link that keeps the view', () => {
    const page = renderReportPage(report, { since: '7d', by: 'campaign' });
    expect(page).toContain('By campaign');
    expect(page).toContain('href="report.json?since=7d&amp;by=campaign"');
    expect(page).toMatch(/<a href="\?since=30d&amp;by=campaign"\s*>/);
  });

  it('is asked for by a known name', () => {
    expect(parseSplitKey('variant')).toBe('variant');
    expect(messageOf(() => parseSplitKey('colour'))).toMatchSnapshot();
  });
});
