import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bringDependencies } from '../../../src/cli/check/bring-dependencies.ts';
import { runCli } from '../../harness/run-cli.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

describe('check --machine without what it needs', () => {
  const env = { PATH: process.env['PATH'] ?? '' };
  const told = async (words: string[], cwd = temporaryFolder()) => {
    const { exitCode, stderr } = await runCli(['check', '--machine', ...words], { cwd, env });
    expect(exitCode).toBe(3);
    return stderr;
  };

  it('says what', async () => {
    expect(await told([])).toContain('(against-missing)');
    expect(await told(['--against', 'main', '--minutes', '0'])).toContain('(minutes-invalid)');
    expect(await told(['--against', 'main', '--minutes', 'ten'])).toContain('(minutes-invalid)');
    expect(await told(['--against', 'main', '--baseline', 'a.json'])).toContain(
      '(option-of-another-track)',
    );
    expect(await told(['--against', 'main'])).toContain('(repository-missing)');
    const cwd = temporaryFolder();
    execFileSync('git', ['init', '--quiet'], { cwd });
    expect(await told(['--against=--upload-pack=x'], cwd)).toContain('(revision-unknown)');
    expect(await told(['--against', 'main'], cwd)).toContain(
      'This clone has no commit by the name "main".',
    );
  });
});

describe('the dependencies of a checkout', () => {
  function written(files: Record<string, string>): string {
    const folder = temporaryFolder();
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return folder;
  }
  const project = {
    'docs/package.json': '{}',
    'package-lock.json': '{ "a": 1 }',
    'packages/own/index.js': '',
  };
  const installed = {
    'node_modules/astro/index.js': '',
    'node_modules/@scope/one/index.js': '',
    'node_modules/.vite/cache': '',
    'docs/node_modules/.bin/astro': '',
  };

  it('are those of the project where it asks for the same, linked one by one', () => {
    const root = written({ ...project, ...installed });
    symlinkSync('../packages/own', join(root, 'node_modules/own'));
    const folder = written(project);
    expect(bringDependencies({ root, folder, prefix: 'docs/' })).toBeUndefined();
    const leads = (path: string) => readlinkSync(join(folder, path));
    expect(leads('node_modules/astro')).toBe(join(root, 'node_modules/astro'));
    expect(leads('node_modules/@scope/one')).toBe(join(root, 'node_modules/@scope/one'));
    expect(leads('docs/node_modules/.bin')).toBe(join(root, 'docs/node_modules/.bin'));
    // A package of the repository is the checkout's own, and what builds keep is shared by none.
    expect(leads('node_modules/own')).toBe(join(folder, 'packages/own'));
    expect(
      lstatSync(join(folder, 'node_modules/.vite'), { throwIfNoEntry: false }),
    ).toBeUndefined();
  });

  it.each([
    ['package-lock.json', ['npm', 'ci']],
    ['pnpm-lock.yaml', ['pnpm', 'install', '--frozen-lockfile']],
    ['yarn.lock', ['yarn', 'install', '--immutable']],
    ['bun.lock', ['bun', 'install', '--frozen-lockfile']],
  ])('are installed by %s where it asks for others', (lock, install) => {
    const root = written({ ...installed, [lock]: 'one' });
    const folder = written({ [lock]: 'another', 'docs/package.json': '{}' });
    expect(bringDependencies({ root, folder, prefix: 'docs/' })).toEqual({ install, folder });
  });

  it('are installed where the project has none either', () => {
    const root = written({ 'package.json': '{}' });
    const folder = written({ 'package.json': '{}' });
    expect(bringDependencies({ root, folder, prefix: '' })?.install).toEqual(['npm', 'install']);
  });
});
