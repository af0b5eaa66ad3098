import { renderDuration } from '../protocol/duration.ts';
import { escapeMarkdown } from '../text/escape-markdown.ts';
import { renderRequests } from './access-log/render-requests.ts';
import { renderWindow } from './parse-window.ts';
import type { QuickstartReport, Report } from './report.ts';
import { lostMs } from './step-costs.ts';
import { wordEstimates } from './word-estimates.ts';
import {
  splitHeads,
  splitNames,
  splitRows,
  wordAgainst,
  wordReference,
  wordTimesByShare,
} from './word-split.ts';
import { renderCount, renderRuns, wordRemarks, wordSetAside } from './wording.ts';

/** The report as Markdown: for a wiki, a pull request, a mail. */
export function renderReportMarkdown(report: Report): string {
  const { site, window, quickstarts, requests } = report;
  const parts = [
    `# Mean time to hello world: ${escapeMarkdown(site)}, ${renderWindow(window)}`,
    ...quickstarts.map((quickstart) => quickstartPart(quickstart, report)),
    requests ? `\`\`\`text\n${renderRequests(requests).join('\n')}\n\`\`\`` : '',
    'Runs are those of readers whose browser runs scripts. Intervals: 95 %.',
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function quickstartPart(quickstart: QuickstartReport, report: Report): string {
  const { title, runs, reached, gaveUp, open, modelledMs, setAside } = quickstart;
  const aside = wordSetAside(setAside);
  const numbers = wordEstimates(quickstart, report).map(({ name, estimate, missing }) => [
    name,
    estimate?.value ?? '–',
    estimate?.interval ?? missing,
  ]);
  const parts = [
    `## ${escapeMarkdown(title)}`,
    `${renderRuns(runs)}: ${renderCount(reached)} reached hello world, ${renderCount(gaveUp)} gave up, ${renderCount(open)} still open.${aside === '' ? '' : ` Set aside: ${aside}.`}`,
    table(['', '', '95 %'], [...numbers, ['Modelled newcomer', renderDuration(modelledMs), '']]),
    ...asked(quickstart, report),
    table(
      ['Step', 'reached', 'left', 'median', 'modelled', 'costs'],
      quickstart.steps.map((step) => {
        const cost = quickstart.costs.find((one) => one.step === step.id);
        return [
          escapeMarkdown(step.title),
          renderCount(step.reached),
          renderCount(step.left),
          step.timeSpent ? renderDuration(step.timeSpent.medianMs) : '–',
          renderDuration(step.modelledMs),
          cost ? renderDuration(Math.max(0, lostMs(cost))) : '–',
        ];
      }),
    ),
    wordRemarks(quickstart)
      .map((remark) => `- ${escapeMarkdown(remark)}`)
      .join('\n'),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The first column is text, the others are numbers. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

function asked(quickstart: QuickstartReport, report: Report): string[] {
  const { split } = quickstart;
  const sentences = [wordTimesByShare(quickstart), wordAgainst(quickstart, report)];
  const told = sentences.flatMap((sentence) => (sentence === undefined ? [] : [sentence]));
  if (!split) return told;
  const rows = splitRows(split).map((row) => row.map((cell) => escapeMarkdown(cell)));
  return [
    ...told,
    table([splitNames[split.by], ...splitHeads], rows),
    escapeMarkdown(wordReference(split)),
  ];
}
