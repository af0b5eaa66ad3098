import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { placeAt } from '../../../src/text/place-at.ts';
import { describeIssues, type Issue } from '../../describe-issues.ts';
import { titleOf } from '../markdown/page-title.ts';
import { frontmatterInvalid, frontmatterMissing, frontmatterUnclosed } from '../problems/errors.ts';
import type { Outcome } from '../problems/outcome.ts';
import { frontmatterSchema, type Frontmatter, type PageSchema } from './frontmatter.ts';
import { frontmatterBlock, offsetOf } from './frontmatter-places.ts';
import { hintOf } from './hint-of-issue.ts';

interface FrontmatterSource {
  /** From the project's root. */
  path: string;
  contents: string;
  /** What follows the frontmatter. */
  body: string;
  frontmatter: Record<string, unknown>;
}

/**
 * A page's frontmatter by the schema, with the title that its first heading gives where it has none. Astro's own message speaks of collections and schemas; the
 * writer wrote a file, and is told one problem for each key that is wrong.
 */
export function checkedFrontmatter(
  page: FrontmatterSource,
  schema: PageSchema = frontmatterSchema,
): Outcome<Frontmatter> {
  const result = schema.safeParse(withTitle(page));
  if (result.success) return { value: result.data };
  const block = frontmatterBlock(page.contents);
  if (!block) return { problems: [withoutBlock(page)] };
  const issues = result.error.issues.flatMap(oneEach);
  return { problems: issues.map((issue) => problemOf(issue, page, schema)) };
}

function withTitle({ body, frontmatter }: FrontmatterSource): Record<string, unknown> {
  if (frontmatter['title'] !== undefined) return frontmatter;
  const title = titleOf(body);
  return title === undefined ? frontmatter : { title, ...frontmatter };
}

/** Zod names all unknown keys of a group at once. */
function oneEach(issue: Issue): Issue[] {
  if (issue.code !== 'unrecognized_keys') return [issue];
  return issue.keys.map((key) => ({ ...issue, keys: [key] }));
}

function problemOf(
  issue: Issue,
  { path, contents, frontmatter }: FrontmatterSource,
  schema: PageSchema,
): MeantimeError {
  const location = { file: path, ...placeOfIssue(issue, contents) };
  const message = describeIssues([issue], frontmatter).join('\n');
  return frontmatterInvalid.at({ location }, `${message}.`, hintOf(issue, frontmatter, schema));
}

function placeOfIssue(issue: Issue, contents: string): { line: number; column: number } {
  const block = frontmatterBlock(contents);
  const isUnknown = issue.code === 'unrecognized_keys';
  const path = isUnknown ? [...issue.path, ...issue.keys] : issue.path;
  const offset = !block
    ? undefined
    : block.isYaml
      ? offsetOf(block, path, !isUnknown)
      : offsetOfWord(block.text, String(path.at(-1)), block.start);
  return placeAt(contents, offset ?? contents.search(/---|\+\+\+/));
}

/** Frontmatter may be TOML as well, where the key itself is looked for. */
function offsetOfWord(text: string, word: string, start: number): number | undefined {
  const lines = text.split('\n');
  const index = lines.findIndex((line) => line.trimStart().startsWith(word));
  if (index === -1) return undefined;
  return start + lines.slice(0, index).join('\n').length + (index === 0 ? 0 : 1);
}

function withoutBlock({ path, contents }: FrontmatterSource): MeantimeError {
  const at = { location: { file: path, line: 1, column: 1 } };
  if (/^\uFEFF?---\s*$/m.exec(contents)?.index === 0) return frontmatterUnclosed.at(at);
  const heading = /^#\s+(.+?)\s*#*$/m.exec(contents)?.[1];
  const title = heading === undefined || /[:#"'[\]{}&*!|>%@`]/.test(heading) ? undefined : heading;
  return frontmatterMissing.at(at, title ?? 'My page');
}
