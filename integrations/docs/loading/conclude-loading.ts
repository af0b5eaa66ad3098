import type { AstroIntegrationLogger } from 'astro';
import type { Findings } from '../../../src/lint/finding.ts';
import type { MeantimeError } from '../../../src/protocol/errors.ts';
import type { LintMessage } from '../../../src/protocol/lint-message.ts';
import { countProblems, renderProblem, renderWarnings } from '../../../src/protocol/problem.ts';
import { pagesBroken } from '../problems/errors.ts';
import { Problems } from '../problems/problems.ts';

interface Loading {
  /** How many pages were looked at. */
  pages: number;
  logger: Pick<AstroIntegrationLogger, 'error' | 'warn'>;
  /** Takes the report in place of the log, where `meantime lint` asked for one. */
  tell: ((message: LintMessage) => void) | undefined;
  /** True for `astro dev`, which goes on with the pages that are sound. */
  isServing: boolean;
}

/**
 * Says what was found once all pages were looked at.
 *
 * @throws MeantimeError `pages-broken` when the site cannot be built
 */
export function concludeLoading(
  { errors, warnings }: Pick<Problems, 'errors' | 'warnings'>,
  { pages, logger, tell, isServing }: Loading,
): void {
  if (tell) {
    tell({ kind: 'report', pages, problems: errors, warnings });
    return;
  }
  for (const warning of renderWarnings(warnings)) logger.warn(`${warning}\n`);
  for (const error of errors) logger.error(`${renderProblem(error)}\n`);
  if (errors.length > 0 && !isServing) throw pagesBroken(countProblems(errors));
}

/** Says what is wrong with one page of a site that is being served. */
export function logProblems(
  errors: readonly MeantimeError[],
  { root, logger }: { root: URL; logger: Pick<AstroIntegrationLogger, 'error'> },
): void {
  const problems = new Problems(root);
  problems.addAll(errors);
  for (const error of problems.errors) logger.error(`${renderProblem(error)}\n`);
}

/** Says what is to be mended in a page that is shown all the same. */
export function logFindings(
  { errors, warnings }: Findings,
  { root, logger }: { root: URL; logger: Pick<AstroIntegrationLogger, 'error' | 'warn'> },
): void {
  logProblems(errors, { root, logger });
  const problems = new Problems(root);
  for (const warning of warnings) problems.warn(warning);
  for (const warning of problems.warnings) logger.warn(`${renderProblem(warning)}\n`);
}
