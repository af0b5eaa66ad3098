import { renderDuration } from '../../protocol/duration.ts';
import type { QuickstartReport, Report } from '../report.ts';
import {
  renderCount,
  renderRuns,
  renderShare,
  wordBudget,
  wordMedian,
  wordSetAside,
  wordShare,
  wordTime,
  type WordedEstimate,
} from '../wording.ts';
import { html, nothing, type Html } from './html.ts';
import { incidenceChart } from './incidence-chart.ts';
import { stepTable } from './step-table.ts';

/** One quickstart: its numbers, its curve, its steps; or what to do when it has no runs. */
export function quickstartSection(quickstart: QuickstartReport, report: Report): Html {
  const { title, path, runs } = quickstart;
  const href = report.base.slice(0, -1) + path;
  return html`<section class="quickstart">
    <header>
      <h2>${title}</h2>
      <p><a href="${href}">${path}</a> · ${renderRuns(runs)}${setAside(quickstart)}</p>
    </header>
    ${runs === 0 ? emptyState(quickstart, href) : answers(quickstart, report)}
  </section> `;
}

function setAside(quickstart: QuickstartReport): string {
  const aside = wordSetAside(quickstart.setAside);
  return aside ? ` · set aside: ${aside}` : '';
}

function emptyState(quickstart: QuickstartReport, href: string): Html {
  return html`<div class="empty">
    <p class="lead">No runs yet.</p>
    <ol>
      <li>Open <a href="${href}">the quickstart</a> in a browser and follow its steps.</li>
      <li>At the last one, say whether it worked.</li>
      <li>Load this page again: the run is here.</li>
    </ol>
    <p>
      Nothing appears? Browsers that ask not to be tracked send nothing, and scripted ones are set
      aside. A newcomer is modelled to take ${renderDuration(quickstart.modelledMs)},
      ${wordBudget(quickstart.modelledMs, quickstart.budgetMs)}.
    </p>
  </div>`;
}

function answers(quickstart: QuickstartReport, report: Report): Html {
  return html`${tiles(quickstart, report)} ${outcome(quickstart)} ${curve(quickstart)}
  ${stepTable(quickstart)} ${remarks(quickstart)}`;
}

function tiles(quickstart: QuickstartReport, { meansFromRuns }: Report): Html {
  const { shareReached, medianOfStarters, restrictedMean, meanToHello, runs, reached } = quickstart;
  const missing =
    runs < meansFromRuns ? `${runs} of ${meansFromRuns} runs that it takes` : 'fewer than 5 runs';
  const never = medianOfStarters?.ms === null;
  const modelled = renderDuration(quickstart.modelledMs);
  return html`<dl class="tiles">
    ${tile('Share reached', shareReached && wordShare(shareReached), 'fewer than 5 reached it', `${renderCount(reached)} of ${renderRuns(runs)}`)}
    ${tile('Median', medianOfStarters && wordMedian(medianOfStarters), missing, never ? 'more than half never got there' : 'over all starters')}
    ${tile('Restricted mean', restrictedMean && wordTime(restrictedMean), missing, 'all runs, giving up counts as 60 min')}
    ${tile('Mean', meanToHello && wordTime(meanToHello), reached === 0 ? 'nobody reached it' : missing, 'only those who reached it')}
    ${tile('Modelled newcomer', { value: modelled, interval: wordBudget(quickstart.modelledMs, quickstart.budgetMs) }, '', 'reading, copying, typing; no waiting')}
  </dl>`;
}

function tile(
  name: string,
  estimate: WordedEstimate | null,
  missing: string,
  meaning: string,
): Html {
  const { value, interval } = estimate ?? { value: '–', interval: missing };
  return html`<div>
    <dt>${name}</dt>
    <dd class="value">${value}</dd>
    <dd class="interval">${interval}</dd>
    <dd class="meaning">${meaning}</dd>
  </div> `;
}

function outcome({ reached, gaveUp, open }: QuickstartReport): Html {
  return html`<p class="outcome">
    <span class="reached">${renderCount(reached)} reached hello world</span>
    <span class="gave-up">${renderCount(gaveUp)} gave up</span>
    <span class="open">${renderCount(open)} still open</span>
  </p>`;
}

function curve(quickstart: QuickstartReport): Html {
  const { incidence, medianOfStarters, modelledMs } = quickstart;
  if (!incidence) return nothing;
  const median =
    medianOfStarters?.ms == null
      ? 'More than half never got there.'
      : `The dot is where half of all starters had reached it, at ${renderDuration(medianOfStarters.ms)}.`;
  const final = incidence.at(-1)?.share ?? 0;
  return html`<figure>
    <div class="wide">${incidenceChart(quickstart, incidence, { width: 1040, height: 320 })}</div>
    <div class="narrow">${incidenceChart(quickstart, incidence, { width: 340, height: 260 })}</div>
    <figcaption>
      Share of all starters that had reached hello world by each time, with its 95 % interval:
      ${renderShare(final)} within the hour. ${median} The dashed line is the modelled newcomer,
      ${renderDuration(modelledMs)}.
    </figcaption>
  </figure>`;
}

function remarks({ notes, toSee20Percent, quality }: QuickstartReport): Html {
  const parts: Html[] = [];
  if (notes !== 0) parts.push(html`<li>Notes from readers: ${renderCount(notes)}.</li>`);
  if (toSee20Percent && toSee20Percent.moreRuns > 0) {
    parts.push(
      html`<li>
        ${renderCount(toSee20Percent.moreRuns)} more runs would show a change of 20 % in the
        restricted mean.
      </li>`,
    );
  } else if (toSee20Percent) {
    parts.push(html`<li>Enough runs to see a change of 20 % in the restricted mean.</li>`);
  }
  if (quality.eventsLost > 0) {
    parts.push(
      html`<li>
        ${renderCount(quality.eventsLost)} of ${renderCount(quality.eventsMade)} events never came.
      </li>`,
    );
  }
  return parts.length === 0
    ? nothing
    : html`<ul class="remarks">
        ${parts}
      </ul>`;
}
