import { renderDelta, renderDuration } from '../../protocol/duration.ts';
import { renderAnnotation } from '../../problems/annotation.ts';
import { escapeMarkdown } from '../../text/escape-markdown.ts';
import { printable } from '../../text/printable.ts';
import { renderTable } from '../../text/render-table.ts';
import type { FieldQuickstart, FieldVerdict, SlowerStep } from '../field/field-verdict.ts';
import { renderPlace } from './blame.ts';

/** What a person reads of the field track: who got slower and where, a table of all, how it ended. */
export function renderFieldText(verdict: FieldVerdict): string {
  const { quickstarts } = verdict;
  const paragraphs = [
    ...quickstarts.flatMap((one) => {
      const lines = [...detailsOf(one).map((line) => `${signOf(one)} ${line}`), ...stepsOf(one)];
      return lines.length > 0 ? [lines.join('\n')] : [];
    }),
    renderTable(fieldRows(verdict), { alignRight: [1, 2] }).join('\n'),
    renderFieldEnd(verdict),
  ];
  return `${paragraphs.filter(Boolean).join('\n\n')}\n`;
}

/** Why it fails or cannot be judged; empty when it holds. */
function detailsOf(one: FieldQuickstart): string[] {
  const { quickstart, verdict, difference, marginMs, runsNeeded, before, now } = one;
  const name = printable(quickstart);
  if (verdict === 'slower' && difference) {
    return [
      `${name} takes its readers ${renderDuration(difference.ms)} longer than in the window before (95 %: ${renderDelta(difference.lowMs)} to ${renderDelta(difference.highMs)}), and ${renderDuration(marginMs ?? 0)} is let pass.`,
    ];
  }
  if (verdict !== 'unjudged') return [];
  const seen = difference
    ? `the difference lies between ${renderDelta(difference.lowMs)} and ${renderDelta(difference.highMs)}, which leaves room for readers that are slower by 20 %`
    : 'that is too few for a mean';
  return [
    `${name} could not be judged: ${before.runs} runs in the window before, ${now.runs} in this one, and ${seen}. It takes about ${runsNeeded ?? 0} runs in each.`,
  ];
}

function stepsOf({ source, slowerSteps }: FieldQuickstart): string[] {
  return slowerSteps.map((step) => `  ${renderPlace(source, step.line)} ${renderSlowerStep(step)}`);
}

function renderSlowerStep({ title, wasMs, nowMs }: SlowerStep): string {
  return `step "${printable(title)}" ${renderDelta(nowMs - wasMs)} for the average reader: ${renderDuration(wasMs)} before`;
}

function signOf({ verdict }: FieldQuickstart): string {
  return verdict === 'slower' ? '✖' : '!';
}

function fieldRows({ quickstarts }: FieldVerdict): string[][] {
  const mean = (ms: number | null) => (ms === null ? 'too few' : renderDuration(ms));
  return [
    ['restricted mean', 'before', 'now', 'difference (95 %)', 'runs', 'verdict'],
    ...quickstarts.map(({ quickstart, before, now, difference, verdict }) => [
      printable(quickstart),
      mean(before.restrictedMeanMs),
      mean(now.restrictedMeanMs),
      difference
        ? `${renderDelta(difference.ms)} (${renderDelta(difference.lowMs)} to ${renderDelta(difference.highMs)})`
        : '',
      `${before.runs}, ${now.runs}`,
      verdict === 'unjudged' ? 'could not be judged' : verdict,
    ]),
  ];
}

function renderFieldEnd({ holds, quickstarts }: FieldVerdict): string {
  if (holds === true) return 'The gate holds.';
  if (holds === false) return 'The gate fails.';
  return quickstarts.length === 0
    ? 'Could not be judged: the build has no quickstart.'
    : 'Could not be judged: look at a longer window, or wait for more readers.';
}

/** GitHub's workflow commands: an error where readers got slower, a warning where nothing can be said. */
export function renderFieldAnnotations({ quickstarts }: FieldVerdict, folder: string): string {
  return quickstarts
    .flatMap((one) => {
      const [message = ''] = detailsOf(one);
      if (message === '') return [];
      const [worst] = one.slowerSteps;
      const level = one.verdict === 'slower' ? 'error' : 'warning';
      const title = one.verdict === 'slower' ? 'Readers got slower' : 'Readers could not be judged';
      const told = worst ? `${renderSlowerStep(worst)}\n${message}` : message;
      return [
        renderAnnotation(
          { level, file: one.source, line: worst?.line, title, message: told },
          folder,
        ),
      ];
    })
    .join('');
}

/** The verdict as Markdown, for the summary page of a workflow run. */
export function renderFieldSummary(verdict: FieldVerdict): string {
  const [head = [], ...rows] = fieldRows(verdict);
  const table = [head, head.map(() => '---'), ...rows.map((row) => row.map(escapeMarkdown))];
  const details = verdict.quickstarts.flatMap((one) =>
    [...detailsOf(one), ...stepsOf(one).map((line) => line.trim())].map(
      (line) => `- ${escapeMarkdown(line)}`,
    ),
  );
  const word =
    verdict.holds === null ? 'could not be judged' : verdict.holds ? 'hold' : 'got slower';
  const paragraphs = [
    `## Readers: ${word}`,
    table.map((row) => `| ${row.join(' | ')} |`).join('\n'),
    details.join('\n'),
  ];
  return `${paragraphs.filter(Boolean).join('\n\n')}\n`;
}
