import { renderAnnotation } from '../../problems/annotation.ts';
import type { LintReport } from '../../problems/lint-message.ts';
import {
  countProblems,
  renderProblem,
  renderFolded,
  type Problem,
} from '../../problems/problem.ts';
import type { Command, CommandInput, ExitCode, World } from '../command.ts';
import type { ExternalLint } from '../external/lint-external.ts';
import { lintPages, type Linted } from '../lint-pages.ts';
import { lintProgress } from '../lint-progress.ts';
import { projectFolder } from '../project-folder.ts';
import { flagOption } from '../read-option.ts';

/** `meantime lint`: everything that is wrong with the pages, found without building them. */
export const command: Command = {
  name: 'lint',
  summary: 'Find what is wrong with the pages, without building them',
  usage: 'lint [options]',
  options: {
    external: {
      type: 'boolean',
      description: 'Ask other sites as well whether what is linked is there',
    },
    json: { type: 'boolean', description: 'Print the problems as JSON' },
  },
  run: lint,
};

async function lint(world: World, input: CommandInput): Promise<ExitCode> {
  const progress = lintProgress(world, 'pages');
  const linted = await lintPages(world, progress.show).finally(progress.clear);
  const isExternal = flagOption(input, 'external');
  const outside = isExternal ? await askOthers(world, linted) : undefined;
  const report = outside?.report ?? linted.report;
  const json = flagOption(input, 'json');
  world.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : renderReport(report, outside));
  // Beside JSON they would break it; the runner reads both streams.
  if (world.env['GITHUB_ACTIONS'] === 'true') {
    (json ? world.stderr : world.stdout).write(renderAnnotations(report, projectFolder(world)));
  }
  if (report.problems.length > 0) return 1;
  return outside && outside.unjudged > 0 ? 4 : 0;
}

async function askOthers(world: World, { report, external }: Linted): Promise<ExternalLint> {
  const { lintExternal } = await import('../external/lint-external.ts');
  return lintExternal(world, report, external);
}

function renderReport(
  { pages, problems, warnings, notes }: LintReport,
  outside: ExternalLint | undefined,
): string {
  const found = [
    ...renderFolded(notes).map((note) => `Note: ${note}`),
    ...renderFolded(warnings).map((warning) => `Warning: ${warning}`),
    ...problems.map(renderProblem),
  ];
  const verdicts = [verdict(pages, problems), ...(outside ? [verdictOfOthers(outside)] : [])];
  return [...found, verdicts.join(' ')].join('\n\n').concat('\n');
}

function verdict(pages: number, problems: readonly Problem[]): string {
  if (problems.length > 0) return `${countProblems(problems)}.`;
  return `${pages} ${pages === 1 ? 'page' : 'pages'}, no problems.`;
}

function verdictOfOthers({ asked, unjudged }: ExternalLint): string {
  const were = `${asked} ${asked === 1 ? 'address' : 'addresses'} of other sites asked for`;
  if (unjudged === 0) return `${were}.`;
  return `${were}; ${unjudged} ${unjudged === 1 ? 'link' : 'links'} could not be judged.`;
}

function renderAnnotations({ problems, warnings, notes }: LintReport, folder: string): string {
  const annotate = (level: 'error' | 'warning' | 'notice') => (problem: Problem) => {
    const { file, line, column, title, message, hint } = problem;
    if (file === null) return '';
    const place = { line: line ?? undefined, column: column ?? undefined };
    const text = hint === null ? message : `${message}\n${hint}`;
    return renderAnnotation({ level, file, ...place, title, message: text }, folder);
  };
  return [
    ...problems.map(annotate('error')),
    ...warnings.map(annotate('warning')),
    ...notes.map(annotate('notice')),
  ].join('');
}
