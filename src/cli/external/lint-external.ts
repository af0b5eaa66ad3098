import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExternalPlace, LintReport } from '../../problems/lint-message.ts';
import { compareProblems, problemOf, type Problem } from '../../problems/problem.ts';
import type { MeantimeError } from '../../protocol/errors.ts';
import type { World } from '../command.ts';
import { lintProgress } from '../lint-progress.ts';
import { isReservedHost } from './reserved-host.ts';
import { checkExternal, type ExternalFindings } from './check-external.ts';

/** How long a site may take to answer. */
const patienceMs = 20_000;

export interface ExternalLint {
  report: LintReport;
  /** Addresses that were asked for. */
  asked: number;
  /** Links that could not be judged. */
  unjudged: number;
}

/** Adds to a report what is wrong with the links to other sites, which are asked for one by one. */
export async function lintExternal(
  world: Pick<World, 'cwd' | 'signal' | 'stderr' | 'now'>,
  report: LintReport,
  links: readonly ExternalPlace[],
): Promise<ExternalLint> {
  const progress = lintProgress(world, 'addresses of other sites');
  const { signal, cwd } = world;
  const asking = {
    fetch,
    signal,
    patienceMs,
    isReserved: isReservedHost,
    onProgress: progress.show,
  };
  const found = await checkExternal(links, asking).finally(progress.clear);
  return {
    report: withFound(report, found, cwd),
    asked: found.asked,
    unjudged: found.notes.length,
  };
}

function withFound(report: LintReport, found: ExternalFindings, cwd: string): LintReport {
  const sources = new Map<string, string | undefined>();
  const shown = (error: MeantimeError): Problem => {
    const { file = '' } = error.location ?? {};
    if (!sources.has(file)) sources.set(file, readSource(join(cwd, file)));
    return problemOf(error, sources.get(file));
  };
  const add = (before: readonly Problem[], errors: readonly MeantimeError[]): Problem[] =>
    [...before, ...errors.map(shown)].sort(compareProblems);
  return {
    pages: report.pages,
    problems: add(report.problems, found.problems),
    warnings: add(report.warnings, found.warnings),
    notes: add(report.notes, found.notes),
  };
}

/** Undefined for what was removed since. */
function readSource(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
