import { renderAnnotation, type Annotation } from '../../problems/annotation.ts';
import { renderStepChange, renderStepShare } from './blame.ts';
import { defaultFiles, type GateFiles } from '../gate-files.ts';
import { renderAskChange, renderGone } from './render-ask-change.ts';
import { renderNotice, variantName } from './render-notice.ts';
import { failures } from './render-verdict.ts';
import type { VariantVerdict, Verdict } from '../verdict.ts';

interface Blame extends Omit<Annotation, 'message'> {
  /** What happened there. */
  what: string;
  /** What follows from it for one variant. */
  reasons: string[];
}

interface AnnotationOptions {
  /** Folder of the project in its repository, with a slash at its end; empty for the root. */
  folder?: string;
  files?: GateFiles;
}

/**
 * GitHub's workflow commands, one a line: an error on each line that made a quickstart fail, a
 * warning for each notice. Variants that say the same of the same line share one.
 */
export function renderAnnotations(
  verdict: Verdict,
  { folder = '', files = defaultFiles }: AnnotationOptions = {},
): string {
  const warnings = verdict.notices.map((notice): Blame => ({
    level: 'warning',
    file: 'source' in notice ? notice.source : files.baseline,
    title: 'Quickstart gate',
    what: renderNotice(notice, files),
    reasons: [],
  }));
  const gone = verdict.gone.map((one): Blame => ({
    ...{ level: 'error', file: one.source, line: one.line, title: 'Quickstart is measured less' },
    ...{ what: renderGone(one), reasons: [`${variantName(one)} is in ${files.baseline}.`] },
  }));
  const errors = [...gone, ...verdict.variants.flatMap((variant) => errorsOf(variant))];
  return [...merge(errors), ...warnings]
    .map(({ what, reasons, ...annotation }) =>
      renderAnnotation({ ...annotation, message: [what, ...reasons].join('\n') }, folder),
    )
    .join('');
}

function errorsOf(variant: VariantVerdict): Blame[] {
  const { source, slower, overBudget, changes, longest } = variant;
  const shared = { level: 'error', file: source, reasons: failures(variant) } as const;
  const asked = variant.asks.map((change) => ({
    ...shared,
    line: change.line,
    title: change.kind === 'more' ? 'Quickstart asks for more' : 'Quickstart is measured less',
    what: renderAskChange(change),
  }));
  const slowed = slower ? changes.filter(({ deltaMs }) => deltaMs > 0) : [];
  const title = overBudget ? 'Quickstart is over its budget' : 'Quickstart got slower';
  if (slowed.length > 0) {
    const blamed = slowed.map((change) => ({
      ...shared,
      line: change.line,
      title,
      what: renderStepChange(change),
    }));
    return [...asked, ...blamed];
  }
  const longestFirst = longest
    .slice(0, 1)
    .map((step) => ({ ...shared, line: step.line, title, what: renderStepShare(step) }));
  return [...asked, ...longestFirst];
}

function merge(annotations: readonly Blame[]): Blame[] {
  const merged = new Map<string, Blame>();
  for (const annotation of annotations) {
    const { file, line, title, what } = annotation;
    const key = JSON.stringify([file, line, title, what]);
    const reasons = [...(merged.get(key)?.reasons ?? []), ...annotation.reasons];
    merged.set(key, { ...annotation, reasons });
  }
  return [...merged.values()];
}
