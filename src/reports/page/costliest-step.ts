import { renderLocation } from '../../protocol/errors.ts';
import { renderDuration } from '../../protocol/duration.ts';
import { linesWithSigns } from '../../text/lines-with-signs.ts';
import type { CostOfStep, QuickstartReport, Report, StepReport } from '../report.ts';
import { lostMs, worthMendingMs } from '../step-costs.ts';
import { renderCount, renderShare } from '../wording.ts';
import { markup, nothing, type Markup } from '../../text/markup.ts';

/** With fewer runs one reader more or less may make another step the first. */
const surelyFromRuns = 30;

/** The step that costs the average reader most beyond what the model says: what to mend next. */
export function costliestStep(
  quickstart: QuickstartReport,
  { base, meansFromRuns }: Report,
): Markup {
  const [worst] = [...quickstart.costs].sort((a, b) => lostMs(b) - lostMs(a));
  const { runs } = quickstart;
  if (!worst || lostMs(worst) < worthMendingMs || runs < meansFromRuns) return nothing;
  const step = quickstart.steps.find(({ id }) => id === worst.step);
  const page = base.slice(0, -1) + quickstart.path;
  const name = step
    ? markup`<a href="${page}#${encodeURIComponent(step.id)}">${step.title}</a>`
    : markup`<a href="${page}">Before the first step</a>`;
  const total = quickstart.costs.reduce((sum, cost) => sum + Math.max(0, lostMs(cost)), 0);
  return markup`<section class="costliest">
    <h3><span>${runs < surelyFromRuns ? 'A first hint, from few runs' : 'Mend this first'}</span> ${name}</h3>
    <p>
      It costs the average reader ${renderDuration(lostMs(worst))} more than the modelled newcomer
      needs: ${renderShare(lostMs(worst) / total)} of all that is lost on this page.
    </p>
    <p>${reasons(worst, step)}</p>
    ${place(quickstart, step)} ${notes(quickstart, step)}
  </section>`;
}

function reasons(
  { spentMs, leftMs, modelledMs }: CostOfStep,
  step: StepReport | undefined,
): string {
  const parts = [
    `${renderDuration(spentMs)} are spent here where ${renderDuration(modelledMs)} are modelled`,
    leftMs > 0 ? `${renderDuration(leftMs)} stand for those who left` : '',
  ].filter((part) => part !== '');
  const counts = step
    ? [
        ` ${renderCount(step.left)} of ${renderCount(step.reached)} left here`,
        step.confused === 0 ? '' : `, ${renderCount(step.confused)} said that they were stuck`,
        '.',
      ].join('')
    : '';
  return `${parts.join('; ')}.${counts}`;
}

function place({ source }: QuickstartReport, step: StepReport | undefined): Markup {
  if (source === '') return nothing;
  return markup`<p><code>${renderLocation({ file: source, line: step?.line })}</code></p>`;
}

function notes({ newestNotes }: QuickstartReport, step: StepReport | undefined): Markup {
  const own = newestNotes.filter((note) => note.step === step?.id).slice(0, 3);
  const quotes = own.map(({ text }) => linesWithSigns(text).join('\n'));
  return markup`${quotes.map((text) => markup`<blockquote dir="auto"><p>${text}</p></blockquote>`)}`;
}
