import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Manifest } from '../../../src/protocol/manifest.ts';
import { runCli } from '../../harness/run-cli.ts';
import { temporaryFolder } from '../../harness/temporary.ts';
import { buildManifest, buildStep, run } from '../gate/build-manifest.ts';

export const install = buildStep('Install', { letters: 120, actions: [run('npm install hono')] });
export const slowInstall = {
  ...install,
  letters: 162,
  actions: [...install.actions, run('npm fund')],
};
export const fast = buildManifest({ steps: [install] });
export const slow = buildManifest({ steps: [slowInstall] });

/** A project as a build leaves it. */
export function project(manifest: Manifest): { cwd: string; build: (manifest: Manifest) => void } {
  const cwd = temporaryFolder();
  const build = (built: Manifest) => {
    mkdirSync(join(cwd, 'dist/_meantime'), { recursive: true });
    writeFileSync(join(cwd, 'dist/_meantime/manifest.json'), JSON.stringify(built));
  };
  build(manifest);
  return { cwd, build };
}

/** A project whose baseline is that of its build. */
export async function acceptedProject(manifest = fast) {
  const made = project(manifest);
  expect(await runCli(['accept'], { cwd: made.cwd })).toMatchObject({ exitCode: 0, stderr: '' });
  return { ...made, baseline: join(made.cwd, 'meantime.baseline.json') };
}
