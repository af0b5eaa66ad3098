import { spreadFactors } from '../../newcomer/spread.ts';
import { renderDelta, renderDuration } from '../../protocol/duration.ts';
import { renderTable } from '../../text/render-table.ts';
import { renderPlace, renderStepChange, renderStepShare } from './blame.ts';
import { acceptCommand, defaultFiles, type GateFiles } from '../gate-files.ts';
import { renderAskChange, renderGone } from './render-ask-change.ts';
import { renderNotice, variantName } from './render-notice.ts';
import { isFailing, type GoneVariant, type VariantVerdict, type Verdict } from '../verdict.ts';

/** What a person reads of a verdict: what is wrong and where, a table of all, what to do. */
export function renderVerdictText(verdict: Verdict, files: GateFiles = defaultFiles): string {
  const paragraphs = [
    ...renderLoss(verdict.gone),
    ...renderDetails(verdict.variants),
    verdict.variants.length === 0 ? '' : renderTable(summaryRows(verdict.variants)).join('\n'),
    ...verdict.notices.map((notice) => `! ${renderNotice(notice, files)}`),
    renderEnd(verdict, files),
  ];
  return `${paragraphs.filter(Boolean).join('\n\n')}\n`;
}

/** Column heads and one row a variant, for the terminal and for a step summary. */
export function summaryRows(variants: readonly VariantVerdict[]): string[][] {
  return [
    ['quickstart', 'baseline', 'this build', 'change', 'budget', 'verdict'],
    ...variants.map((variant) => {
      const { humanMs, baseline, budgetMs } = variant;
      return [
        variantName(variant),
        baseline ? renderDuration(baseline.humanMs) : 'none',
        renderDuration(humanMs),
        baseline ? renderDelta(humanMs - baseline.humanMs) : '',
        budgetMs === undefined ? 'none' : renderDuration(budgetMs),
        verdictWord(variant),
      ];
    }),
  ];
}

/** Why a variant fails, one sentence a reason; empty when it holds. */
export function failures(variant: VariantVerdict): string[] {
  const { humanMs, baseline, budgetMs, slower, overBudget, asks } = variant;
  const sentences: string[] = [];
  if (slower && baseline) {
    const more = renderDuration(humanMs - baseline.humanMs);
    sentences.push(
      `${variantName(variant)} got ${more} slower: ${renderDuration(humanMs)}, and its baseline of ${renderDuration(baseline.humanMs)} allows for ${renderDuration(baseline.toleranceMs)} more.`,
    );
  }
  if (overBudget && budgetMs !== undefined) {
    sentences.push(
      `${variantName(variant)} is ${renderDuration(humanMs - budgetMs)} over its budget: ${renderDuration(humanMs)}, and the page promises ${renderDuration(budgetMs)}.`,
    );
  }
  const kinds = new Set(asks.map(({ kind }) => kind));
  if (kinds.size > 0) {
    const what = [
      ...(kinds.has('more') ? ['asks for more'] : []),
      ...(kinds.has('less') ? ['is measured less'] : []),
    ].join(', and ');
    sentences.push(`${variantName(variant)} ${what} than was accepted.`);
  }
  return sentences;
}

/** What the baseline has and the build has not, one line each. */
function renderLoss(gone: readonly GoneVariant[]): string[] {
  const lines = gone.map((one) => `✖ ${renderGoneAt(one)}`);
  return lines.length > 0 ? [lines.join('\n')] : [];
}

/** `content/quickstart.mdx:1 is no quickstart in this build …`, with the variant's name before it. */
export function renderGoneAt(gone: GoneVariant): string {
  return `${variantName(gone)} is gone: ${renderPlace(gone.source, gone.line)} ${renderGone(gone)}`;
}

