import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { exampleOf } from '../harness/example-of.ts';
import { temporaryFolder } from '../harness/temporary.ts';
import { execute, npmInstall, packMeantime, root, writeProject } from '../package/project.ts';
import { actionProblems, workflowProblems } from './workflow-problems.ts';

const example = (file: string) => exampleOf(file, 'pull-requests');

interface ActionStep {
  name?: string;
  uses?: string;
  run?: string;
  shell?: string;
  env?: Record<string, string>;
}
const action = parse(example('action.yml')) as { runs: { steps: ActionStep[] } }; // GitHub's parser holds its shape

function linesOf(name: string): string {
  const run = action.runs.steps.find((step) => step.name === name)?.run;
  if (run === undefined) throw new Error(`The action has no step "${name}".`);
  return run;
}

describe("GitHub's own parser", () => {
  it('finds nothing wrong in the action and the workflows', async () => {
    expect(actionProblems(example('action.yml'))).toEqual([]);
    expect(await workflowProblems(example('docs.yml'))).toEqual([]);
    expect(await workflowProblems(example('docs-comment.yml'))).toEqual([]);
  });

  it('finds what is wrong', async () => {
    expect(
      actionProblems(example('action.yml').replace('using: composite', 'using: bash')),
    ).not.toEqual([]);
    expect(await workflowProblems(example('docs.yml').replace('runs-on', 'runs'))).not.toEqual([]);
  });
});

describe('changes of strangers', () => {
  const docs = parse(example('docs.yml')) as Record<string, unknown>;
  const comment = parse(example('docs-comment.yml')) as Record<string, unknown>;

  it('are walked with a token that reads, and without secrets', () => {
    expect(docs).toMatchObject({ on: 'pull_request', permissions: { contents: 'read' } });
    for (const file of ['action.yml', 'docs.yml', 'docs-comment.yml']) {
      expect(example(file)).not.toContain('secrets.');
    }
  });

  it('are not checked out where there is a token that writes', () => {
    expect(comment).toMatchObject({ on: { workflow_run: { workflows: [docs['name']] } } });
    expect(example('docs-comment.yml')).not.toMatch(/checkout|npm|npx|meantime (?:walk|check)/);
  });

  it('put no text into a line of the shell', () => {
    for (const file of ['action.yml', 'docs-comment.yml']) {
      const lines = example(file).split('\n');
      const shell = lines.filter((line) => line.includes('${{') && /^\s{8,}\S/.test(line));
      for (const line of shell) expect(line).toMatch(/^\s+(?:[\w-]+: )?\$\{\{[^}]*\}\}/);
    }
  });
});

describe('the comment', () => {
  /** Runs the lines of the step with a `gh` that writes down what it is asked. */
  async function comment(found: Record<string, string>, pull: string) {
    const folder = temporaryFolder();
    const programs = join(folder, 'bin');
    mkdirSync(programs);
    const gh = `#!/bin/bash\nprintf '%s\\n' "$@" >> "$RUNNER_TEMP/asked"\nif [ "$1" = api ]; then echo "${pull}"; fi\n`;
    writeFileSync(join(programs, 'gh'), gh, { mode: 0o755 });
    for (const [path, text] of Object.entries(found)) {
      mkdirSync(join(folder, 'found', path, '..'), { recursive: true });
      writeFileSync(join(folder, 'found', path), text);
    }
    const workflow = parse(example('docs-comment.yml')) as {
      jobs: { comment: { steps: ActionStep[] } };
    }; // GitHub's parser holds its shape
    const run = workflow.jobs.comment.steps.find(({ name }) => name === 'Comment')?.run ?? '';
    const env = {
      ...{ PATH: `${programs}:${process.env['PATH'] ?? ''}`, RUNNER_TEMP: folder },
      ...{ FOUND: join(folder, 'found'), GH_REPO: 'us/docs', BRANCH: 'them:$(touch x) "fix"' },
    };
    mkdirSync(join(folder, 'found'), { recursive: true });
    const ended = await execute(['bash', '-e', '-c', run], folder, env);
    const read = (name: string) =>
      existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '';
    return { ...ended, asked: read('asked').split('\n'), said: read('comment.md') };
  }

  it('says what the walk left, where GitHub says the change is', async () => {
    const found = { 'docs/a/meantime.md': '## Walk' };
    const { exitCode, asked, said } = await comment(found, '17');
    expect([exitCode, said]).toEqual([0, '## Walk']);
    expect(asked).toContain('head=them:$(touch x) "fix"');
    expect(asked.slice(asked.indexOf('pr'))).toEqual(
      expect.arrayContaining(['comment', '17', '--edit-last', '--create-if-none']),
    );
  });

  it('says nothing of a change that is closed, or where nothing was left', async () => {
    expect(await comment({ 'meantime.md': 'x' }, '')).toMatchObject({ exitCode: 0, said: '' });
    expect(await comment({}, '17')).toMatchObject({ exitCode: 0, said: '', asked: [''] });
  });
});

