import type { CountKind } from '../../protocol/machine-counts.ts';
import { renderDelta, renderDuration } from '../../protocol/duration.ts';
import { printable } from '../../text/printable.ts';
import type { BlamedAction, MachineChange } from '../machine/machine-verdict.ts';

const countWords: Record<CountKind, [one: string, several: string]> = {
  packages: ['package', 'packages'],
  files: ['file', 'files'],
  bytes: ['byte', 'bytes'],
  requests: ['request', 'requests'],
};

const doing: Record<BlamedAction['kind'], string> = {
  run: 'running',
  save: 'saving',
  open: 'opening',
  answer: 'answering',
};

/** `got slower beyond chance: 2.4 s before, 22.5 s now (p 0.008)`, without whom it is said of. */
export function renderMachineChange({ what, was, now, p }: MachineChange): string {
  const before = `${amountOf(what, was)} before, ${amountOf(what, now)} now`;
  if (what !== 'time') return `leaves or asks for more ${countWords[what][1]}: ${before}`;
  return `waits longer: ${before}${p === undefined ? '' : ` (p ${renderP(p)})`}`;
}

/** `step "Run it" +20.1 s: running "node build.mjs"`. */
export function renderBlamed(
  { what }: Pick<MachineChange, 'what'>,
  { step, kind, text, was, now }: BlamedAction,
): string {
  const more =
    what === 'time'
      ? renderDelta(now - was)
      : `+${amountOf(what, now - was)} (${amountOf(what, was)} before)`;
  return `step "${printable(step)}" ${more}: ${doing[kind]} ${quotedFirst(text)}`;
}

function amountOf(what: MachineChange['what'], amount: number): string {
  if (what === 'time') return renderDuration(amount);
  if (what === 'bytes' && amount >= 1_000_000) return `${(amount / 1_000_000).toFixed(1)} MB`;
  const [one, several] = countWords[what];
  return `${amount} ${amount === 1 ? one : several}`;
}

export function renderP(p: number): string {
  return p < 0.001 ? 'below 0.001' : p.toFixed(3);
}

function quotedFirst(text: string): string {
  const [first = '', ...rest] = text.split('\n');
  return `"${printable(first)}"${rest.length === 0 ? '' : ` and ${rest.length} more`}`;
}
