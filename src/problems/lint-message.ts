import type { Problem } from './problem.ts';
import { byKind, count, listOf, literal, record, type Shape } from '../protocol/shape.ts';

/**
 * What docs() tells `meantime lint`, which runs the project's own Astro in a process of its own,
 * over that process's channel.
 */
export type LintMessage =
  | {
      kind: 'progress';
      /** Pages that were looked at, and all there are. */
      done: number;
      total: number;
    }
  | { kind: 'external'; links: ExternalPlace[] }
  | ({ kind: 'report' } & LintReport);

/** A link, an image or a file of another site, and where it is written. */
export interface ExternalPlace {
  /** As it is written: a URL, or one without its scheme, `//example.com`. */
  written: string;
  /** From the project's root, with forward slashes. */
  file: string;
  /** From 1, frontmatter counted. */
  line: number | null;
  /** From 1, in UTF-16 units. */
  column: number | null;
}

/** What `meantime lint --json` prints. */
export interface LintReport {
  /** How many pages were looked at. */
  pages: number;
  /** What keeps the site from being built; by file, line and column. */
  problems: Problem[];
  /** What does not, in the same order. */
  warnings: Problem[];
  /** What could not be judged without the running site, and why, in the same order. */
  notes: Problem[];
}

/** Environment variable by which the command asks for a report; its value is `1`. */
export const lintVariable = 'MEANTIME_LINT';

const words: Shape = (value) => (typeof value === 'string' ? undefined : ' must be text');
const orNull =
  (shape: Shape): Shape =>
  (value) =>
    value === null ? undefined : shape(value);

const problem = record({
  required: {
    ...{ code: words, title: words, message: words, hint: orNull(words), file: orNull(words) },
    ...{ line: orNull(count()), column: orNull(count()), frame: orNull(words) },
  },
});

const place = record({
  required: { written: words, file: words, line: orNull(count()), column: orNull(count()) },
});

const message = byKind({
  external: record({ required: { kind: literal('external'), links: listOf(place) } }),
  progress: record({ required: { kind: literal('progress'), done: count(), total: count() } }),
  report: record({
    required: {
      kind: literal('report'),
      pages: count(),
      problems: listOf(problem),
      warnings: listOf(problem),
      notes: listOf(problem),
    },
  }),
});

/** What came over the channel; undefined where it is something else, as whatever shares it may send. */
export function parseLintMessage(value: unknown): LintMessage | undefined {
  return message(value) === undefined ? (value as LintMessage) : undefined; // its shape was checked
}
