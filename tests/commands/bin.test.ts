import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { spawnCli, startCli } from '../harness/spawn-cli.ts';
import { temporaryFolder } from '../harness/temporary.ts';
import { buildManifest, buildStep } from '../unit/gate/build-manifest.ts';

describe('the installed command', () => {
  it('prints help and ends with 0', async () => {
    const { exitCode, stdout, stderr } = await spawnCli(['--help']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('Usage: meantime <command> [options]');
  });

  it('ends with the exit code of the command', async () => {
    const { exitCode, stdout, stderr } = await spawnCli(['check']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain('(manifest-missing)');
  });

  it('keeps its verdict when nobody reads on', async () => {
    const cwd = temporaryFolder();
    writeSlowSite(cwd);
    const child = startCli(['check', '--json'], { cwd });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (text: string) => (stderr += text));
    await once(child, 'close');
    expect({ exitCode: child.exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('lets a server end well at %s', async (signal) => {
    const cwd = temporaryFolder();
    writeSlowSite(cwd);
    const child = startCli(['collect', '--port', '0'], { cwd });
    await once(child.stdout, 'data');
    child.kill(signal);
    await once(child, 'close');
    expect({ exitCode: child.exitCode, signalCode: child.signalCode }).toEqual({
      exitCode: 0,
      signalCode: null,
    });
  });

  it('does not pass off a bug for a verdict', async () => {
    const bug = `process.on('newListener', (name) => {
      if (name === 'uncaughtException') setImmediate(() => { throw new Error('lost'); });
    });`;
    const { exitCode, stderr } = await spawnCli(['check'], { nodeOptions: preload(bug) });
    expect(exitCode).toBe(3);
    expect(stderr).toContain('Something went wrong that Meantime did not expect. (unexpected)');
  });
});

/** Runs this script before the command. */
function preload(script: string): string[] {
  return ['--import', `data:text/javascript,${encodeURIComponent(script)}`];
}

/** Over its budget, with enough steps to fill a pipe. */
function writeSlowSite(cwd: string): void {
  const steps = Array.from({ length: 2_000 }, (_, index) =>
    buildStep(`Step ${index}`, { letters: 100 }),
  );
  const manifest = buildManifest({ steps, budgetMs: 1 });
  mkdirSync(join(cwd, 'dist/_meantime'), { recursive: true });
  writeFileSync(join(cwd, 'dist/_meantime/manifest.json'), JSON.stringify(manifest));
  const { model } = manifest;
  const baseline = {
    v: 1,
    model,
    quickstarts: [
      {
        id: 'quickstart',
        source: 'content/quickstart.mdx',
        goal: manifest.quickstarts[0]?.goal,
        variants: [
          {
            id: 'default',
            humanMs: 0,
            steps: [{ id: 'a', title: '', humanMs: 0, switches: 0, costs: [], asks: [] }],
          },
        ],
      },
    ],
  };
  writeFileSync(join(cwd, 'meantime.baseline.json'), JSON.stringify(baseline));
}
