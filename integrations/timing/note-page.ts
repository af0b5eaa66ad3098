import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describeIssues } from '../describe-issues.ts';
import { pathBelow } from '../path-below.ts';
import { quickstartSchema } from '../quickstart-fields.ts';
import type { PageMark, PageNotes } from './page-notes.ts';

/** A page before it is HTML. */
export interface UncompiledPage {
  file: URL;
  /** Its body, as whoever loads it hands it on. */
  body: string;
  frontmatter: Readonly<Record<string, unknown>>;
  /** Whether its lines are counted from the first of the body (see spliced-key.ts). */
  isSpliced?: boolean;
}

/** Of which pages notes are taken. */
export interface NoteSettings {
  root: URL;
  /** Whether the options name quickstarts: any page may then be one. */
  isDeclared: boolean;
  /** Whether docs() puts the heads of the pages together. */
  hasDocs: boolean;
}

/** @returns undefined for a page that is no quickstart */
export function notePage(
  { file, body, frontmatter, isSpliced = false }: UncompiledPage,
  { root, isDeclared, hasDocs }: NoteSettings,
): PageNotes | undefined {
  const said = frontmatter['quickstart'];
  if (file.protocol !== 'file:' || (said === undefined && !isDeclared)) return undefined;
  const path = fileURLToPath(file);
  const mark: PageMark = {
    source: pathBelow(fileURLToPath(root), path) ?? path,
    ...(said !== undefined && { quickstart: readQuickstart(said) }),
  };
  const offset = isSpliced ? 0 : lineOffset(body, readFile(path));
  return { fences: [], ...(!hasDocs && { mark }), lineOffset: offset };
}

function readQuickstart(said: unknown): NonNullable<PageMark['quickstart']> {
  const { data, error } = quickstartSchema.safeParse(said);
  if (data) return data;
  return { problem: describeIssues(error.issues, said).join('; ') };
}

/**
 * Lines to add to those of a page's body to get those of its file. The body comes with blank
 * lines for the frontmatter, or without them, or trimmed, depending on who loads the page.
 *
 * @returns undefined when the file does not end with the body
 */
export function lineOffset(body: string, file: string): number | undefined {
  const text = body.trimStart();
  const trimmed = text.trimEnd();
  const whole = file.trimEnd();
  if (!whole.endsWith(trimmed)) return undefined;
  const before = whole.length - trimmed.length;
  return countLines(whole.slice(0, before)) - countLines(body.slice(0, body.length - text.length));
}

function countLines(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}

// A page that is no file (a loader's own) has no lines to point at.
function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
