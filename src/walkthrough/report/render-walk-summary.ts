import { renderDuration } from '../../protocol/duration.ts';
import { renderLocation } from '../../protocol/errors.ts';
import { escapeHtml } from '../../text/escape-html.ts';
import { escapeMarkdown } from '../../text/escape-markdown.ts';
import { fencedText } from '../../text/fenced-text.ts';
import { withSigns } from '../../text/printable.ts';
import type { Failure, KeptFiles, WalkthroughResult } from '../result.ts';
import { evidenceOf } from './evidence.ts';
import { messageParts } from './message-parts.ts';
import { stepBars } from './step-bars.ts';
import {
  countOutcomes,
  outcomeOf,
  outcomeWords,
  timesOf,
  type ShownWalk,
  type WalkPage,
} from './walk-page.ts';

/** A comment on GitHub holds 65,536 letters, and may hold other things besides. */
const mostLetters = 50_000;

/** A walk as Markdown, for the summary of a workflow and for a comment on a change. */
export function renderWalkSummary(page: WalkPage): string {
  const { walks, unwalked, report } = page;
  const head = [
    `## Walk to hello world: ${countOutcomes(page)}`,
    ...(report.isUnfinished ? ['It was stopped before its end.'] : []),
    ...(walks.length === 0 ? [] : [outcomeTable(walks)]),
    ...(unwalked.length === 0
      ? []
      : [`Could not be judged, since it was not walked: ${escapeMarkdown(unwalked.join(', '))}`]),
  ].join('\n\n');
  const specs = (report.failedSpecs ?? []).map(({ title, errors }) =>
    [
      `### ${escapeMarkdown(title)}: the spec failed`,
      fencedText(errors.join('\n\n')).join('\n'),
    ].join('\n\n'),
  );
  const failures = walks.flatMap(({ result, title }) =>
    result.failure ? [renderNote(title, result.failure, result.kept)] : [],
  );
  const times = walks.flatMap(({ result, title }) =>
    result.steps.length === 0 ? [] : [renderSteps(title, result)],
  );
  return `${withinLimit([head, ...specs, ...failures, ...times]).join('\n\n')}\n`;
}

/** Whole parts only: one that is cut may leave a fence open. */
function withinLimit(parts: readonly string[]): string[] {
  let letters = 0;
  const fitting = parts.filter((part) => (letters += part.length) <= mostLetters);
  const left = parts.length - fitting.length;
  return left === 0 ? fitting : [...fitting, `${left} more in the report.`];
}

function outcomeTable(walks: readonly ShownWalk[]): string {
  const rows = walks.map(({ result, title }) => {
    const { humanMs, machineMs } = timesOf(result);
    const location = result.failure?.location;
    const where = location ? ` at ${renderLocation(location)}` : '';
    return [
      escapeMarkdown(title),
      escapeMarkdown(`${signs[outcomeOf(result)]} ${outcomeWords[outcomeOf(result)]}${where}`),
      renderDuration(humanMs),
      renderDuration(machineMs),
    ];
  });
  return table(['quickstart', 'walk', 'human, modelled', 'machine, measured'], rows);
}

const signs = { broken: '✖', unjudged: '?', held: '✔' } as const;

function renderNote(title: string, failure: Failure, kept: KeptFiles | undefined): string {
  const { location, message, hint } = failure;
  const place = location ? ` ${escapeMarkdown(renderLocation(location))}` : '';
  const parts = messageParts(message).map(({ kind, lines }) =>
    kind === 'quote' ? fencedText(lines.join('\n')).join('\n') : withCode(lines.join(' ')),
  );
  return [
    `### ${escapeMarkdown(title)}:${place} ${escapeMarkdown(failure.title)}`,
    ...parts,
    ...(hint === undefined ? [] : [`**${withCode(hint)}**`]),
    ...(kept ? evidenceOf(kept) : []).map(
      ({ what, at }) => `${escapeMarkdown(what)}: ${withCode(`\`${at}\``)}`,
    ),
  ].join('\n\n');
}

/** Words in backticks are code, as they are meant. */
function withCode(text: string): string {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? `\`${withSigns(part)}\`` : escapeMarkdownPart(part)))
    .join('');
}

/** With the blanks that part it from what stands beside it. */
function escapeMarkdownPart(text: string): string {
  const [, before = '', after = ''] = /^(\s*).*?(\s*)$/s.exec(text) ?? [];
  return text.trim() === '' ? text : `${before}${escapeMarkdown(text)}${after}`;
}

/** Folded: who wants to know how it went opens it. */
function renderSteps(title: string, result: WalkthroughResult): string {
  const bars = stepBars(result.steps);
  const rows = result.steps.map((step, index) => [
    escapeMarkdown(step.title),
    `\`${bars[index] ?? ''}\``,
    renderDuration(step.humanMs),
    renderDuration(step.machineMs),
  ]);
  const total = timesOf(result);
  const sum = ['total', '', renderDuration(total.humanMs), renderDuration(total.machineMs)];
  return [
    // Markdown is not read within it.
    `<details><summary>The steps of ${escapeHtml(withSigns(title))}</summary>`,
    table(['step', 'human ▓, machine ░', 'human', 'machine'], [...rows, sum]),
    '</details>',
  ].join('\n\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map((_, index) => (index < 2 ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}