/** A block for each variant that fails or changed; variants with the same steps share one. */
function renderDetails(variants: readonly VariantVerdict[]): string[] {
  const blocks = new Map<string, string[]>();
  for (const variant of variants.toSorted((left, right) => rank(left) - rank(right))) {
    const heading = renderHeading(variant);
    if (heading.length === 0) continue;
    const steps = renderSteps(variant).join('\n');
    blocks.set(steps, [...(blocks.get(steps) ?? []), ...heading]);
  }
  return [...blocks].map(([steps, headings]) => [...headings, steps].filter(Boolean).join('\n'));
}

function renderHeading(variant: VariantVerdict): string[] {
  const reasons = failures(variant).map((reason) => `✖ ${reason}`);
  if (reasons.length > 0) return reasons;
  return variant.changes.length > 0 ? [renderHolding(variant)] : [];
}

function renderSteps({ source, asks, changes, longest }: VariantVerdict): string[] {
  return [
    ...asks.map((change) => `  ${renderPlace(source, change.line)} ${renderAskChange(change)}`),
    ...changes.map((change) => `  ${renderPlace(source, change.line)} ${renderStepChange(change)}`),
    ...(longest.length > 0 ? ['  The longest steps:'] : []),
    ...longest.map((step) => `  ${renderPlace(source, step.line)} ${renderStepShare(step)}`),
  ];
}

function renderHolding(variant: VariantVerdict): string {
  const { humanMs, baseline } = variant;
  const deltaMs = humanMs - (baseline?.humanMs ?? humanMs);
  if (deltaMs === 0) return `✔ ${variantName(variant)} takes as long as before.`;
  const amount = renderDuration(Math.abs(deltaMs));
  return deltaMs < 0
    ? `✔ ${variantName(variant)} got ${amount} faster.`
    : `✔ ${variantName(variant)} is ${amount} slower, within the ${renderDuration(baseline?.toleranceMs ?? 0)} allowed.`;
}

function renderEnd(verdict: Verdict, files: GateFiles): string {
  const { holds, variants, model } = verdict;
  const end = holds ? 'The gate holds.' : `The gate fails. ${renderRemedy(verdict, files)}`;
  if (variants.length === 0) return holds ? '' : end;
  return `Times are modelled (${model.name}): they compare, they do not predict. Half of all newcomers would take ${spreadFactors} times as long.\n\n${end}`;
}

/** What to do about a verdict that fails. */
export function renderRemedy({ variants, gone }: Verdict, files: GateFiles): string {
  const accept = `run "${acceptCommand(files)}" and commit ${files.baseline}`;
  const asks = variants.flatMap((variant) => variant.asks);
  const isMore = asks.some(({ kind }) => kind === 'more');
  const isLess = gone.length > 0 || asks.some(({ kind }) => kind === 'less');
  const isSlower = variants.some(({ slower }) => slower);
  const meant = [
    ...(isMore ? ['newcomers are meant to be asked that'] : []),
    ...(isLess ? ['that is meant to be measured no more'] : []),
  ];
  if (meant.length === 0 && isSlower) meant.push('the longer time is meant');
  const remedies = [
    ...(meant.length > 0 ? [`If ${meant.join(', and ')}: ${accept}.`] : []),
    ...(variants.some(({ overBudget }) => overBudget)
      ? ['To keep a budget, shorten the page; to change it, see "budget:" in its frontmatter.']
      : []),
  ];
  return remedies.join(' ');
}

function verdictWord({ slower, overBudget, asks, baseline, humanMs }: VariantVerdict): string {
  const failing = [
    ...(asks.some(({ kind }) => kind === 'more') ? ['asks for more'] : []),
    ...(asks.some(({ kind }) => kind === 'less') ? ['measured less'] : []),
    ...(slower ? ['slower'] : []),
    ...(overBudget ? ['over budget'] : []),
  ];
  if (failing.length > 0) return failing.join(', ');
  if (!baseline) return 'no baseline';
  return humanMs < baseline.humanMs ? 'faster' : 'holds';
}

/** What fails is read first, then what changed. */
function rank(variant: VariantVerdict): number {
  if (isFailing(variant)) return 0;
  return variant.changes.length > 0 ? 1 : 2;
}
