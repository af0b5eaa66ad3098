import { describe, expect, it } from 'vitest';
import { tableOf } from '../../harness/reduce-runs.ts';
import { buildReport } from '../../../src/reports/build-report.ts';
import { markup } from '../../../src/text/markup.ts';
import { renderReportPage } from '../../../src/reports/page/render-report-page.ts';
import { renderReportText } from '../../../src/reports/render-report-text.ts';
import type { Manifest } from '../../../src/protocol/manifest.ts';
import { testManifest } from '../../harness/start-collector.ts';
import { noonMs } from './run-events.ts';
import { simulateReaders } from '../../harness/simulate-readers.ts';

const window = { fromMs: noonMs - 30 * 86_400_000, toMs: noonMs };

function reportOf(readers: number, manifest: Manifest = testManifest()) {
  const events = simulateReaders({ manifest, readers, seed: 7, nowMs: noonMs });
  return buildReport({ manifest, runs: tableOf(events), window, nowMs: noonMs });
}

const plain = { color: false, columns: 100 };

describe('the report as text', () => {
  it('of a few hundred runs', () => {
    expect(renderReportText(reportOf(300), plain)).toMatchInlineSnapshot(`
      "Mean time to hello world · hono-docs · 2025-12-16 to 2026-01-15

      Quickstart  /quickstart/  content/quickstart.mdx
        282 runs: 182 reached hello world, 99 gave up, 1 still open
        Set aside: 3 lab, 15 bot.
        With them: 189 of 297 runs reached it (63.6 %), median 6 min 04 s, restricted mean 24 min 47 s.

        Share reached           64.5 %  58.8 – 69.9 %                    182 of 282 runs
        Median              5 min 54 s  4 min 58 s – 7 min 35 s          over all starters
        Restricted mean    24 min 17 s  21 min 18 s – 27 min 28 s        all runs, giving up counts as 60 min
        Mean                         -  takes 818 more who reach it      only those who reached it
        Modelled newcomer   2 min 00 s  within the budget of 5 min 00 s  half of them 1 min 10 s – 3 min 28 s, no waiting

        Of all starters: 25 % by 3 min 25 s (3 min 08 s – 3 min 52 s), 50 % by 5 min 54 s (4 min 58 s – 7 min 35 s), 75 % never, 90 % never.

        Step     reached  left      median         p75   model  copies  confused
        Install      282    23  1 min 02 s  1 min 47 s  40.0 s     238        28
        Write        259    60      59.5 s  1 min 47 s  40.0 s     223        21
        Run          198    16      57.0 s  1 min 36 s  40.0 s     174        16

        15 of those who gave up were last seen away from the page, in its last step: some may have got there in the terminal and not come back.
        188 more runs would show a change of 20 % in the restricted mean.

      Runs are those of readers whose browser runs scripts. Intervals: 95 %. Model: newcomer-1.
      "
    `);
  });

  it('of a few runs', () => {
    expect(renderReportText(reportOf(8), plain)).toMatchInlineSnapshot(`
      "Mean time to hello world · hono-docs · 2025-12-16 to 2026-01-15

      Quickstart  /quickstart/  content/quickstart.mdx
        6 runs: 4 reached hello world, 2 gave up, 0 still open
        Set aside: 1 lab, 1 bot.
        With them: 4 of 7 runs reached it (57.1 %).

        Share reached          66.7 %  29.6 – 90.7 %                    4 of 6 runs
        Median                      -  from 10 ended runs on            over all starters
        Restricted mean             -  from 10 ended runs on            all runs, giving up counts as 60 min
        Mean                        -  takes 996 more who reach it      only those who reached it
        Modelled newcomer  2 min 00 s  within the budget of 5 min 00 s  half of them 1 min 10 s – 3 min 28 s, no waiting

        Step     reached  left      median         p75   model  copies  confused
        Install        6     0      53.8 s  1 min 13 s  40.0 s       5         0
        Write          6     2  2 min 08 s  3 min 42 s  40.0 s       6         0
        Run            4     0  1 min 01 s  1 min 12 s  40.0 s       4         1

      Runs are those of readers whose browser runs scripts. Intervals: 95 %. Model: newcomer-1.
      "
    `);
  });

  it('of none', () => {
    expect(renderReportText(reportOf(0), plain)).toMatchInlineSnapshot(`
      "Mean time to hello world · hono-docs · 2025-12-16 to 2026-01-15

      Quickstart  /quickstart/  content/quickstart.mdx
        No runs landed in this time. --since all has those that landed before.

      Runs are those of readers whose browser runs scripts. Intervals: 95 %. Model: newcomer-1.
      "
    `);
  });

  it('of a site without a quickstart', () => {
    const text = renderReportText(reportOf(0, { ...testManifest(), quickstarts: [] }), plain);
    expect(text).toContain('This site has no quickstart yet: set `quickstart:` on a page.');
  });

  it('has colours only when asked for, and fits the terminal', () => {
    const manifest = testManifest([
      'a-step-whose-title-is-much-longer-than-any-terminal-is-wide-today',
    ]);
    const report = reportOf(300, manifest);
    const text = renderReportText(report, { color: false, columns: 80 });
    const steps = text.split('\n').filter((line) => line.includes('A step'));
    expect(steps).toHaveLength(1);
    expect(steps[0]?.length).toBeLessThanOrEqual(80);
    expect(text).not.toContain('\u001B');
    expect(renderReportText(report, { color: true, columns: 80 })).toContain('\u001B[1m');
  });

  it('lets no text steer the terminal', () => {
    const manifest = testManifest(['install\u001B[2J']);
    expect(renderReportText(reportOf(3, manifest), plain)).not.toContain('\u001B');
  });
});

describe('the report as a page', () => {
  it('has no script, no inline style, and no markup of strangers', () => {
    const manifest = testManifest(['<script>alert(1)</script>', '"onload="x']);
    const page = renderReportPage(reportOf(300, { ...manifest, site: "</title><b>'&" }));
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('&lt;/title&gt;&lt;b&gt;&#39;&amp;');
  });

  it('shows the curve when there is one, and what to do when there are no runs', () => {
    expect(renderReportPage(reportOf(300))).toContain('>How soon readers get there<');
    const empty = renderReportPage(reportOf(0));
    expect(empty).toContain('No runs in this time.');
    expect(empty).not.toContain('>How soon readers get there<');
    const few = renderReportPage(reportOf(8));
    expect(few).not.toContain('>How soon readers get there<');
  });

  it('marks the window that was chosen', () => {
    const page = renderReportPage(reportOf(0), { since: '7d' });
    const past = renderReportPage(reportOf(0), { since: '7d', until: '2d' });
    expect(past).toContain('href="report.json?since=7d&amp;until=2d"');
    expect(past).not.toContain('aria-current');
    expect(page).toMatch(/<a href="\?since=7d" aria-current="page">7 days<\/a\s*>/);
  });
});

describe('markup', () => {
  it('escapes values and keeps markup', () => {
    const inner = markup`<b title="${'"'}">${'<&>'}</b>`;
    expect(markup`<p>${inner}${[inner]}${3}</p>`.text).toBe(
      '<p><b title="&quot;">&lt;&amp;&gt;</b><b title="&quot;">&lt;&amp;&gt;</b>3</p>',
    );
  });
});
