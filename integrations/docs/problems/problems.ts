import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMeantimeError, MeantimeError } from '../../../src/protocol/errors.ts';
import {
  compareProblems,
  problemOf,
  renderProblem,
  type Problem,
} from '../../../src/protocol/problem.ts';
import { wordSystemError } from '../../../src/protocol/system-errors.ts';
import { pageNotCompiled, pageUnreadable } from './errors.ts';

/** What was found wrong with the pages of a site, each with the lines that are to blame. */
export class Problems {
  readonly #root: URL;
  readonly #errors: Problem[] = [];
  readonly #warnings: Problem[] = [];

  /** @param root of the project */
  constructor(root: URL) {
    this.#root = root;
  }

  /** Each knows its file. */
  addAll(errors: readonly MeantimeError[]): void {
    this.#errors.push(...errors.map((error) => shown(error, this.#root)));
  }

  warn(warning: MeantimeError): void {
    this.#warnings.push(shown(warning, this.#root));
  }

  /** By file, line and column. */
  get errors(): Problem[] {
    return this.#errors.toSorted(compareProblems);
  }

  /** What does not keep the site from being built, in the same order. */
  get warnings(): Problem[] {
    return this.#warnings.toSorted(compareProblems);
  }
}

/** A problem with the lines of the file that it blames. */
export function shown(error: MeantimeError, root: URL): Problem {
  return problemOf(error, sourceOf(error, root));
}

/** All that is wrong with a page, as the one error that Astro shows in the browser. */
export function asOneError(problems: readonly MeantimeError[], root: URL): MeantimeError {
  const [first, ...others] = problems.toSorted((a, b) =>
    compareProblems(problemOf(a, undefined), problemOf(b, undefined)),
  );
  if (first === undefined) throw new Error('There is no error where nothing is wrong.');
  const all = [first, ...others].map((error) => shown(error, root));
  const more = all.slice(1).map(renderProblem);
  const { code, title, hint, location } = first;
  const error = new MeantimeError([first.message, ...more].join('\n\n'), {
    code,
    title,
    ...(hint !== undefined && { hint }),
    ...(location && { location }),
  });
  return Object.assign(error, {
    frame: all[0]?.frame ?? undefined,
    // Shown below the rest, and copied from there.
    stack: all.map(renderProblem).join('\n\n'),
    // Astro takes an error whose text speaks of a window or a document for one of its own kinds,
    // and puts another hint in place of this one's.
    toString: () => code,
  });
}

/**
 * What nobody expected to be thrown for a page, as problems that a person is told.
 *
 * @param path of the page, from the project's root
 */
export function problemsOfThrown(thrown: unknown, path: string): MeantimeError[] {
  if (isMeantimeError(thrown)) return [thrown];
  const context = { location: { file: path }, cause: thrown };
  if (isOfFiles(thrown)) return [pageUnreadable.at(context, wordSystemError(thrown))];
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return [pageNotCompiled.at(context, reason)];
}

function isOfFiles(thrown: unknown): boolean {
  return thrown instanceof Error && 'syscall' in thrown;
}

function sourceOf({ location }: MeantimeError, root: URL): string | undefined {
  if (location?.line === undefined) return undefined;
  try {
    return readFileSync(join(fileURLToPath(root), location.file), 'utf8');
  } catch {
    // The place alone is shown of a file that is gone.
    return undefined;
  }
}
