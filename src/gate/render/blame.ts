import type { CostKind, StepCost } from '../../newcomer/step-cost.ts';
import { renderDelta, renderDuration } from '../../protocol/duration.ts';
import { renderLocation } from '../../protocol/errors.ts';
import { printable } from '../../text/printable.ts';
import type { Cause, StepChange, StepShare } from '../verdict.ts';

const words: Record<CostKind, [one: string, several: string]> = {
  need: ['need', 'needs'],
  prose: ['letter', 'letters'],
  code: ['line of code', 'lines of code'],
  command: ['command', 'commands'],
  output: ['output to look over', 'outputs to look over'],
  file: ['file', 'files'],
  open: ['page to open', 'pages to open'],
  prompt: ['prompt', 'prompts'],
  placeholder: ['placeholder', 'placeholders'],
};

/** What grew or shrank, where the number of them did not change. */
const lengths: Record<CostKind, string> = {
  need: 'needs',
  prose: 'letters',
  code: 'lines of code',
  command: 'commands',
  output: 'outputs to look over',
  file: 'files',
  open: 'addresses to type',
  prompt: 'answers to type',
  placeholder: 'placeholders',
};

/** `step "Install" +11.4 s: 1 command, 42 letters`. */
export function renderStepChange(change: StepChange): string {
  const step = `step "${printable(change.title)}"`;
  return `${step} ${renderDelta(change.deltaMs)}: ${renderCauses(change)}`;
}

/** `1 command, 42 letters`, `added, with 1 command`, `removed`. */
export function renderCauses({ fate, causes }: Pick<StepChange, 'fate' | 'causes'>): string {
  if (fate === 'removed') return 'removed';
  const what = causes.map(renderCause).join(', ') || 'nothing to do in it';
  return `${fate === 'added' ? 'added, with ' : ''}${what}`;
}

/** `step "Install" 31.2 s: 2 commands, 120 letters`. */
export function renderStepShare({ title, humanMs, costs }: StepShare): string {
  const what = costs.map(renderCount).join(', ');
  return `step "${printable(title)}" ${renderDuration(humanMs)}: ${what}`;
}

/** `content/quickstart.mdx:31`, as editors and terminals understand it. */
export function renderPlace(source: string, line: number | undefined): string {
  return printable(renderLocation({ file: source, line }));
}

function renderCause(cause: Cause): string {
  const { what, count, ms } = cause;
  const length = ms > 0 ? 'longer' : 'shorter';
  // Lines are the same, but a long block is read up to the cap only.
  if (count === 0 && what === 'code') return `code in ${ms > 0 ? 'more' : 'fewer'} blocks`;
  if (count === 0) return `${length} ${lengths[what]}`;
  const counted = renderCount({ what, count: Math.abs(count) });
  // Fewer commands can take longer, if those that are left are long.
  if (ms !== 0 && count > 0 !== ms > 0) {
    return `${counted} ${count > 0 ? 'more' : 'fewer'} but ${length} ones`;
  }
  return count > 0 ? counted : `${counted} fewer`;
}

function renderCount({ what, count }: Pick<StepCost, 'what' | 'count'>): string {
  const [one, several] = words[what];
  return count === 1 ? `1 ${one}` : `${count} ${several}`;
}
