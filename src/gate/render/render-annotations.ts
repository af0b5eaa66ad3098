import { renderStepChange, renderStepShare } from './blame.ts';
import { defaultFiles, type GateFiles } from '../gate-files.ts';
import { renderNotice } from './render-notice.ts';
import { failures } from './render-verdict.ts';
import type { VariantVerdict, Verdict } from '../verdict.ts';

interface Annotation {
  level: 'error' | 'warning';
  /** Relative to the project's root. */
  file: string;
  line?: number | undefined;
  title: string;
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
  const warnings = verdict.notices.map((notice): Annotation => ({
    level: 'warning',
    file: 'source' in notice ? notice.source : files.baseline,
    title: 'Quickstart gate',
    what: renderNotice(notice, files),
    reasons: [],
  }));
  return [...merge(verdict.variants.flatMap(errorsOf)), ...warnings]
    .map((annotation) => renderAnnotation(annotation, folder))
    .join('');
}

function errorsOf(variant: VariantVerdict): Annotation[] {
  const { source, slower, overBudget, changes, longest } = variant;
  const shared = { level: 'error', file: source, reasons: failures(variant) } as const;
  const slowed = slower ? changes.filter(({ deltaMs }) => deltaMs > 0) : [];
  const title = overBudget ? 'Quickstart is over its budget' : 'Quickstart got slower';
  if (slowed.length > 0) {
    return slowed.map((change) => ({
      ...shared,
      line: change.line,
      title,
      what: renderStepChange(change),
    }));
  }
  return longest
    .slice(0, 1)
    .map((step) => ({ ...shared, line: step.line, title, what: renderStepShare(step) }));
}

function merge(annotations: readonly Annotation[]): Annotation[] {
  const merged = new Map<string, Annotation>();
  for (const annotation of annotations) {
    const { file, line, title, what } = annotation;
    const key = JSON.stringify([file, line, title, what]);
    const reasons = [...(merged.get(key)?.reasons ?? []), ...annotation.reasons];
    merged.set(key, { ...annotation, reasons });
  }
  return [...merged.values()];
}

function renderAnnotation(
  { level, file, line, title, what, reasons }: Annotation,
  folder: string,
): string {
  const properties = [
    `file=${escapeProperty(folder + file)}`,
    ...(line === undefined ? [] : [`line=${line}`]),
    `title=${escapeProperty(title)}`,
  ];
  return `::${level} ${properties.join(',')}::${escapeMessage([what, ...reasons].join('\n'))}\n`;
}

// As the runner reads them back: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
