import type { CostKind, StepCost } from '../../newcomer/step-cost.ts';
import { renderDuration } from '../../protocol/duration.ts';
import type { Cause, StepChange, StepShare } from '../verdict.ts';

const words: Record<CostKind, [one: string, several: string]> = {
  prose: ['letter', 'letters'],
  code: ['line of code', 'lines of code'],
  command: ['command', 'commands'],
  file: ['file', 'files'],
  open: ['page to open', 'pages to open'],
  prompt: ['prompt', 'prompts'],
  placeholder: ['placeholder', 'placeholders'],
};

/** `step "Install" +11.4 s: 1 command, 42 letters`. */
export function renderStepChange({ title, fate, deltaMs, causes }: StepChange): string {
  const step = `step "${printable(title)}"`;
  const time = renderDelta(deltaMs);
  if (fate === 'removed') return `${step} ${time}: removed`;
  const what = causes.map(renderCause).join(', ') || 'nothing to do in it';
  return `${step} ${time}: ${fate === 'added' ? 'added, with ' : ''}${what}`;
}

/** `step "Install" 31.2 s: 2 commands, 120 letters`. */
export function renderStepShare({ title, humanMs, costs }: StepShare): string {
  const what = costs.map(renderCount).join(', ');
  return `step "${printable(title)}" ${renderDuration(humanMs)}: ${what}`;
}

/** `+11.4 s`, `-2.0 s`, `±0`. */
export function renderDelta(deltaMs: number): string {
  if (deltaMs === 0) return '±0';
  return `${deltaMs > 0 ? '+' : '-'}${renderDuration(Math.abs(deltaMs))}`;
}

/** `content/quickstart.mdx:31`, as editors and terminals understand it. */
export function renderPlace(source: string, line: number | undefined): string {
  return printable(line === undefined ? source : `${source}:${line}`);
}

/** Without control characters: titles come from pages and must not steer a terminal. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

function renderCause(cause: Cause): string {
  const { what, count, ms } = cause;
  const kind = words[what][1];
  const length = ms > 0 ? 'longer' : 'shorter';
  if (count === 0) return what === 'code' ? 'code blocks cut differently' : `${length} ${kind}`;
  const counted = renderCount({ what, count: Math.abs(count) });
  const change = count > 0 ? counted : `${counted} fewer`;
  // Fewer commands can take longer, if what is left of them is.
  const isAgainst = ms !== 0 && count > 0 !== ms > 0;
  return isAgainst ? `${change} but ${length} ones` : change;
}

function renderCount({ what, count }: Pick<StepCost, 'what' | 'count'>): string {
  const [one, several] = words[what];
  return count === 1 ? `1 ${one}` : `${count} ${several}`;
}
