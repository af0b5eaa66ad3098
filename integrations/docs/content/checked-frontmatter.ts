import { describeIssues } from '../describe-issues.ts';
import { frontmatterInvalid } from '../errors.ts';
import { frontmatterSchema, type Frontmatter } from './frontmatter.ts';

interface Page {
  /** From the project's root. */
  path: string;
  contents: string;
  frontmatter: Record<string, unknown>;
}

/**
 * A page's frontmatter by the schema. Astro's own message speaks of collections and schemas; the
 * writer wrote a file.
 *
 * @throws MeantimeError `frontmatter-invalid`
 */
export function checkedFrontmatter({ path, contents, frontmatter }: Page): Frontmatter {
  const result = frontmatterSchema.safeParse(frontmatter);
  if (result.success) return result.data;
  const { issues } = result.error;
  const line = lineOfKey(contents, keyOf(issues[0]));
  throw frontmatterInvalid.at(
    { location: { file: path, line } },
    `${path}:${line}`,
    describeIssues(issues, frontmatter),
  );
}

function keyOf(issue: { path: PropertyKey[]; keys?: string[] } | undefined): string {
  return String(
    [...(issue?.path ?? []), ...(issue?.keys ?? [])].findLast((key) => typeof key === 'string'),
  );
}

/** Line of a key of the frontmatter, from 1; the first line where the key is missing. */
function lineOfKey(source: string, key: string): number {
  const lines = source.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === '---');
  const found = lines.findIndex((line, index) => index < end && line.trim().startsWith(`${key}:`));
  return Math.max(found, 0) + 1;
}
