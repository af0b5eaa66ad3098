import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command } from '../../src/cli/commands/check.ts';
import type { MachineVerdict } from '../../src/gate/machine/machine-verdict.ts';
import { temporaryFolder } from '../harness/temporary.ts';
import { expectNothingRunning } from './walkthrough-run.ts';
import { run, writeSite, type SiteQuickstart } from './walkthrough-site.ts';

const say = "console.log('Hello, world!')";

/** A quickstart whose commands need no network. */
function hello(packages: string, program: string): SiteQuickstart {
  const install = `for name in ${packages}; do mkdir -p node_modules/$name; echo '{}' > node_modules/$name/package.json; done`;
  return {
    id: 'hello',
    steps: {
      Install: [run(install)],
      'Write it': [{ role: 'save', title: 'hello.mjs', text: program }],
      'Run it': [run('node hello.mjs'), { role: 'output', text: 'Hello, world!' }],
    },
  };
}

/** A repository whose build copies what is committed. */
function repository() {
  const cwd = temporaryFolder();
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], {
      cwd,
      encoding: 'utf8',
    });
  git('init', '--quiet');
  mkdirSync(join(cwd, 'node_modules'));
  writeFileSync(join(cwd, '.gitignore'), 'node_modules\ndist\n');
  const commit = (name: string, quickstart: SiteQuickstart, build = 'cp -R site dist') => {
    writeFileSync(join(cwd, 'package.json'), JSON.stringify({ private: true, scripts: { build } }));
    writeSite(join(cwd, 'site'), [quickstart]);
    git('add', '--all');
    git('commit', '--quiet', '--message', name);
    git('tag', name);
  };
  const check = async (
    options: Record<string, string | boolean>,
    onShown?: (text: string) => void,
    signal = new AbortController().signal,
  ) => {
    const shown = { stdout: '', stderr: '' };
    const output = (name: 'stdout' | 'stderr') => ({
      write(text: string) {
        shown[name] += text;
        onShown?.(text);
      },
    });
    const exitCode = await command.run(
      {
        argv: ['check'],
        env: { ...process.env, WALKED_BY: cwd, GITHUB_STEP_SUMMARY: '', GITHUB_ACTIONS: '' },
        ...{ cwd, platform: process.platform, signal, now: Date.now },
        ...{ stdout: output('stdout'), stderr: output('stderr') },
      },
      { options: { machine: true, ...options }, positionals: [] },
    );
    expectNothingRunning(cwd);
    expect(git('worktree', 'list').trim().split('\n')).toHaveLength(1);
    expect(ownFolders()).toEqual([]);
    return { exitCode, ...shown };
  };
  return { cwd, commit, git, check };
}

/** What walks of this process keep in the folder for temporary files. */
function ownFolders(): string[] {
  return readdirSync(tmpdir()).filter((name) => {
    if (!name.startsWith('meantime-walk-')) return false;
    const owner = join(tmpdir(), name, 'owner.json');
    return execFileSync('cat', [owner], { encoding: 'utf8' }).includes(`"pid":${process.pid},`);
  });
}

test('finds a program that sleeps and a tree that doubled, and blames them on their lines', async () => {
  const { commit, check, cwd } = repository();
  commit('base', hello('a b c', `${say};`));
  commit('slow', hello('a b c d e f', `setTimeout(() => ${say}, 5_500);`));
  writeFileSync(join(cwd, 'notes.txt'), 'not committed');
  const { exitCode, stdout, stderr } = await check({ against: 'base', json: true });
  expect(exitCode).toBe(1);
  expect(stderr).toContain('What is not committed is no part of what is compared.');
  const verdict = JSON.parse(stdout) as MachineVerdict;
  expect(verdict).toMatchObject({ v: 1, holds: false });
  expect(verdict.pairs).toBeGreaterThanOrEqual(5);
  const blamed = verdict.variants.flatMap(({ regressions }) =>
    regressions.map(
      ({ what, blamed: [first] }) => `${what} ${first?.line ?? 0} ${first?.step ?? ''}`,
    ),
  );
  expect(blamed).toEqual(['time 19 Run it', 'packages 7 Install']);
});

test('says that the docs are wrong where the head breaks, and nothing where the base does', async () => {
  const { commit, check, git } = repository();
  commit('good', hello('a', `${say};`));
  commit('broken', hello('a', 'process.exit(7);'));
  const head = await check({ against: 'good' });
  expect(head.exitCode).toBe(2);
  expect(head.stdout).toContain('content/hello.mdx:20  A command of the page failed.');
  git('checkout', '--quiet', 'good');
  const base = await check({ against: 'broken' });
  expect(base.exitCode).toBe(4);
  expect(base.stderr).toContain('(revision-not-walked)');
  expect(base.stderr).toContain('content/hello.mdx:20  A command of the page failed.');
});

test('says so where a revision cannot be built, or has nothing in common', async () => {
  const { commit, check } = repository();
  commit('unbuilt', hello('a', `${say};`), 'echo "no such plugin" && exit 7');
  commit('other', { ...hello('a', `${say};`), id: 'other' });
  commit('head', hello('a', `${say};`), 'rm -rf site/other && cp -R site dist');
  const unbuilt = await check({ against: 'unbuilt' });
  expect(unbuilt.exitCode).toBe(4);
  expect(unbuilt.stderr).toContain('In a checkout of unbuilt, "npm run build" failed to build it.');
  expect(unbuilt.stderr).toContain('no such plugin');
  const unknown = check({ against: 'head', only: 'nothing' });
  await expect(unknown).rejects.toThrow('No quickstart "nothing" is known. There are: hello.');
});

test('leaves nothing when it is stopped', async () => {
  const { commit, check } = repository();
  commit('base', hello('a', `setTimeout(() => ${say}, 600_000);`));
  const stop = new AbortController();
  const onShown = (text: string) => {
    if (text.startsWith('Walking'))
      setTimeout(() => {
        stop.abort();
      }, 4_000);
  };
  const { exitCode, stderr } = await check({ against: 'base' }, onShown, stop.signal);
  expect(exitCode).toBe(4);
  expect(stderr).toContain('It was stopped after 0 pairs of walks');
});
