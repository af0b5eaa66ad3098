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
import { wordEstimates, type NamedEstimate } from '../word-estimates.ts';
import { markup, nothing, type Markup } from './markup.ts';
import { incidenceChart } from './incidence-chart.ts';
import { stepTable } from './step-table.ts';

/** One quickstart that has runs: its numbers, its curve, its steps. */
export function quickstartSection(quickstart: QuickstartReport, report: Report): Markup {
  const { title, path, runs, withSetAside } = quickstart;
  const href = report.base.slice(0, -1) + path;
  return markup`<section class="quickstart">
    <header>
      <h2>${title}</h2>
      <p><a href="${href}">${path}</a> · ${renderRuns(runs)}${setAside(quickstart)}</p>
      ${withSetAside ? markup`<p>With them: ${wordLenient(withSetAside)}.</p>` : nothing}
    </header>
    ${answers(quickstart, report)}
  </section> `;
}

function setAside(quickstart: QuickstartReport): string {
  const aside = wordSetAside(quickstart.setAside);
  return aside ? ` · set aside: ${aside}` : '';
}

function answers(quickstart: QuickstartReport, report: Report): Markup {
  return markup`${tiles(quickstart, report)} ${outcome(quickstart)} ${curve(quickstart)}
  ${stepTable(quickstart)} ${remarks(quickstart)}`;
}

function tiles(quickstart: QuickstartReport, { meansFromRuns }: Report): Markup {
  const { modelledMs, budgetMs } = quickstart;
  const modelled: NamedEstimate = {
    name: 'Modelled newcomer',
    estimate: { value: renderDuration(modelledMs), interval: wordBudget(modelledMs, budgetMs) },
    missing: '',
    meaning: wordSpread(modelledMs),
  };
  return markup`<dl class="tiles">
    ${[...wordEstimates(quickstart, meansFromRuns), modelled].map(tile)}
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

function outcome({ reached, gaveUp, open }: QuickstartReport): Markup {
  return markup`<p class="outcome">
    <span class="reached">${renderCount(reached)} reached hello world</span>
    <span class="gave-up">${renderCount(gaveUp)} gave up</span>
    <span class="open">${renderCount(open)} still open</span>
  </p>`;
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
    <div class="wide">${incidenceChart(quickstart, incidence, { width: 1040, height: 320 })}</div>
    <div class="narrow">${incidenceChart(quickstart, incidence, { width: 300, height: 240 })}</div>
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
