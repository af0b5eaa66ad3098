import { spreadOf } from '../../newcomer/spread.ts';
import { renderDuration } from '../../protocol/duration.ts';
import type { ModelledStep, Variant } from '../../protocol/manifest.ts';
import { printable } from '../../text/printable.ts';
import { renderTable } from '../../text/render-table.ts';
import type { ForeignPage } from './foreign-page.ts';
import { countByKind, nameAction } from './name-action.ts';
import { quote, type PageNote } from './page-notes.ts';
import { timeShares } from './time-shares.ts';

/** Measured times of a walk, in ms, by the ids of its steps. */
export type WaitTimes = ReadonlyMap<string, number>;

interface ShownPage {
  page: ForeignPage;
  variant: Variant;
  /** Absent where nothing was run. */
  waits?: WaitTimes;
}

/** What is left out of a list is counted; JSON has it all. */
const mostShown = 4;

/** What was read of a page of others, for people: its steps with their times, and what is open. */
export function renderForeignPage({ page, variant, waits }: ShownPage): string {
  const { generator, variants, needs, notes } = page;
  const made = generator === undefined ? [] : [printable(generator)];
  const others = variants.filter((other) => other !== variant).map(({ id }) => printable(id));
  const shown =
    variants.length > 1 ? [`${printable(variant.id)} of ${variants.length} variants`] : [];
  const lines = [
    [printable(page.title), ...made, ...shown].join(' · '),
    '',
    ...renderSteps(variant.steps, waits),
    '',
    ...renderTotals(variant, waits),
    ...(others.length > 0 ? [`Also there: ${others.join(', ')}`] : []),
    ...(needs.length > 0 ? [`Named as needed: ${needs.map(printable).join('; ')}`] : []),
    renderGoal(page),
    ...renderNotes('Taken for granted, since the page does not say it:', notes.guessed),
    ...renderNotes('Could not be read:', notes.unread),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function renderSteps(steps: readonly ModelledStep[], waits: WaitTimes | undefined): string[] {
  const rows = steps.map((step) => {
    const { readMs, actMs } = timeShares([step]);
    return [
      `  ${quote(printable(step.title))}`,
      renderDuration(readMs),
      step.actions.length === 0 ? '-' : renderDuration(actMs),
      waitOf(step, waits),
    ];
  });
  const [head = '', ...table] = renderTable([['', 'read', 'act', 'wait'], ...rows], {
    alignRight: [1, 2, 3],
  });
  const blocks = steps.map(({ actions }) => actions.map((action) => `    ${nameAction(action)}`));
  return [head, ...table.flatMap((line, index) => [line, ...(blocks[index] ?? [])])];
}

function waitOf({ id, actions }: ModelledStep, waits: WaitTimes | undefined): string {
  const ms = waits?.get(id);
  return ms === undefined || actions.length === 0 ? '-' : renderDuration(ms);
}

function renderTotals({ humanMs, steps }: Variant, waits: WaitTimes | undefined): string[] {
  const { readMs } = timeShares(steps);
  const { lowMs, highMs } = spreadOf(humanMs);
  const share = humanMs === 0 ? 0 : Math.round((readMs / humanMs) * 100);
  const waited = waits && [...waits.values()].reduce((sum, ms) => sum + ms, 0);
  return [
    `Modelled: ${renderDuration(humanMs)} (half of all newcomers: ${renderDuration(lowMs)} to ${renderDuration(highMs)}), ${share} % of it reading`,
    `Asked for: ${countByKind(steps.flatMap(({ actions }) => actions)) || 'nothing'}`,
    waited === undefined
      ? 'Waiting for machines is not in it: --run measures it.'
      : `Waited for machines: ${renderDuration(waited)}, measured`,
  ];
}

function renderGoal({ goal }: ForeignPage): string {
  if (!goal)
    return "Success: the page shows no output, so it cannot be judged; --goal 'text' says it.";
  const whose = goal.from === 'given' ? '' : ', which the last output of the page says';
  return `Success: "${printable(goal.text)}"${whose}`;
}

/** Each reason once, with all that it is the reason for. */
export function renderNotes(title: string, notes: readonly PageNote[]): string[] {
  if (notes.length === 0) return [];
  const reasons = new Map<string, string[]>();
  for (const { what, why } of notes) reasons.set(why, [...(reasons.get(why) ?? []), what]);
  return [
    '',
    title,
    ...Array.from(reasons).flatMap(([why, subjects]) => [
      `  ${printable(why)}`,
      ...subjects.slice(0, mostShown).map((what) => `      ${printable(what)}`),
      ...(subjects.length > mostShown ? [`      and ${subjects.length - mostShown} more`] : []),
    ]),
  ];
}
