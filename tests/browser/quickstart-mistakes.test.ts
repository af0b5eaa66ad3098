import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { LintReport } from '../../src/problems/lint-message.ts';
import type { Problem } from '../../src/problems/problem.ts';
import { parseManifest } from '../../src/protocol/parse-manifest.ts';
import { buildSite, copyFixture, startDevServer } from '../harness/build-site.ts';
import { runCli } from '../harness/run-cli.ts';

const mistakes = join(import.meta.dirname, '../fixtures/quickstart-mistakes');
const names = readdirSync(mistakes).filter((name) => name.endsWith('.mdx'));

/** Those whose mistakes are told while the site is built all the same. */
const doubtful = names.filter((name) => {
  const told = readFileSync(join(mistakes, name.replace('.mdx', '.txt')), 'utf8');
  return told.startsWith('Warning: ');
});

function addPages(project: string, pages: readonly string[]): void {
  for (const name of pages) cpSync(join(mistakes, name), join(project, 'content', name));
}

/** Quickstarts that import something, so that their steps are known once they are rendered. */
function addModules(project: string): void {
  const write = (name: string, text: string) => {
    writeFileSync(join(project, 'content', name), text);
  };
  const run = '## Run\n\n```sh\nls\n```\n';
  write('_part.mdx', '## Install\n\n```sh\nls\n```\n');
  write(
    'module.mdx',
    `---\ntitle: Module\nquickstart:\n  goal: Hello\n---\n\nimport Part from './_part.mdx';\n\n<Part />\n\n${run}\n${run}\n\`\`\`txt output\nHello\n\`\`\`\n`,
  );
}

/** Place and code of what a build, a server or the command has told, in order, as often as it did. */
function toldBy(output: string): string[] {
  const lines = output.matchAll(
    /(content\/\S+:\d+:\d+|content\/\S+\.mdx?) [^\n]+ \(([a-z-]+)\)$/gm,
  );
  return Array.from(lines, ([, place = '', code = '']) => `${place} ${code}`).sort();
}

function toldIn(problems: readonly Problem[]): string[] {
  const placeOf = ({ file, line, column }: Problem) =>
    [file, line, column].filter((part) => part !== null).join(':');
  return problems.map((problem) => `${placeOf(problem)} ${problem.code}`).sort();
}

async function lint(project: string): Promise<LintReport & { exitCode: number }> {
  const { stdout, stderr, exitCode } = await runCli(['lint', '--json'], { cwd: project });
  expect(stderr).toBe('');
  return { ...(JSON.parse(stdout) as LintReport), exitCode };
}

describe('lint and the build tell the same of quickstarts, each once', () => {
  test('where pages are wrong', async () => {
    const project = copyFixture('quickstart');
    onTestFinished(() => {
      rmSync(project, { recursive: true });
    });
    addPages(project, names);
    const { problems, warnings, exitCode } = await lint(project);
    expect(exitCode).toBe(1);
    expect(new Set([...problems, ...warnings].map(({ file }) => file))).toEqual(
      new Set(names.map((name) => `content/${name}`)),
    );
    const site = await buildSite('quickstart', {
      prepare: (copy) => {
        addPages(copy, names);
      },
    });
    site.remove();
    expect(site.exitCode).toBe(1);
    expect(toldBy(site.output)).toEqual(toldIn([...problems, ...warnings]));
  });

  test('where there are warnings alone, also when nothing has changed', async () => {
    const site = await buildSite('quickstart', {
      prepare: (project) => {
        addPages(project, doubtful);
      },
    });
    onTestFinished(() => {
      site.remove();
    });
    expect(site.exitCode, site.output).toBe(0);
    const again = await site.rebuild();
    const { problems, warnings } = await lint(site.project);
    expect(problems).toEqual([]);
    expect(warnings.length).toBeGreaterThanOrEqual(doubtful.length);
    expect(toldBy(site.output)).toEqual(toldIn(warnings));
    expect(toldBy(again.output)).toEqual(toldIn(warnings));
    const { quickstarts } = parseManifest(site.read('_meantime/manifest.json'));
    const twins = quickstarts.find(({ id }) => id === 'dup-titles')?.variants[0].steps;
    expect(twins?.map(({ id, title }) => [id, title])).toEqual([
      ['run', 'Run'],
      ['run-1', 'Run'],
    ]);
  });

  test('where a page has to be rendered before its steps are known', async () => {
    const site = await buildSite('quickstart', { prepare: addModules });
    onTestFinished(() => {
      site.remove();
    });
    expect(site.exitCode, site.output).toBe(0);
    expect(toldBy(site.output)).toEqual(['content/module.mdx:17:1 step-twice']);
    const { problems, warnings } = await lint(site.project);
    expect(problems).toEqual([]);
    expect(toldIn(warnings)).toEqual(['content/module.mdx:17:1 step-twice']);
  });
});

test('development tells of a quickstart when it is looked at, once, and shows it', async () => {
  const pages = ['goal-partial.mdx', 'dup-titles.mdx', 'typo-background.mdx'];
  const server = await startDevServer('quickstart', '', (project) => {
    addPages(project, pages);
    addModules(project);
  });
  onTestFinished(() => server.close());
  const statusOf = async (path: string) => (await fetch(`${server.url}${path}`)).status;
  for (const path of ['/goal-partial/', '/dup-titles/', '/module/', '/dup-titles/']) {
    expect(await statusOf(path), path).toBe(200);
  }
  expect(await statusOf('/typo-background/')).toBe(500);
  expect(toldBy(server.output())).toEqual([
    'content/dup-titles.mdx:14:1 step-twice',
    'content/goal-partial.mdx:4:9 goal-too-common',
    'content/module.mdx:17:1 step-twice',
    expect.stringContaining('content/typo-background.mdx:10:7 fence-word-misspelt'),
  ]);
});
