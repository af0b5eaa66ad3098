import { posix } from 'node:path';
import type { MeantimeError } from '../../../src/protocol/errors.ts';
import type { PageCompiler } from '../cache/page-compiler.ts';
import { isPartialPath } from '../content/find-pages.ts';
import type { PageFiles } from '../content/page-files.ts';
import type { PageImport } from '../parse/page-imports.ts';

interface Loading {
  files: PageFiles;
  compiler: PageCompiler;
}

interface LoadedPartial {
  /** Its key, where it could be read. */
  value?: string;
  problems?: readonly MeantimeError[];
}

/** Looks at a file that pages take in as at a page, but for its frontmatter. */
export async function loadPartial(
  file: string,
  { files, compiler }: Loading,
): Promise<LoadedPartial> {
  const path = files.pathOf(file);
  const { value: contents, problems } = files.contents(file);
  if (problems) return { problems };
  const key = compiler.keyOf({ path, contents });
  if (compiler.has(key)) return { value: key };
  const page = files.readText(file, contents);
  if (page.problems) return page;
  const compiled = await compiler.compile(page.value, key);
  return { value: key, ...(compiled.problems && { problems: compiled.problems }) };
}

/**
 * The partials that a page imports by their paths.
 *
 * @param from the page's own, below the folder of pages
 */
export function partialsAmong(
  imports: readonly Pick<PageImport, 'specifier'>[],
  from: string,
): string[] {
  return imports
    .filter(({ specifier }) => /^\.{1,2}\//.test(specifier))
    .map(({ specifier }) => posix.join(posix.dirname(from), specifier))
    .filter(isPartialPath);
}
