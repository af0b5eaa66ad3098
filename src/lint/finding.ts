import type { ErrorContext, MeantimeError } from '../protocol/errors.ts';
import { linesOf, type Place } from '../text/code-frame.ts';

/** Something wrong with a page; a warning does not keep it from being built. */
export interface Finding {
  level: 'error' | 'warning';
  /** Absent where the page as a whole is to blame. */
  place?: Place;
  at: (context: ErrorContext) => MeantimeError;
}

/** What was found, as errors with their file and place. */
export interface Findings {
  errors: MeantimeError[];
  warnings: MeantimeError[];
}

interface Declared<Args extends unknown[]> {
  at: (context: ErrorContext, ...args: Args) => MeantimeError;
}

/** A finding that fails the build. */
export function wrong<Args extends unknown[]>(
  place: Place | undefined,
  declared: Declared<Args>,
  ...args: Args
): Finding {
  return finding('error', place, declared, args);
}

/** A finding that is only told. */
export function doubtful<Args extends unknown[]>(
  place: Place | undefined,
  declared: Declared<Args>,
  ...args: Args
): Finding {
  return finding('warning', place, declared, args);
}

function finding<Args extends unknown[]>(
  level: Finding['level'],
  place: Place | undefined,
  { at }: Declared<Args>,
  args: Args,
): Finding {
  return { level, ...(place && { place }), at: (context) => at(context, ...args) };
}

/** @param file of the page, from the project's root */
export function located(findings: readonly Finding[], file: string): Findings {
  const errorsOf = (level: Finding['level']) =>
    findings
      .filter((one) => one.level === level)
      .map(({ place, at }) => at({ location: { file, ...givenOf(place) } }));
  return { errors: errorsOf('error'), warnings: errorsOf('warning') };
}

function givenOf({ line, column }: Partial<Place> = {}) {
  return { ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
}

/**
 * The place of a text that stands on a line, behind `from` if it is there; the line where it is not
 * found, and the first of its letters where no text is named.
 */
export function placeOnLine(
  source: string | undefined,
  line: number | undefined,
  text = '',
  from = 0,
): Place | undefined {
  if (line === undefined) return undefined;
  const written = source === undefined ? undefined : linesOf(source)[line - 1];
  if (written === undefined) return { line };
  const start = text === '' ? written.search(/\S/) : written.indexOf(text, from);
  return start < 0
    ? { line, column: Math.max(written.search(/\S/), 0) + 1 }
    : { line, column: start + 1 };
}
