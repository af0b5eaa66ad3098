import type { AstroIntegrationLogger } from 'astro';
import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { countProblems, renderProblem, renderFolded } from '../../../src/problems/problem.ts';
import { pagesBroken } from './errors.ts';
import { lintChannel } from './lint-channel.ts';
import { Problems } from './problems.ts';

type ProblemLogger = Pick<AstroIntegrationLogger, 'error' | 'warn' | 'info'>;

/** Says what was found and not said before. */
export function tellProblems(problems: Problems, logger: ProblemLogger): void {
  for (const note of problems.untold('note')) logger.info(`${renderProblem(note)}\n`);
  for (const warning of renderFolded(problems.untold('warning'))) logger.warn(`${warning}\n`);
  for (const error of problems.untold('error')) logger.error(`${renderProblem(error)}\n`);
}

/**
 * Says what was found, to `meantime lint` where that has asked: then this is the end.
 *
 * @param pages how many pages were looked at
 * @throws MeantimeError `pages-broken` when the site cannot be built
 */
export async function concludeProblems(
  problems: Problems,
  { pages, logger }: { pages: number; logger: ProblemLogger },
): Promise<void> {
  const { errors, warnings, notes } = problems;
  const lint = lintChannel();
  if (lint) await lint.report({ pages, problems: errors, warnings, notes });
  tellProblems(problems, logger);
  if (errors.length > 0) throw pagesBroken(countProblems(errors));
}

/** Says what is wrong with one page of a site that is being served. */
export function logProblems(
  errors: readonly MeantimeError[],
  { root, logger }: { root: URL; logger: ProblemLogger },
): void {
  const problems = new Problems(root);
  problems.addAll(errors);
  tellProblems(problems, logger);
}
