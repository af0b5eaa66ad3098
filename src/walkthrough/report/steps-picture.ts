import { renderDuration } from '../../protocol/duration.ts';
import { withSigns } from '../../text/printable.ts';
import { markup, nothing, type Markup } from '../../text/markup.ts';
import type { StepResult, WalkthroughResult } from '../result.ts';
import { timesOf } from './walk-page.ts';

/** The steps one after the other as a picture, with the times of each. */
export function stepsPicture(result: WalkthroughResult): Markup {
  const { steps, failure } = result;
  const { humanMs, machineMs } = timesOf(result);
  const totalMs = Math.max(humanMs + machineMs, 1);
  let startMs = 0;
  const rows = steps.map((step, index) => {
    const row = stepRow({ step, index, startMs, totalMs, isBroken: failure?.step === step.id });
    startMs += step.humanMs + step.machineMs;
    return row;
  });
  return markup`<table class="steps">
<thead><tr><th scope="col">Step</th><th scope="col" class="picture">Time</th><th scope="col">Human</th><th scope="col">Machine</th></tr></thead>
<tbody>${rows}</tbody>
<tfoot><tr><th scope="row">Total</th><td class="picture"><span class="key">human, modelled</span> <span class="key machine">machine, measured</span></td><td data-label="Human">${renderDuration(humanMs)}</td><td data-label="Machine">${renderDuration(machineMs)}</td></tr></tfoot>
</table>`;
}

interface StepRow {
  step: StepResult;
  index: number;
  /** When it begins. */
  startMs: number;
  totalMs: number;
  isBroken: boolean;
}

function stepRow({ step, index, startMs, totalMs, isBroken }: StepRow): Markup {
  const { title, humanMs, machineMs } = step;
  const share = (ms: number) => Number(((100 * ms) / totalMs).toFixed(2));
  const human = share(humanMs);
  return markup`<tr${isBroken ? markup` class="broken"` : nothing}>
<th scope="row"><span class="number">${index + 1}</span> ${withSigns(title)}${isBroken ? markup` <strong>broke here</strong>` : nothing}</th>
<td class="picture"><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="8" /><rect class="human" x="${share(startMs)}" width="${human}" height="8" /><rect class="machine" x="${share(startMs) + human}" width="${share(machineMs)}" height="8" /></svg></td>
<td data-label="Human">${renderDuration(humanMs)}</td>
<td data-label="Machine">${renderDuration(machineMs)}</td>
</tr>
`;
}
