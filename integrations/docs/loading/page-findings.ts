import { located, type Finding, type Findings } from '../../../src/lint/finding.ts';
import { checkQuickstart } from '../../../src/lint/quickstart/check-quickstart.ts';
import type { Outline } from '../../../src/lint/quickstart/read-outline.ts';
import type { PageCompiler } from '../cache/page-compiler.ts';
import type { SplicedText } from '../compile/includes/spliced-text.ts';
import { readPage } from '../content/page-files.ts';
import type { LoadedPage } from '../pages/site-pages.ts';

type Compiler = Pick<PageCompiler, 'factsOf' | 'warningsOf' | 'isTimed' | 'splice'>;

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
  const ofPage = compiler.warningsOf(page);
  if (!outlines) return { errors: [], warnings: ofPage };
  const read = source === undefined ? undefined : readPage({ path: page.path, contents: source });
  const spliced = read?.value && compiler.splice(read.value)?.spliced;
  const { errors, warnings } = stepFindings(page, outlines, source, spliced);
  return { errors, warnings: [...ofPage, ...warnings] };
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
  spliced?: SplicedText,
): Findings {
  const { quickstart, title, description = '' } = data;
  if (!quickstart || !outlines) return { errors: [], warnings: [] };
  const { goal } = quickstart;
  const text = spliced?.text ?? source;
  const checked = { id, file: path, source: text, goal, title, description, outlines };
  // Fences that cannot be read have kept the page from being compiled.
  return located(
    checkQuickstart(checked, false).map((one) => atHome(one, spliced)),
    path,
  );
}

/** A finding in the file where its place was written. */
function atHome(finding: Finding, spliced: SplicedText | undefined): Finding {
  const { place } = finding;
  if (!spliced || place?.line === undefined) return finding;
  const location = spliced.locate({ line: place.line, column: place.column ?? 1 });
  return { ...finding, at: (context) => finding.at({ ...context, location }) };
}
