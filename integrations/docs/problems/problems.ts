import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMeantimeError, MeantimeError } from '../../../src/protocol/errors.ts';
import {
  compareProblems,
  problemOf,
  renderProblem,
  type Problem,
} from '../../../src/problems/problem.ts';
import { wordReadError } from '../../../src/text/system-errors.ts';
import { pageNotCompiled, pageUnreadable } from './errors.ts';

/** How much something that was found matters. */
export type Level = 'error' | 'warning' | 'note';

/**
 * What was found wrong with the pages of a site, each with the lines that are to blame. An error
 * keeps the site from being built; a note says what could not be judged.
 */
export class Problems {
  readonly #root: URL;
  readonly #found: Record<Level, Map<string, Problem>> = {
    error: new Map(),
    warning: new Map(),
    note: new Map(),
  };
  readonly #told = new Set<string>();

  /** @param root of the project */
  constructor(root: URL) {
    this.#root = root;
  }

  /** Each knows its file; what was found before is not found again. */
  addAll(errors: readonly MeantimeError[], level: Level = 'error'): void {
    for (const error of errors) this.#add(error, level);
  }

  warn(warning: MeantimeError): void {
    this.#add(warning, 'warning');
  }

  /** By file, line and column. */
  get errors(): Problem[] {
    return sorted(this.#found.error);
  }

  /** What does not keep the site from being built, in the same order. */
  get warnings(): Problem[] {
    return sorted(this.#found.warning);
  }

  /** What could not be judged, and why, in the same order. */
  get notes(): Problem[] {
    return sorted(this.#found.note);
  }

  /** Of these what was not asked for before. */
  untold(level: Level): Problem[] {
    const untold = [...this.#found[level]].filter(([key]) => !this.#told.has(level + key));
    for (const [key] of untold) this.#told.add(level + key);
    return sorted(new Map(untold));
  }

  /** Forgets everything, before the pages are looked at anew. */
  clear(): void {
    for (const found of Object.values(this.#found)) found.clear();
    this.#told.clear();
  }

  #add(error: MeantimeError, level: Level): void {
    const problem = shown(error, this.#root);
    const { code, file, line, column, message } = problem;
    const key = JSON.stringify([code, file, line, column, message]);
    if (!this.#found[level].has(key)) this.#found[level].set(key, problem);
  }
}

function sorted(found: ReadonlyMap<string, Problem>): Problem[] {
  return [...found.values()].sort(compareProblems);
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
  if (isOfFiles(thrown)) return [pageUnreadable.at(context, wordReadError(thrown))];
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
