import { located, type Findings } from '../../../src/lint/finding.ts';
import { checkQuickstart } from '../../../src/lint/quickstart/check-quickstart.ts';
import type { PageCompiler } from '../cache/page-compiler.ts';
import type { LoadedPage } from '../pages/site-pages.ts';
import { pageCheckedInPart } from '../problems/errors.ts';

interface Looking {
  compiler: Pick<PageCompiler, 'factsOf' | 'warningsOf' | 'isTimed'>;
  /** Text of the page's file; undefined where it is gone. */
  source: string | undefined;
  /** True where the page is not going to be rendered. */
  isLint: boolean;
}

/** What is to be said of a page that was compiled: warnings, and what is wrong with its steps. */
export function pageFindings(page: LoadedPage, { compiler, source, isLint }: Looking): Findings {
  const { id, path, key, data } = page;
  const { outline, reason } = compiler.factsOf(key) ?? {};
  const ofPage = compiler.warningsOf(page);
  const { quickstart, title, description = '' } = data;
  if (!quickstart || !compiler.isTimed) return { errors: [], warnings: ofPage };
  if (!outline) {
    // A build goes on to render it, and timing() reads its steps then.
    const inPart = pageCheckedInPart.at({ location: { file: path } }, reason ?? '');
    return { errors: [], warnings: isLint ? [...ofPage, inPart] : ofPage };
  }
  const { goal } = quickstart;
  const checked = { id, file: path, source, goal, title, description, outline };
  // Fences that cannot be read have kept the page from being compiled.
  const { errors, warnings } = located(checkQuickstart(checked, false), path);
  return { errors, warnings: [...ofPage, ...warnings] };
}
