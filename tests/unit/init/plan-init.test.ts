import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { addScripts } from '../../../src/init/add-scripts.ts';
import { githubFiles } from '../../../src/init/github-files.ts';
import { planInit } from '../../../src/init/plan-init.ts';
import { readProject } from '../../../src/init/read-project.ts';
import { exampleOf } from '../../harness/example-of.ts';
import { runCli } from '../../harness/run-cli.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

function folderWith(files: Record<string, string>): string {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const choices = { name: 'acme', title: 'Acme', usesNpm: true };
const planOf = (files: Record<string, string>) => planInit(readProject(folderWith(files)), choices);

const starlight = {
  'astro.config.mjs': `import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
export default defineConfig({ integrations: [starlight({ title: 'A' })] });`,
  'package.json':
    '{\n\t"scripts": { "dev": "astro dev --open" },\n\t"dependencies": { "astro": "5" }\n}\n',
  'src/content/docs/start/getting-started.mdx': '---\ntitle: Start\n---\n',
};

test('an empty folder becomes a site', () => {
  const { kind, writes, edits, packages } = planOf({});
  expect(kind).toBe('new');
  expect(writes.map(({ path }) => path)).toEqual([
    'package.json',
    'astro.config.mjs',
    'src/content.config.ts',
    'content/index.mdx',
    'content/quickstart.mdx',
    '.gitignore',
    '.github/actions/meantime/action.yml',
    '.github/workflows/docs.yml',
  ]);
  expect(edits).toEqual([]);
  expect(packages).toContain('astro');
});

test('what is there is left as it is', () => {
  const { writes, kept } = planOf({ '.gitignore': 'mine\n', 'content/index.mdx': 'mine\n' });
  expect(kept).toEqual(['content/index.mdx', '.gitignore']);
  expect(writes.map(({ path }) => path)).not.toContain('.gitignore');
});

test('a Starlight site gets timing(), scripts and what CI needs, and keeps its versions', () => {
  const { kind, edits, packages, naming } = planOf(starlight);
  expect(kind).toBe('starlight');
  expect(edits.map(({ path, adds }) => [path, adds])).toEqual([
    ['package.json', 'the scripts build, serve, walk, check, accept'],
    ['astro.config.mjs', 'timing()'],
  ]);
  expect(packages).not.toContain('astro');
  expect(naming).toContain('frontmatter of src/content/docs/start/getting-started.mdx');
});

test('a configuration that is written otherwise is told, and not edited', () => {
  const { edits, left } = planOf({
    'astro.config.ts': 'export default make();',
    'package.json': '{}',
  });
  expect(edits.map(({ path }) => path)).toEqual(['package.json']);
  expect(left[0]).toContain('astro.config.ts is written in a way that is not edited for you.');
});

test('scripts are added as the file is indented, and none is changed', () => {
  expect(addScripts(starlight['package.json'])?.text).toMatch(
    /^\{\n\t"scripts": \{\n\t\t"dev": "astro dev --open"/,
  );
  expect(addScripts(addScripts('{}')?.text ?? '')).toBeUndefined();
});

test('the files for CI are those of the guide', () => {
  for (const { path, text } of githubFiles) {
    expect(text).toBe(exampleOf(path.replace(/^.*\//, ''), 'pull-requests'));
  }
});

test.each<[string, Record<string, string>, RegExp]>([
  ['a folder of something else', { 'main.py': '' }, /folder-occupied[^]*main\.py/],
  [
    'a package.json that is broken',
    { 'package.json': '{' },
    /package\.json[^]*package-json-unreadable/,
  ],
  ['nobody to ask', {}, /init-unanswered[^]*--yes/],
])('nothing is written in the case of %s', async (_name, files, error) => {
  const cwd = folderWith(files);
  const { exitCode, stderr } = await runCli(['init'], { cwd });
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(error);
  expect(existsSync(join(cwd, 'content'))).toBe(false);
});

test.each<[string, string[], RegExp]>([
  ['two folders', ['init', 'a', 'b'], /word-unexpected[^]*init \[folder\]/],
  ['a title for a site that is there', ['init', '--title', 'A'], /title-unused/],
])('refuses %s', async (_name, words, error) => {
  const cwd = folderWith(starlight);
  const { exitCode, stderr } = await runCli(words, { cwd, answers: [] });
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(error);
});

test('asks for a title and before it writes', async () => {
  const cwd = folderWith({});
  const { exitCode, stdout } = await runCli(['init', 'docs'], {
    cwd,
    answers: ['The "Acme" docs', 'n'],
  });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('docs: a new site');
  expect(stdout).toMatch(/Go on\? \(Y\/n\) n\nNothing was written\.\n$/);
  expect(existsSync(join(cwd, 'docs'))).toBe(false);
});
