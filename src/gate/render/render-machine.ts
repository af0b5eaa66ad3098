import { renderDelta, renderDuration } from '../../protocol/duration.ts';
import { renderAnnotation } from '../../problems/annotation.ts';
import { escapeMarkdown } from '../../text/escape-markdown.ts';
import { printable } from '../../text/printable.ts';
import { renderTable } from '../../text/render-table.ts';
import type {
  MachineChange,
  MachineVariant,
  MachineVerdict,
  SeenSlowDown,
} from '../machine/machine-verdict.ts';
import { enoughFound } from '../machine/seen-slow-downs.ts';
import { renderPlace } from './blame.ts';
import { renderBlamed, renderMachineChange } from './render-machine-change.ts';
import { variantName } from './render-notice.ts';

/** What a person reads of the machine track: what is wrong and where, a table of all, what was to be seen. */
export function renderMachineText(verdict: MachineVerdict): string {
  const details = verdict.variants.flatMap((variant) => [
    ...variant.regressions.map((change) => renderDetail('✖', variant, change)),
    ...variant.warnings.map((change) => renderDetail('!', variant, change)),
  ]);
  const paragraphs = [
    ...details,
    renderTable(machineRows(verdict), { alignRight: [1, 2, 3, 4] }).join('\n'),
    [...seenLines(verdict), ...verdict.unmatched.map(renderUnmatched)].join('\n'),
    renderMachineEnd(verdict),
  ];
  return `${paragraphs.filter(Boolean).join('\n\n')}\n`;
}

function renderDetail(sign: string, variant: MachineVariant, change: MachineChange): string {
  const perhaps = sign === '!' ? ', by little or perhaps by chance: it is no reason to fail' : '';
  const blamed = change.blamed.map(
    (one) => `  ${renderPlace(variant.source, one.line)} ${renderBlamed(change, one)}`,
  );
  return [
    `${sign} ${variantName(variant)} ${renderMachineChange(change)}${perhaps}.`,
    ...blamed,
  ].join('\n');
}

function machineRows({ variants }: MachineVerdict): string[][] {
  return [
    ['machine time', 'base', 'head', 'change', 'noise', 'verdict'],
    ...variants.map((variant) => {
      const { baseMs, headMs, noise } = variant;
      return [
        variantName(variant),
        renderDuration(baseMs),
        renderDuration(headMs),
        renderDelta(headMs - baseMs),
        percent(noise),
        wordOf(variant),
      ];
    }),
  ];
}

function wordOf({ regressions, warnings }: MachineVariant): string {
  if (regressions.some(({ what }) => what === 'time')) return 'slower';
  if (regressions.length > 0) return 'more work';
  return warnings.length > 0 ? 'perhaps slower' : 'holds';
}

/** What a check of so many pairs at this noise could have seen, of each variant. */
function seenLines({ variants, pairs, seed }: MachineVerdict): string[] {
  const lines = variants.map((variant) => {
    const each = variant.seen.map(
      (seen) => `one of ${percent(seen.share)} (${seen.ms / 1_000} s at least) ${timesOf(seen)}`,
    );
    return `${variantName(variant)}: of slow-downs it would have found ${each.join(', ')}.`;
  });
  return [
    `${pairs} pairs of walks, simulated at the noise that was measured (seed ${seed}):`,
    ...lines,
  ];
}

function timesOf({ found }: SeenSlowDown): string {
  return `${Math.floor(found * 100)} times of 100`;
}

function renderUnmatched(name: string): string {
  return `! ${printable(name)} is not in the base, so that nothing was compared.`;
}

/** How it ended, and what to do. */
export function renderMachineEnd({ holds, variants, base, head }: MachineVerdict): string {
  const revisions = `${head.slice(0, 10)} against ${base.slice(0, 10)}`;
  if (holds === true) return `The gate holds: ${revisions}.`;
  if (holds === false) {
    return `The gate fails: ${revisions}. If the longer wait is meant, say so where the change is reviewed: what comes after it is compared with it.`;
  }
  const unseen = variants.filter(({ seen: [first] }) => first.found < enoughFound).map(variantName);
  return `Could not be judged: at this noise too much would have gone unseen of ${unseen.join(', ')}. Give it more time (--minutes), or a machine that does nothing else.`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** GitHub's workflow commands: an error or a warning on each line that is blamed. */
export function renderMachineAnnotations({ variants }: MachineVerdict, folder: string): string {
  const told = variants.flatMap((variant) => [
    ...variant.regressions.map((change) => ({ variant, change, level: 'error' as const })),
    ...variant.warnings.map((change) => ({ variant, change, level: 'warning' as const })),
  ]);
  return told
    .flatMap(({ variant, change, level }) => {
      const what = `${variantName(variant)} ${renderMachineChange(change)}.`;
      const title = change.what === 'time' ? 'Quickstart waits longer' : 'Quickstart leaves more';
      return change.blamed.map((one) =>
        renderAnnotation(
          {
            ...{ level, file: variant.source, line: one.line, title },
            message: `${renderBlamed(change, one)}\n${what}`,
          },
          folder,
        ),
      );
    })
    .join('');
}

/** The verdict as Markdown, for the summary page of a workflow run. */
export function renderMachineSummary(verdict: MachineVerdict): string {
  const [head = [], ...rows] = machineRows(verdict);
  const table = [head, head.map(() => '---'), ...rows.map((row) => row.map(escapeMarkdown))];
  const changes = verdict.variants.flatMap((variant) =>
    [...variant.regressions, ...variant.warnings].map((change) =>
      [
        `- ${escapeMarkdown(`${variantName(variant)} ${renderMachineChange(change)}`)}`,
        ...change.blamed.map(
          (one) =>
            `  - ${escapeMarkdown(`${renderPlace(variant.source, one.line)} ${renderBlamed(change, one)}`)}`,
        ),
      ].join('\n'),
    ),
  );
  const paragraphs = [
    `## Waiting for machines: ${verdict.holds === null ? 'could not be judged' : verdict.holds ? 'holds' : 'fails'}`,
    table.map((row) => `| ${row.join(' | ')} |`).join('\n'),
    changes.join('\n'),
    [...seenLines(verdict), ...verdict.unmatched.map(renderUnmatched)]
      .map((line) => `- ${escapeMarkdown(line)}`)
      .join('\n'),
    escapeMarkdown(renderMachineEnd(verdict)),
  ];
  return `${paragraphs.filter(Boolean).join('\n\n')}\n`;
}
