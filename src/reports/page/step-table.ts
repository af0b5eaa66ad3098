import { renderDuration } from '../../protocol/duration.ts';
import type { QuickstartReport, StepReport } from '../report.ts';
import { renderCount } from '../wording.ts';
import { markup, type Markup } from '../../text/markup.ts';

/** The funnel and the step table in one: a bar a step, and its numbers beside it. */
export function stepTable({ steps, runs, title }: QuickstartReport): Markup {
  return markup`<table class="steps">
    <caption>
      Where the readers of “${title}” are, step by step
    </caption>
    <thead>
      <tr>
        <th scope="col">Step</th>
        <th scope="col" class="funnel">Reached</th>
        <th scope="col">Left</th>
        <th scope="col">Median</th>
        <th scope="col">p75</th>
        <th scope="col">Modelled</th>
        <th scope="col">Copies</th>
        <th scope="col">Confused</th>
      </tr>
    </thead>
    <tbody>
      ${steps.map((step, index) => row(step, index, runs))}
    </tbody>
  </table>`;
}

function row(step: StepReport, index: number, runs: number): Markup {
  const { timeSpent } = step;
  return markup`<tr>
    <th scope="row"><span class="number">${index + 1}</span> ${step.title}</th>
    <td class="funnel" data-label="Reached">
      ${bar(step, runs)}<span>${renderCount(step.reached)}</span>
    </td>
    <td data-label="Left" class="${isWorst(step) ? 'left' : ''}">${renderCount(step.left)}</td>
    <td data-label="Median">${timeSpent ? renderDuration(timeSpent.medianMs) : '–'}</td>
    <td data-label="p75">${timeSpent ? renderDuration(timeSpent.p75Ms) : '–'}</td>
    <td data-label="Modelled">${renderDuration(step.modelledMs)}</td>
    <td data-label="Copies">${renderCount(step.copies)}</td>
    <td data-label="Confused">${renderCount(step.confused)}</td>
  </tr> `;
}

/** A tenth of those who came is more than chance leaves anywhere. */
function isWorst({ reached, left }: StepReport): boolean {
  return left > 0 && left >= reached / 10;
}

/** As wide as the share of runs that reached the step; its end is those who left there. */
function bar({ reached, left }: StepReport, runs: number): Markup {
  const gone = percent(left, runs);
  const stayed = percent(reached - left, runs);
  return markup`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="10" />
    <rect class="stayed" width="${stayed}" height="10" />
    <rect class="gone" x="${stayed}" width="${gone}" height="10" />
  </svg>`;
}

function percent(count: number, runs: number): number {
  return runs === 0 ? 0 : Math.round((count / runs) * 1_000) / 10;
}
