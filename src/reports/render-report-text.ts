import { renderDuration } from '../protocol/duration.ts';
import { printable, withSigns } from '../text/printable.ts';
import { lettersOf } from '../text/letters-of.ts';
import { renderRequests } from './access-log/render-requests.ts';
import { renderWindow } from './parse-window.ts';
import type { QuickstartReport, Report, StepReport } from './report.ts';
import { wordEstimates } from './word-estimates.ts';
import {
  splitHeads,
  splitNames,
  splitRows,
  wordAgainst,
  wordReference,
  wordTimesByShare,
} from './word-split.ts';
import { renderTable } from '../text/render-table.ts';
import {
  renderCount,
  renderRuns,
  wordBudget,
  wordLenient,
  wordRemarks,
  wordSetAside,
  wordSpread,
} from './wording.ts';

export interface TextOptions {
  color: boolean;
  /** Width of the terminal; long lines are cut to it. */
  columns: number;
}

type Paint = (text: string) => string;

/** The report for a terminal, with a line feed at its end. */
export function renderReportText(report: Report, { color, columns }: TextOptions): string {
  const bold: Paint = (text) => (color ? `\u001B[1m${text}\u001B[22m` : text);
  const dim: Paint = (text) => (color ? `\u001B[2m${text}\u001B[22m` : text);
  const paint = { bold, dim };
  const head = `${bold('Mean time to hello world')} · ${printable(report.site)} · ${renderWindow(report.window)}`;
  const parts = report.quickstarts.map((quickstart) =>
    renderQuickstart(quickstart, report, paint, columns),
  );
  if (parts.length === 0)
    parts.push('This site has no quickstart yet: set `quickstart:` on a page.');
  if (report.requests) parts.push(renderRequests(report.requests).join('\n'));
  return `${[head, ...parts, dim(renderFoot(report))].join('\n\n')}\n`;
}

interface Paints {
  bold: Paint;
  dim: Paint;
}

function renderQuickstart(
  quickstart: QuickstartReport,
  report: Report,
  { bold, dim }: Paints,
  columns: number,
): string {
  const { title, path, source, runs, reached, gaveUp, open } = quickstart;
  const lines = [`${bold(printable(title))}  ${dim(`${path}  ${source}`)}`];
  if (runs === 0) {
    lines.push(
      report.window.fromMs === 0
        ? `  No runs yet. Open ${path} on the served site and follow its steps.`
        : '  No runs landed in this time. --since all has those that landed before.',
    );
    lines.push(...renderAside(quickstart));
    return lines.join('\n');
  }
  lines.push(
    `  ${renderRuns(runs)}: ${renderCount(reached)} reached hello world, ${renderCount(gaveUp)} gave up, ${renderCount(open)} still open`,
  );
  lines.push(...renderAside(quickstart));
  const against = wordAgainst(quickstart, report);
  const times = wordTimesByShare(quickstart);
  lines.push('', ...renderEstimates(quickstart, report));
  if (times !== undefined) lines.push('', indent(times));
  if (against !== undefined) lines.push('', indent(against));
  lines.push('', ...renderSplit(quickstart));
  lines.push(...renderSteps(quickstart.steps, columns));
  const remarks = wordRemarks(quickstart).map(indent);
  if (remarks.length > 0) lines.push('', ...remarks);
  return lines.join('\n');
}

function renderAside({ setAside, withSetAside }: QuickstartReport): string[] {
  const aside = wordSetAside(setAside);
  return [
    ...(aside ? [`  Set aside: ${aside}.`] : []),
    ...(withSetAside ? [`  With them: ${wordLenient(withSetAside)}.`] : []),
  ];
}

function renderEstimates(quickstart: QuickstartReport, report: Report): string[] {
  const { modelledMs, budgetMs } = quickstart;
  const rows = wordEstimates(quickstart, report).map(({ name, estimate, missing, meaning }) =>
    estimate ? [name, estimate.value, estimate.interval, meaning] : [name, '-', missing, meaning],
  );
  const modelled = [
    'Modelled newcomer',
    renderDuration(modelledMs),
    wordBudget(modelledMs, budgetMs),
    wordSpread(modelledMs),
  ];
  return renderTable([...rows, modelled], { alignRight: [1] }).map(indent);
}

function renderSplit({ split }: QuickstartReport): string[] {
  if (!split) return [];
  const rows = [[splitNames[split.by], ...splitHeads], ...splitRows(split)];
  const printed = rows.map((row) => row.map(withSigns));
  const table = renderTable(printed, { alignRight: [1, 2, 3, 5] });
  return [...table, withSigns(wordReference(split))].map(indent).concat('');
}

function renderSteps(steps: readonly StepReport[], columns: number): string[] {
  const heads = ['Step', 'reached', 'left', 'median', 'p75', 'model', 'copies', 'confused'];
  // What the other columns need at their widest, so that titles give way and numbers do not.
  const titleColumns = Math.max(12, columns - 70);
  const rows = steps.map(({ title, reached, left, timeSpent, modelledMs, copies, confused }) => [
    cut(printable(title), titleColumns),
    renderCount(reached),
    renderCount(left),
    timeSpent ? renderDuration(timeSpent.medianMs) : '-',
    timeSpent ? renderDuration(timeSpent.p75Ms) : '-',
    renderDuration(modelledMs),
    renderCount(copies),
    renderCount(confused),
  ]);
  return renderTable([heads, ...rows], { alignRight: [1, 2, 3, 4, 5, 6, 7] }).map(indent);
}

function renderFoot({ notInManifest, unmatchedRuns, model }: Report): string {
  const gone = notInManifest.map(
    ({ id, runs }) => `Not in the manifest any more: ${printable(id)} (${renderRuns(runs)}).\n`,
  );
  const unmatched =
    unmatchedRuns === 0
      ? ''
      : `Of quickstarts that no build here has had: ${renderRuns(unmatchedRuns)}.\n`;
  return `${gone.join('')}${unmatched}Runs are those of readers whose browser runs scripts. Intervals: 95 %. Model: ${printable(model.name)}.`;
}

function indent(line: string): string {
  return `  ${line}`;
}

function cut(text: string, columns: number): string {
  const letters = lettersOf(text);
  return letters.length <= columns ? text : `${letters.slice(0, columns - 1).join('')}…`;
}
