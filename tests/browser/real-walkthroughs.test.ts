import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { WalkReport } from '../../src/walkthrough/result.ts';
import { spawnCli } from '../harness/spawn-cli.ts';
import { temporaryFolder } from '../harness/temporary.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A package as this checkout would publish it. */
function pack(source: string, folder: string): string {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
  const said = execFileSync('npm', args, { cwd: source, encoding: 'utf8', stdio });
  const [packed] = JSON.parse(said) as { filename: string }[]; // npm's own format
  return join(folder, packed?.filename ?? '');
}

test('newcomers walk the quickstarts of this site, with packages from the registry', async () => {
  const folder = temporaryFolder();
  const json = join(folder, 'walk.json');
  // What the shell of a newcomer gets of it, the walkthrough decides.
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || name.startsWith('VITEST') ? [] : [[name, value]],
    ),
  );
  const { exitCode, stdout, stderr } = await spawnCli(
    [
      ...['walk', '--json', json, '--with', pack(root, folder)],
      ...['--with', pack(join(root, 'create-meantime'), folder)],
    ],
    {
      cwd: root,
      env,
    },
  );
  expect(exitCode, stdout + stderr).toBe(0);

  const { walkthroughs } = JSON.parse(readFileSync(json, 'utf8')) as WalkReport; // its own format
  expect(walkthroughs.map(({ quickstart, ok }) => [quickstart, ok])).toEqual([
    ['examples/esbuild', true],
    ['examples/hono', true],
    ['guides/by-hand', true],
    ['guides/other-sites', true],
    ['quickstart', true],
  ]);
  for (const { steps } of walkthroughs) {
    for (const { humanMs, machineMs, actions } of steps) {
      expect(humanMs).toBeGreaterThan(0);
      expect(machineMs).toBeGreaterThanOrEqual(0);
      expect(actions.length).toBeGreaterThan(0);
    }
  }
  expect(stdout).toMatch(/Install {2,}\d+\.\d s {2,}\d+\.\d s/);
});