describe('what the action does', () => {
  let project: string;

  const folder = mkdtempSync(join(tmpdir(), 'meantime-test-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  beforeAll(async () => {
    const archive = await packMeantime(folder);
    project = join(folder, 'project');
    mkdirSync(project);
    writeProject(project);
    const versions = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    }; // our own file
    const walking = ['astro', 'playwright', '@lydell/node-pty', '@xterm/headless'];
    const packages = walking.map((name) => `${name}@${versions.devDependencies[name] ?? ''}`);
    await npmInstall(project, [archive, ...packages]);
    cpSync(join(root, 'tests/fixtures/pull-request'), project, { recursive: true });
    for (const line of [...['Lint', 'Build'].map(linesOf), 'npx meantime accept']) {
      expect(await execute(['bash', '-e', '-c', line], project)).toMatchObject({ exitCode: 0 });
    }
  }, 600_000);

  async function checkAndWalk(unjudged = 'warn') {
    const temporary = temporaryFolder();
    const summary = join(temporary, 'page.md');
    const env = {
      ...{ RUNNER_TEMP: temporary, GITHUB_STEP_SUMMARY: summary, GITHUB_ACTIONS: 'true' },
      UNJUDGED: unjudged,
    };
    const words = ['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail', '-c'] as const;
    const ended = await execute([...words, linesOf('Check and walk')], project, env);
    return { ...ended, summary: readFileSync(summary, 'utf8') };
  }

  it('is green where a quickstart holds, with one summary', async () => {
    const { exitCode, summary, output } = await checkAndWalk();
    expect(exitCode, output).toBe(0);
    expect(summary.match(/^## .*/gm)).toEqual([
      '## Time to hello world: holds',
      '## Walk to hello world: 1 came to hello world',
    ]);
    expect(existsSync(join(project, '.meantime/walkthroughs/index.html'))).toBe(true);
  });

  it('is red where a walk broke, although all that it asks was accepted', async () => {
    const page = join(project, 'content/quickstart.mdx');
    writeFileSync(page, readFileSync(page, 'utf8').replace('echo "', 'no-such-program "'));
    for (const line of [linesOf('Build'), 'npx meantime accept']) {
      expect(await execute(['bash', '-e', '-c', line], project)).toMatchObject({ exitCode: 0 });
    }
    const { exitCode, output } = await checkAndWalk();
    expect(exitCode, output).toBe(2);
    expect(output).toContain('::error file=content/quickstart.mdx,line=11,');
  });

  it('is red on 4 only where that is asked for', async () => {
    const specs = join(project, 'tests/walkthroughs');
    mkdirSync(specs, { recursive: true });
    writeFileSync(
      join(specs, 'none.spec.mjs'),
      `import { test } from 'meantime/playwright';\ntest('nothing', () => {});\n`,
    );
    expect(await checkAndWalk()).toMatchObject({ exitCode: 0 });
    const { exitCode, output } = await checkAndWalk('fail');
    expect(exitCode, output).toBe(4);
  });
});

describe('the job for GitLab', () => {
  const job = (parse(example('.gitlab-ci.yml')) as Record<string, Record<string, unknown>>)[
    'quickstart'
  ];

  it('does what the action does', () => {
    const words = action.runs.steps.flatMap(({ run }) => run?.match(/np[mx] [\w -]+/g) ?? []);
    const lines = words.map((line) => line.trim()).filter((line) => !line.includes('playwright'));
    expect(job?.['script']).toEqual(lines);
  });

  it('takes what could not be judged for no failure, and shows the rest', () => {
    expect(job).toMatchObject({
      allow_failure: { exit_codes: 4 },
      artifacts: { when: 'always', reports: { junit: '.meantime/walkthroughs/junit.xml' } },
    });
  });
});
