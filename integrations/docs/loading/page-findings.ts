import { located, type Findings } from '../../../src/lint/finding.ts';
import { checkQuickstart } from '../../../src/lint/quickstart/check-quickstart.ts';
import type { Outline } from '../../../src/lint/quickstart/read-outline.ts';
import type { PageCompiler } from '../cache/page-compiler.ts';
import type { LoadedPage } from '../pages/site-pages.ts';

type Compiler = Pick<PageCompiler, 'factsOf' | 'warningsOf' | 'isTimed'>;

/**
 * What is to be said of a page that was compiled: warnings, and what is wrong with its steps where
 * they are known by then.
 *
 * @param source text of the page's file; undefined where it is gone
 */
export function pageFindings(
  page: LoadedPage,
  compiler: Compiler,
  source: string | undefined,
): Findings {
  const outlines = compiler.factsOf(page.key)?.outlines;
  const { errors, warnings } = stepFindings(page, outlines, source);
  return { errors, warnings: [...compiler.warningsOf(page), ...warnings] };
}

/** True for a quickstart whose steps are known once it is rendered. */
export function hasUnreadSteps({ key, data }: LoadedPage, compiler: Compiler): boolean {
  return data.quickstart !== undefined && compiler.isTimed && !compiler.factsOf(key)?.outlines;
}

/** What is wrong with the steps of a quickstart. */
export function stepFindings(
  { id, path, data }: LoadedPage,
  outlines: readonly Outline[] | undefined,
  source: string | undefined,
): Findings {
  const { quickstart, title, description = '' } = data;
  if (!quickstart || !outlines) return { errors: [], warnings: [] };
  const { goal } = quickstart;
  const checked = { id, file: path, source, goal, title, description, outlines };
  // Fences that cannot be read have kept the page from being compiled.
  return located(checkQuickstart(checked, false), path);
}
