import { renderStepChange, renderStepShare } from './blame.ts';
import { defaultFiles, type GateFiles } from '../gate-files.ts';
import { renderNotice } from './render-notice.ts';
import { failures } from './render-verdict.ts';
import type { VariantVerdict, Verdict } from '../verdict.ts';

interface Annotation {
  level: 'error' | 'warning';
  /** Relative to the project's root. */
  file: string | undefined;
  line?: number | undefined;
  title: string;
  message: string;
}

interface AnnotationOptions {
  /** Folder of the project in its repository, with a slash at its end; empty for the root. */
  folder?: string;
  files?: GateFiles;
}

/**
 * GitHub's workflow commands, one a line: an error on each line that made a quickstart fail, a
 * warning for each notice. Variants that say the same of the same line say it once.
 */
export function renderAnnotations(
  verdict: Verdict,
  { folder = '', files = defaultFiles }: AnnotationOptions = {},
): string {
  const annotations = [
    ...verdict.variants.flatMap(errorsOf),
    ...verdict.notices.map((notice): Annotation => ({
      level: 'warning',
      file: 'source' in notice ? notice.source : files.baseline,
      title: 'Quickstart gate',
      message: renderNotice(notice, files),
    })),
  ];
  const lines = new Set(annotations.map((annotation) => renderAnnotation(annotation, folder)));
  return [...lines].map((line) => `${line}\n`).join('');
}

function errorsOf(variant: VariantVerdict): Annotation[] {
  const { source, slower, overBudget, changes, longest } = variant;
  const reasons = failures(variant).join(' ');
  const slowed = slower ? changes.filter(({ deltaMs }) => deltaMs > 0) : [];
  const [longestStep] = overBudget ? longest : [];
  return [
    ...slowed.map((change): Annotation => ({
      level: 'error',
      file: source,
      line: change.line,
      title: 'Quickstart got slower',
      message: `${renderStepChange(change)}\n${reasons}`,
    })),
    ...(longestStep
      ? [
          {
            level: 'error' as const,
            file: source,
            line: longestStep.line,
            title: 'Quickstart is over its budget',
            message: `${renderStepShare(longestStep)}\n${reasons}`,
          },
        ]
      : []),
  ];
}

function renderAnnotation({ level, file, line, title, message }: Annotation, folder: string) {
  const properties = [
    file === undefined ? '' : `file=${escapeProperty(folder + file)}`,
    line === undefined ? '' : `line=${line}`,
    `title=${escapeProperty(title)}`,
  ];
  return `::${level} ${properties.filter(Boolean).join(',')}::${escapeMessage(message)}`;
}

// As the runner reads them back: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
