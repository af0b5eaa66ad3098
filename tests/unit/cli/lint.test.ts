import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { lintProgress } from '../../../src/cli/lint-progress.ts';
import { parseLintMessage } from '../../../src/problems/lint-message.ts';
import { runCli } from '../../harness/run-cli.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

/** A project whose Astro does what a test wants. */
function projectWith(script: string): string {
  const folder = temporaryFolder();
  const astro = join(folder, 'node_modules/astro');
  mkdirSync(astro, { recursive: true });
  writeFileSync(join(astro, 'package.json'), '{ "bin": { "astro": "./astro.cjs" } }');
  writeFileSync(join(astro, 'astro.cjs'), script);
  return folder;
}

const problem = {
  code: 'mdx-syntax',
  title: 'The page is not MDX.',
  message: 'A brace is open.',
  hint: null,
  file: 'content/a.mdx',
  line: 3,
  column: null,
  frame: null,
};

function reporting(report: object): string {
  return projectWith(`process.send(${JSON.stringify(report)}, () => process.disconnect())`);
}

describe('meantime lint', () => {
  it('says what was reported, and gives 1', async () => {
    const cwd = reporting({
      kind: 'report',
      pages: 2,
      problems: [problem],
      warnings: [],
      notes: [],
    });
    expect(await runCli(['lint'], { cwd })).toMatchInlineSnapshot(`
      {
        "exitCode": 1,
        "stderr": "",
        "stdout": "content/a.mdx:3 The page is not MDX. (mdx-syntax)

        A brace is open.

      1 problem in 1 page.
      ",
      }
    `);
  });

  it('gives 0 where only warnings are', async () => {
    const cwd = reporting({
      kind: 'report',
      pages: 1,
      problems: [],
      warnings: [problem],
      notes: [],
    });
    const { exitCode, stdout } = await runCli(['lint'], { cwd, env: { GITHUB_ACTIONS: 'true' } });
    expect(exitCode).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Warning: content/a.mdx:3 The page is not MDX. (mdx-syntax)

        A brace is open.

      1 page, no problems.
      ::warning file=content/a.mdx,line=3,title=The page is not MDX.::A brace is open.
      "
    `);
  });

  it('asks other sites where that is wanted', async () => {
    const links = [
      { written: 'https://', file: 'content/a.mdx', line: 7, column: 3 },
      { written: 'http://localhost:4321/', file: 'content/a.mdx', line: 8, column: null },
    ];
    const sent = [
      { kind: 'external', links },
      { kind: 'report', pages: 1, problems: [], warnings: [], notes: [] },
    ];
    const cwd = projectWith(
      `for (const one of ${JSON.stringify(sent)}) process.send(one);\nprocess.disconnect();`,
    );
    expect(await runCli(['lint'], { cwd })).toMatchObject({ exitCode: 0 });
    expect(await runCli(['lint', '--external'], { cwd })).toMatchInlineSnapshot(`
      {
        "exitCode": 1,
        "stderr": "",
        "stdout": "content/a.mdx:7:3 A link to another site leads nowhere. (external-link-broken)

        https:// is no address.

        Hint: Correct the address, or remove the link. To let it be: ignoreLinks of docs().

      1 problem in 1 page. 0 addresses of other sites asked for.
      ",
      }
    `);
  });

  it('prints nothing but the report as JSON', async () => {
    const report = { pages: 2, problems: [problem], warnings: [], notes: [] };
    const { stdout } = await runCli(['lint', '--json'], {
      cwd: reporting({ kind: 'report', ...report }),
    });
    expect(JSON.parse(stdout)).toEqual(report);
  });

  test.each<[name: string, folder: () => string]>([
    ['where no Astro is', temporaryFolder],
    [
      'where Astro stops',
      () => projectWith("console.error('\\u001b[31mThe configuration is wrong.'); process.exit(1)"),
    ],
    ['where Astro crashes', () => projectWith("process.kill(process.pid, 'SIGSEGV')")],
    ['where nothing is reported', () => projectWith('')],
  ])('says why it cannot: %s', async (_name, folder) => {
    const { exitCode, stdout, stderr } = await runCli(['lint'], { cwd: folder() });
    expect([exitCode, stdout]).toEqual([3, '']);
    expect(stderr).toMatchSnapshot();
  });
});

test('progress is shown on a terminal once it takes a second, and goes away', () => {
  let nowMs = 0;
  const pieces: string[] = [];
  const stderr = { write: (text: string) => pieces.push(text), isTTY: true };
  const progress = lintProgress({ stderr, now: () => nowMs }, 'pages');
  for (const atMs of [0, 900, 1000, 1050, 1100]) {
    nowMs = atMs;
    progress.show(atMs, 2000);
  }
  progress.clear();
  expect(pieces).toEqual([
    '\r\u001b[2K1000 of 2000 pages',
    '\r\u001b[2K1100 of 2000 pages',
    '\r\u001b[2K',
  ]);
  const quiet: string[] = [];
  const unseen = { write: (text: string) => quiet.push(text) };
  const piped = lintProgress({ stderr: unseen, now: () => nowMs }, 'pages');
  nowMs = 9000;
  piped.show(1, 2);
  piped.clear();
  expect(quiet).toEqual([]);
});

test('what is no message of docs() is none', () => {
  const progress = { kind: 'progress', done: 1, total: 2 };
  const report = { kind: 'report', pages: 1, problems: [problem], warnings: [], notes: [] };
  expect(parseLintMessage(progress)).toEqual(progress);
  expect(parseLintMessage(report)).toEqual(report);
  for (const other of [null, 'x', {}, { kind: 'other' }, { ...progress, done: -1 }]) {
    expect(parseLintMessage(other)).toBeUndefined();
  }
  const wrong = { ...report, problems: [{ ...problem, line: 'three' }] };
  expect(parseLintMessage(wrong)).toBeUndefined();
});
