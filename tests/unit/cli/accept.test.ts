import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../harness/run-cli.ts';
import { buildManifest } from '../gate/build-manifest.ts';
import { acceptedProject, fast, install, project, slowInstall } from './gate-project.ts';

describe('accept', () => {
  it('writes the baseline and says so', async () => {
    const { cwd } = project(fast);
    const { exitCode, stdout } = await runCli(['accept'], { cwd });
    expect(exitCode).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Wrote meantime.baseline.json:
        quickstart: 16.8 s, not known before
      Commit it with the change that it belongs to.
      "
    `);
    expect(readdirSync(cwd).sort()).toEqual(['dist', 'meantime.baseline.json']);
  });

  it('says what changed, and check holds again', async () => {
    const { cwd, build } = await acceptedProject(
      buildManifest({ steps: [install] }, { id: 'old', steps: [install] }),
    );
    build(
      buildManifest(
        { steps: [slowInstall] },
        { id: 'guides/deploy', variants: { npm: [install], pnpm: [install] } },
      ),
    );
    expect((await runCli(['accept'], { cwd })).stdout).toMatchInlineSnapshot(`
      "Wrote meantime.baseline.json:
        guides/deploy (npm): 16.8 s, not known before
        guides/deploy (pnpm): 16.8 s, not known before
        quickstart: 29.1 s, was 16.8 s (+12.3 s)
        old: removed
        quickstart: content/quickstart.mdx:31 asks for another command: "npm fund".
      Commit it with the change that it belongs to.
      "
    `);
    expect((await runCli(['check'], { cwd })).exitCode).toBe(0);
  });

  it('leaves a baseline alone that says the same', async () => {
    const { cwd, baseline } = await acceptedProject();
    chmodSync(baseline, 0o444);
    expect((await runCli(['accept'], { cwd })).stdout).toBe(
      'meantime.baseline.json holds the times and asks of this build already.\n',
    );
  });

  it('replaces what cannot be read, and says what it was', async () => {
    const { cwd, baseline } = await acceptedProject();
    writeFileSync(baseline, '<<<<<<< HEAD\n');
    const { exitCode, stdout } = await runCli(['accept'], { cwd });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('it holds an unresolved merge conflict');
    expect((await runCli(['check'], { cwd })).exitCode).toBe(0);
  });

  it('says that the model changed', async () => {
    const { cwd, baseline } = await acceptedProject();
    const text = readFileSync(baseline, 'utf8');
    writeFileSync(baseline, text.replace('"newcomer-1"', '"newcomer-0"'));
    expect((await runCli(['accept'], { cwd })).stdout).toMatchInlineSnapshot(`
      "Wrote meantime.baseline.json:
        the model changed from newcomer-0 (7f0fc6755254290c) to newcomer-1 (7f0fc6755254290c)
      Commit it with the change that it belongs to.
      "
    `);
  });

  it('warns that a budget stays broken', async () => {
    const { cwd } = project(buildManifest({ steps: [install], budgetMs: 10_000 }));
    const { exitCode, stdout } = await runCli(['accept'], { cwd });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('! quickstart is 6.8 s over its budget');
    expect((await runCli(['check'], { cwd })).exitCode).toBe(1);
  });

  it('leaves nothing behind when it cannot write', async () => {
    const { cwd } = project(fast);
    const args = ['accept', '--baseline', 'missing/baseline.json'];
    const { exitCode, stderr } = await runCli(args, { cwd });
    expect(exitCode).toBe(3);
    expect(stderr).toMatchInlineSnapshot(`
      "Error: The baseline cannot be written. (baseline-unwritable)

        missing/baseline.json cannot be written: its folder does not exist.

        Hint: Name a file in a folder that exists and that you may write to: --baseline <file>
      "
    `);
    mkdirSync(join(cwd, 'folder'));
    const blocked = await runCli(['accept', '--baseline', 'folder'], { cwd });
    expect(blocked.exitCode).toBe(3);
    expect(readdirSync(cwd).sort()).toEqual(['dist', 'folder']);
  });
});
