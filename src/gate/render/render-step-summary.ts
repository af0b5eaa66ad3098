import { renderPlace, renderStepChange } from './blame.ts';
import { defaultFiles, type GateFiles } from '../gate-files.ts';
import { renderNotice } from './render-notice.ts';
import { renderAskChange } from './render-ask-change.ts';
import { failures, renderGoneAt, renderRemedy, summaryRows } from './render-verdict.ts';
import type { Verdict } from '../verdict.ts';

/** The verdict as Markdown, for the summary page of a workflow run. */
export function renderStepSummary(verdict: Verdict, files: GateFiles = defaultFiles): string {
  const [head = [], ...rows] = summaryRows(verdict.variants);
  const gone = verdict.gone.map((one) => `- ${escape(renderGoneAt(one))}`);
  const reasons = verdict.variants.flatMap((variant) => [
    ...failures(variant).map((reason) => `- ${escape(reason)}`),
    ...variant.asks.map(
      (change) =>
        `  - ${escape(`${renderPlace(variant.source, change.line)} ${renderAskChange(change)}`)}`,
    ),
    ...variant.changes.map(
      (change) =>
        `  - ${escape(`${renderPlace(variant.source, change.line)} ${renderStepChange(change)}`)}`,
    ),
  ]);
  const table = [head, head.map(() => '---'), ...rows].map(
    (row) => `| ${row.map(escape).join(' | ')} |`,
  );
  const paragraphs = [
    `## Time to hello world: ${verdict.holds ? 'holds' : 'fails'}`,
    rows.length > 0 ? table.join('\n') : '',
    [...gone, ...reasons].join('\n'),
    verdict.holds ? '' : escape(renderRemedy(verdict, files)),
    verdict.notices.map((notice) => `- ${escape(renderNotice(notice, files))}`).join('\n'),
  ];
  return `${paragraphs.filter(Boolean).join('\n\n')}\n`;
}

/** Titles and ids come from pages: they are shown as they are, not taken for Markdown or HTML. */
function escape(text: string): string {
  return text === '---' ? text : text.replace(/[\\`*_[\]<>|&#~]/g, String.raw`\$&`);
}
