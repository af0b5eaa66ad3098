import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { copyFixture } from '../harness/build-site.ts';
import { spawnCli } from '../harness/spawn-cli.ts';

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

  const again = await spawnCli(['init', '--yes'], { cwd: project });
  expect(again.stdout).toContain('Everything is there already.');
});
