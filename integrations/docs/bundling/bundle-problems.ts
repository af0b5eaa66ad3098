import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import {
  isMeantimeError,
  type MeantimeError,
  type SourceLocation,
} from '../../../src/protocol/errors.ts';
import { isPageFile } from '../addresses/page-address.ts';
import type { PageImport } from '../parse/page-imports.ts';
import { importMissing, pageNotBundled } from '../problems/errors.ts';

interface Bundled {
  root: URL;
  /** What a page or partial imports, by its path from the root. */
  importsOf: (path: string) => readonly PageImport[];
}

/** What the bundler stopped at, each with the file that it names. */
export function bundleProblems(error: Error, bundled: Bundled): MeantimeError[] {
  const { errors } = error as { errors?: unknown }; // as Rolldown gathers them
  const all: unknown[] = Array.isArray(errors) && errors.length > 0 ? errors : [error];
  return all.map((one) => problemOf(one, bundled));
}

function problemOf(thrown: unknown, { root, importsOf }: Bundled): MeantimeError {
  if (isMeantimeError(thrown)) return thrown;
  const { id, loc, message, kind } = detailsOf(thrown);
  const file = loc.file ?? id;
  const path = file === undefined ? undefined : pathFrom(root, file);
  const reason = firstLines(message);
  if (path === undefined) return pageNotBundled.at({ cause: thrown }, reason);
  // A page's lines are not those of what was made of it.
  if (!isPageFile(path)) {
    const { line, column } = loc;
    const place = line !== undefined && column !== undefined && { line, column: column + 1 };
    return pageNotBundled.at({ location: { file: path, ...place }, cause: thrown }, reason);
  }
  const [, name] = /^"([^"]+)" is not exported/.exec(reason) ?? [];
  const taken = importsOf(path).find(({ names }) => name !== undefined && names.includes(name));
  if (kind !== 'MISSING_EXPORT' || name === undefined || !taken) {
    return pageNotBundled.at({ location: { file: path }, cause: thrown }, reason);
  }
  const location: SourceLocation = { file: path, line: taken.line, column: taken.column };
  return importMissing.at(
    { location },
    `${taken.specifier} exports no ${name}.`,
    'Correct the name, or export it there.',
  );
}

interface Details {
  id: string | undefined;
  loc: { file?: string; line?: number; column?: number };
  message: string;
  kind: unknown;
}

function detailsOf(thrown: unknown): Details {
  const { id, loc, message, kind } = thrown as Record<string, unknown>; // whatever a bundler throws is an object
  const found = typeof loc === 'object' && loc !== null ? (loc as Record<string, unknown>) : {};
  const { file, line, column } = found;
  return {
    id: typeof id === 'string' ? id : undefined,
    loc: {
      ...(typeof file === 'string' && { file }),
      ...(typeof line === 'number' && { line }),
      ...(typeof column === 'number' && { column }),
    },
    message: String(message),
    kind,
  };
}

/** What a bundler says, without its code and its own frame. */
function firstLines(message: string): string {
  const text = stripVTControlCharacters(message).replace(/^\[[A-Z_]+\]\s*/, '');
  const lines = text.split('\n');
  const frame = lines.findIndex((line) => /^\s*(?:[╭│]|\d+ [|│])/.test(line));
  return (frame > 0 ? lines.slice(0, frame) : lines).join('\n').trim();
}

/** Path of a module's file from the project's root. */
export function pathFrom(root: URL, id: string): string {
  return relative(fileURLToPath(root), id.replace(/[?#].*$/s, ''))
    .split(sep)
    .join('/');
}
