import { renderWindow } from '../parse-window.ts';
import type { Report } from '../report.ts';
import { splitKeys, type SplitKey } from '../split-keys.ts';
import { renderRuns } from '../wording.ts';
import { offeredWindows } from './offered-windows.ts';
import { markup, nothing, type Markup } from '../../text/markup.ts';
import { emptyQuickstarts } from './empty-quickstarts.ts';
import { quickstartSection } from './quickstart-section.ts';

/** What the query says: a view that can be kept as a link. */
export interface AskedView {
  since?: string | undefined;
  until?: string | undefined;
  by?: SplitKey | undefined;
}

/**
 * The report as a page. It needs no script, and its only style sheet is `report.css` beside it.
 *
 * @param asked the view as the reader asked for it: marked as chosen, and kept for the JSON
 * @param before of as long a time before, to say whether the numbers moved
 */
export function renderReportPage(report: Report, asked: AskedView = {}, before?: Report): string {
  const { site, quickstarts } = report;
  const measured = quickstarts.filter(({ runs }) => runs > 0);
  const empty = quickstarts.filter(({ runs }) => runs === 0);
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>Mean time to hello world · ${site}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="report.css" />
      </head>
      <body>
        <header class="top">
          <p class="site"><a href="${report.base}">${site}</a></p>
          <h1>Mean time to hello world</h1>
          <nav aria-label="Window">
            ${offeredWindows.map(([value, name]) => windowLink(value, name, asked))}
            <span>${renderWindow(report.window)} UTC</span>
          </nav>
          ${measured.length === 0 ? nothing : splitLinks(asked)}
        </header>
        <main>
          ${quickstarts.length === 0 ? noQuickstart() : nothing}
          ${measured.map((quickstart) => quickstartSection(quickstart, report, before))}
          ${empty.length === 0 ? nothing : emptyQuickstarts(empty, report)}
        </main>
        ${foot(report, asked)}
      </body>
    </html> `;
  return page.text;
}

function windowLink(value: string, name: string, { since, until, by }: AskedView): Markup {
  return viewLink({ since: value, by }, name, value === since && until === undefined);
}

function splitLinks({ since, until, by }: AskedView): Markup {
  return markup`<nav class="splits" aria-label="Runs told apart">
    <span>Told apart by</span>
    ${splitKeys.map((key) => viewLink({ since, until, by: key === by ? undefined : key }, key, key === by))}
  </nav>`;
}

/** A chosen split is a link to the view without it. */
function viewLink(view: AskedView, name: string, isChosen: boolean): Markup {
  return isChosen
    ? markup`<a href="?${queryOf(view)}" aria-current="page">${name}</a>`
    : markup`<a href="?${queryOf(view)}">${name}</a>`;
}

function queryOf(view: AskedView): string {
  const told = Object.entries(view).filter(([, value]) => typeof value === 'string');
  return new URLSearchParams(Object.fromEntries(told)).toString(); // as filtered
}

function noQuickstart(): Markup {
  return markup`<section class="quickstart">
    <div class="empty">
      <p class="lead">This site has no quickstart yet.</p>
      <p>
        Say in the frontmatter of a page what its readers get to see when it worked, and build the
        site again:
      </p>
      <pre><code>quickstart:
  goal: Hello, world!
  budget: 5m</code></pre>
    </div>
  </section>`;
}

function foot(report: Report, asked: AskedView): Markup {
  const { model, notInManifest, unmatchedRuns } = report;
  const query = queryOf(asked);
  const gone = notInManifest.map(
    ({ id, runs }) => markup`<p>Not in the manifest any more: ${id} (${renderRuns(runs)}).</p>`,
  );
  return markup`<footer>
    ${gone}
    ${unmatchedRuns === 0 ? nothing : markup`<p>Of quickstarts that no build here has had: ${renderRuns(unmatchedRuns)}.</p>`}
    <p>
      Made at ${new Date(report.madeAtMs).toISOString().slice(0, 19).replace('T', ' ')} UTC. Times run from landing on the site, by the wall clock; time away in the terminal is part of
      them. Intervals are 95 %. Model: ${model.name}.
    </p>
    <p>
      <a href="notes${query && `?${query}`}">What readers wrote</a> ·
      <a href="report.json${query && `?${query}`}">The same as JSON</a>
    </p>
  </footer>`;
}
