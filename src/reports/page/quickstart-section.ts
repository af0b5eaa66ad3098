import { renderDuration } from '../../protocol/duration.ts';
import type { QuickstartReport, Report } from '../report.ts';
import {
  renderCount,
  renderRuns,
  renderShare,
  wordBudget,
  wordLenient,
  wordRemarks,
  wordSetAside,
  wordSpread,
  unbroken,
} from '../wording.ts';
import { wordChange } from '../word-change.ts';
import { wordEstimates, type NamedEstimate } from '../word-estimates.ts';
import { markup, nothing, type Markup } from '../../text/markup.ts';
import { incidenceChart } from './incidence-chart.ts';
import { costliestStep } from './costliest-step.ts';
import { quantileChart } from './quantile-chart.ts';
import { splitSection } from './split-section.ts';
import { stepChart } from './step-chart.ts';
import { stepTable } from './step-table.ts';
import { trendChart } from './trend-chart.ts';
import { trendTable } from './trend-table.ts';

/** One quickstart that has runs: its numbers, its curve, its steps. */
export function quickstartSection(
  quickstart: QuickstartReport,
  report: Report,
  before: Report | undefined,
): Markup {
  const { title, path, runs, withSetAside } = quickstart;
  const href = report.base.slice(0, -1) + path;
  return markup`<section class="quickstart">
    <header>
      <h2>${title}</h2>
      <p><a href="${href}">${path}</a> · ${renderRuns(runs)}${setAside(quickstart)}</p>
      ${withSetAside ? markup`<p>With them: ${wordLenient(withSetAside)}.</p>` : nothing}
    </header>
    ${answers(quickstart, report, change(quickstart, before))}
  </section> `;
}

function setAside(quickstart: QuickstartReport): string {
  const aside = wordSetAside(quickstart.setAside);
  return aside ? ` · set aside: ${aside}` : '';
}

function answers(quickstart: QuickstartReport, report: Report, moved: Markup): Markup {
  return markup`${tiles(quickstart, report)} ${moved} ${costliestStep(quickstart, report)}
  ${outcome(quickstart)} ${splitSection(quickstart)} ${whereTimeGoes(quickstart, report)}
  ${overTime(quickstart)}
  ${curve(quickstart)} ${remarks(quickstart)}`;
}

function change(now: QuickstartReport, before: Report | undefined): Markup {
  if (!before || !now.restrictedMean) return nothing;
  const { kind, text } = wordChange(
    now,
    before.quickstarts.find(({ id }) => id === now.id),
  );
  return markup`<p class="change ${kind}">Restricted mean: ${unbroken(text.charAt(0).toLowerCase() + text.slice(1))}</p>`;
}

function tiles(quickstart: QuickstartReport, report: Report): Markup {
  const { modelledMs, budgetMs } = quickstart;
  const modelled: NamedEstimate = {
    name: 'Modelled newcomer',
    estimate: { value: renderDuration(modelledMs), interval: wordBudget(modelledMs, budgetMs) },
    missing: '',
    meaning: wordSpread(modelledMs),
  };
  return markup`<dl class="tiles">
    ${[...wordEstimates(quickstart, report), modelled].map(tile)}
  </dl>`;
}

function tile({ name, estimate, missing, meaning }: NamedEstimate): Markup {
  const { value, interval } = estimate ?? { value: '–', interval: missing };
  return markup`<div>
    <dt>${name}</dt>
    <dd class="value">${value}</dd>
    <dd class="interval">${unbroken(interval)}</dd>
    <dd class="meaning">${unbroken(meaning)}</dd>
  </div> `;
}

function outcome({ reached, gaveUp, open, steps }: QuickstartReport): Markup {
  const there = steps
    .filter((step) => step.open > 0)
    .map((step) => `${renderCount(step.open)} at “${step.title}”`);
  return markup`<p class="outcome">
    <span class="reached">${renderCount(reached)} reached hello world</span>
    <span class="gave-up">${renderCount(gaveUp)} gave up</span>
    <span class="open">${renderCount(open)} still open${there.length > 0 ? `: ${there.join(', ')}` : ''}</span>
  </p>`;
}

function whereTimeGoes(quickstart: QuickstartReport, { meansFromRuns }: Report): Markup {
  const table = stepTable(quickstart);
  if (quickstart.runs < meansFromRuns) return table;
  return markup`<figure>
      <h3>Where the time goes</h3>
      ${stepChart(quickstart)}
      <figcaption>
        Minutes of the average reader: <span class="key spent">spent at the step</span>,
        <span class="key left">counted for those who left there</span> (the rest of the hour), and
        <span class="key tick">modelled</span>. All together are the restricted mean of the runs that
        have ended.
      </figcaption>
    </figure>
    <details>
      <summary>The numbers of each step</summary>
      ${table}
    </details>`;
}

function overTime(quickstart: QuickstartReport): Markup {
  const chart = trendChart(quickstart);
  if (chart === nothing) return nothing;
  return markup`<figure>
    <h3>Over time</h3>
    ${chart}
    <figcaption>
      Restricted mean of the runs that landed in each
      ${isByWeek(quickstart) ? 'week' : 'day'}. The dashed line is the modelled newcomer; a dotted
      one stands where the page changed.
    </figcaption>
    ${quantiles(quickstart)}
    <details>
      <summary>The numbers of each ${isByWeek(quickstart) ? 'week' : 'day'}</summary>
      ${trendTable(quickstart)}
    </details>
  </figure>`;
}

function quantiles(quickstart: QuickstartReport): Markup {
  const chart = quantileChart(quickstart);
  if (chart === nothing) return nothing;
  return markup`<h3 class="next">How soon a quarter, half, three quarters and nine tenths got there</h3>
    ${chart}
    <p class="meaning">
      Of all starters of each ${isByWeek(quickstart) ? 'week' : 'day'}, with the 95 % interval. A line
      that ends or is not there: so many never did.
    </p>`;
}

function isByWeek({ trend: [first] }: QuickstartReport): boolean {
  return first !== undefined && first.toMs - first.fromMs > 86_400_000;
}

function curve(quickstart: QuickstartReport): Markup {
  const { incidence, medianOfStarters, modelledMs } = quickstart;
  if (!incidence) return nothing;
  const median =
    medianOfStarters?.ms == null
      ? 'More than half never got there.'
      : `The dot is where half of all starters had reached it, at ${renderDuration(medianOfStarters.ms)}.`;
  const final = incidence.at(-1)?.share ?? 0;
  return markup`<figure>
    <h3>How soon readers get there</h3>
    ${incidenceChart(quickstart, incidence)}
    <figcaption>
      Share of all starters that had reached hello world by each time, with its 95 % interval:
      ${renderShare(final)} within the hour. ${median} The dashed line is the modelled newcomer,
      ${renderDuration(modelledMs)}.
    </figcaption>
  </figure>`;
}

function remarks(quickstart: QuickstartReport): Markup {
  const parts = wordRemarks(quickstart).map((remark) => markup`<li>${remark}</li>`);
  return parts.length === 0
    ? nothing
    : markup`<ul class="remarks">
        ${parts}
      </ul>`;
}
