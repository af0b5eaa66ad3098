import type { AstroIntegrationLogger } from 'astro';

/** @throws the first of the problems, after all of them were logged */
export function throwProblems(
  problems: readonly unknown[],
  logger: Pick<AstroIntegrationLogger, 'error'>,
): void {
  if (problems.length > 1) {
    for (const problem of problems) logger.error(String(problem));
  }
  if (problems.length > 0) throw problems[0];
}
