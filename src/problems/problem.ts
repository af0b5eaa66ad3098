import { renderLocation, type MeantimeError } from '../protocol/errors.ts';
import { renderCodeFrame } from '../text/code-frame.ts';
import { printable, printableLines } from '../text/printable.ts';

/**
 * Something wrong with a page, as its writer is told it, in the terminal, in the browser and as
 * JSON. What is not known is null; no field is left out.
 */
export interface Problem {
  /** Permanent, kebab-case: `component-unknown`. */
  code: string;
  /** What happened, in one short sentence. */
  title: string;
  /** The same at length. */
  message: string;
  /** What to do. */
  hint: string | null;
  /** From the project's root, with forward slashes. */
  file: string | null;
  /** From 1, frontmatter counted. */
  line: number | null;
  /** From 1, in UTF-16 units. */
  column: number | null;
  /** The lines around the place, the place marked. */
  frame: string | null;
}

/** @param source text of the file that is to blame; undefined where it cannot be shown */
export function problemOf(error: MeantimeError, source: string | undefined): Problem {
  const { code, title, message, hint, location } = error;
  const { file, line, column } = location ?? {};
  const frame =
    source === undefined || line === undefined ? '' : renderCodeFrame(source, { line, column });
  return {
    code,
    title,
    message: printableLines(message),
    hint: hint === undefined ? null : printableLines(hint),
    file: file ?? null,
    line: line ?? null,
    column: column ?? null,
    frame: frame === '' ? null : frame,
  };
}

/** By file, line and column. */
export function compareProblems(a: Problem, b: Problem): number {
  const [one, other] = [a.file ?? '', b.file ?? ''];
  if (one !== other) return one < other ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** A problem as text: place and title, message, the lines to blame, what to do. */
export function renderProblem(problem: Problem): string {
  const { title, code, message, frame, hint } = problem;
  const place = renderPlace(problem);
  const paragraphs = [
    `${place === '' ? '' : `${place} `}${title} (${code})`,
    indent(message),
    frame === null ? '' : indent(frame),
    hint === null ? '' : indent(`Hint: ${hint}`),
  ];
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

function renderPlace({ file, line, column }: Problem): string {
  if (file === null) return '';
  return printable(
    renderLocation({ file, ...(line !== null && { line }), ...(column !== null && { column }) }),
  );
}

const shownOfACode = 5;

/**
 * Warnings or notes as text, so many of each code in full: on a site of a thousand pages the same one may
 * stand on each.
 */
export function renderFolded(problems: readonly Problem[]): string[] {
  const codes = [...new Set(problems.map(({ code }) => code))];
  const folded = codes.flatMap((code) => {
    const rest = problems.filter((one) => one.code === code).slice(shownOfACode);
    const [first] = rest;
    if (!first) return [];
    const files = new Set(rest.map(({ file }) => file)).size;
    return [
      `${first.title} (${code}) And ${rest.length} more in ${count(files, 'page')}, from ${renderPlace(first)} on; \`meantime lint --json\` has all of them.`,
    ];
  });
  const seen = new Map<string, number>();
  const shown = problems.filter(({ code }) => {
    const times = (seen.get(code) ?? 0) + 1;
    seen.set(code, times);
    return times <= shownOfACode;
  });
  return [...shown.map(renderProblem), ...folded];
}

/** `3 problems in 2 pages` */
export function countProblems(problems: readonly Problem[]): string {
  const files = new Set(problems.map(({ file }) => file));
  return `${count(problems.length, 'problem')} in ${count(files.size, 'page')}`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
