import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

export interface SeedPage {
  /** From the repository's root. */
  file: string;
  contents: string;
  /** Line of the first line of the body, from 1. */
  bodyLine: number;
}

/** The real pages of this repository: its own docs and those of the fixture sites. */
export function seedPages(): SeedPage[] {
  const pattern = '{content,tests/fixtures/{docs-guide,quickstart}/content}/**/*.{md,mdx}';
  return globSync(pattern, { cwd: repository })
    .filter((file) => !/(?:^|\/)_/.test(file))
    .sort()
    .map((file) => {
      const contents = readFileSync(join(repository, file), 'utf8');
      const lines = contents.split('\n');
      return { file, contents, bodyLine: lines.indexOf('---', 1) + 2 };
    });
}

/** The same page with lines of text put before its body. */
export function withLinesBefore(
  { contents, bodyLine }: SeedPage,
  lines: readonly string[],
): string {
  const all = contents.split('\n');
  return [...all.slice(0, bodyLine - 1), ...lines, ...all.slice(bodyLine - 1)].join('\n');
}
