import { renderAnnotation } from '../../problems/annotation.ts';
import type { LintReport } from '../../problems/lint-message.ts';
import {
  countProblems,
  renderProblem,
  renderWarnings,
  type Problem,
} from '../../problems/problem.ts';
import type { Command, CommandInput, ExitCode, World } from '../command.ts';
import { lintPages } from '../lint-pages.ts';
import { lintProgress } from '../lint-progress.ts';
import { projectFolder } from '../project-folder.ts';
import { flagOption } from '../read-option.ts';

/** `meantime lint`: everything that is wrong with the pages, found without building them. */
export const command: Command = {
  name: 'lint',
  summary: 'Find what is wrong with the pages, without building them',
  usage: 'lint [options]',
  options: {
    json: { type: 'boolean', description: 'Print the problems as JSON' },
  },
  run: lint,
};

async function lint(world: World, input: CommandInput): Promise<ExitCode> {
  const progress = lintProgress(world);
  const report = await lintPages(world, progress.show).finally(progress.clear);
  const json = flagOption(input, 'json');
  world.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : renderReport(report));
  // Beside JSON they would break it; the runner reads both streams.
  if (world.env['GITHUB_ACTIONS'] === 'true') {
    (json ? world.stderr : world.stdout).write(renderAnnotations(report, projectFolder(world)));
  }
  return report.problems.length === 0 ? 0 : 1;
}

function renderReport({ pages, problems, warnings, notes }: LintReport): string {
  const found = [
    ...notes.map((note) => `Note: ${renderProblem(note)}`),
    ...renderWarnings(warnings).map((warning) => `Warning: ${warning}`),
    ...problems.map(renderProblem),
  ];
  return [...found, verdict(pages, problems)].join('\n\n').concat('\n');
}

function verdict(pages: number, problems: readonly Problem[]): string {
  if (problems.length > 0) return `${countProblems(problems)}.`;
  return `${pages} ${pages === 1 ? 'page' : 'pages'}, no problems.`;
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
