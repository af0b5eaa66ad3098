import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { copyFixture } from '../harness/build-site.ts';
import { spawnCli } from '../harness/spawn-cli.ts';
import { temporaryFolder } from '../harness/temporary.ts';

const project = copyFixture('starlight');
afterAll(() => {
  rmSync(project, { recursive: true, force: true });
});

const root = fileURLToPath(new URL('../..', import.meta.url));
const write = (path: string, text: string) => {
  writeFileSync(join(project, path), text);
};
const read = (path: string) => readFileSync(join(project, path), 'utf8');

// All are there, above the project: what installs them is walked by the quickstart of this site.
const creates = fileURLToPath(new URL('../../create-meantime/index.js', import.meta.url));
const names = [
  'astro',
  '@astrojs/starlight',
  'meantime',
  'playwright',
  '@lydell/node-pty',
  '@xterm/headless',
];
const described = {
  private: true,
  dependencies: Object.fromEntries(names.map((name) => [name, '*'])),
};

test('adds Meantime to a Starlight site, which builds with its baseline, and overwrites nothing', async () => {
  write('package.json', JSON.stringify(described));
  // With a package.json of its own the project is no part of ours, where the name leads to itself.
  mkdirSync(join(project, 'node_modules'));
  symlinkSync(root, join(project, 'node_modules/meantime'));
  const config = read('astro.config.mjs')
    .replace(/^import .* from 'meantime';\n/m, '')
    .replace(/,?\s*timing\([^)]*\)/, '');
  expect(config).not.toContain('timing');
  write('astro.config.mjs', config);
  const page = 'src/content/docs/quickstart.mdx';
  write(page, read(page).replace('---\n', '---\nquickstart:\n  goal: Hello, world!\n'));
  mkdirSync(join(project, '.github/workflows'), { recursive: true });
  write('.github/workflows/docs.yml', 'mine');

  const { exitCode, stdout, stderr } = await spawnCli(['init', '--yes'], { cwd: project });
  expect(exitCode, stdout + stderr).toBe(0);
  expect(stdout).toContain('leave    .github/workflows/docs.yml, which is there');
  expect(stdout).toContain('2 quickstarts in _meantime/manifest.json');
  expect(read('astro.config.mjs')).toMatch(/timing\(\),\s+starlight\(/);
  expect(read('.github/workflows/docs.yml')).toBe('mine');
  expect(existsSync(join(project, 'meantime.baseline.json'))).toBe(true);

  rmSync(join(project, 'meantime.baseline.json'));
  const goesOn = await spawnCli(['init'], { cwd: project });
  expect(goesOn.stdout).toContain('Wrote meantime.baseline.json');

  const again = await spawnCli(['init', '--yes'], { cwd: project });
  expect(again.stdout).toContain('Everything is there already.');
});

test.each<[string, Record<string, string>, string[], string]>([
  ['a folder of something else', { 'main.py': '' }, [], 'holds main.py and no package.json'],
  [
    'a package.json that is broken',
    { 'package.json': '{' },
    [],
    'cannot be read, so nothing was done',
  ],
  ['two folders', {}, ['a', 'b'], 'Name one folder, not 2'],
  ['an option that there is not', {}, ['--force'], "Unknown option '--force'"],
])('npm create meantime installs nothing in the case of %s', (_name, files, words, said) => {
  const cwd = temporaryFolder();
  for (const [path, text] of Object.entries(files)) writeFileSync(join(cwd, path), text);
  const { status, stderr } = spawnSync(process.execPath, [creates, ...words], {
    cwd,
    encoding: 'utf8',
  });
  expect(stderr).toContain(said);
  expect(status).toBe(3);
  expect(readdirSync(cwd)).toEqual(Object.keys(files));
});
