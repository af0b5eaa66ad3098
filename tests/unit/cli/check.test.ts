import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/gate/verdict.ts';
import { runCli } from '../../harness/run-cli.ts';
import { acceptedProject, fast, slow } from './gate-project.ts';

describe('check', () => {
  it('holds for the build that was accepted', async () => {
    const { cwd } = await acceptedProject();
    const { exitCode, stdout, stderr } = await runCli(['check'], { cwd });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('The gate holds.');
  });

  it('fails for a slower one, naming step and line', async () => {
    const { cwd, build } = await acceptedProject();
    build(slow);
    const { exitCode, stdout } = await runCli(['check'], { cwd });
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      'content/quickstart.mdx:31 step "Install" +12.3 s: 1 command, 42 letters',
    );
    expect(stdout).not.toContain('::error');
  });

  it('says when a page was changed after the build', async () => {
    const { cwd } = await acceptedProject();
    mkdirSync(join(cwd, 'content'));
    const page = join(cwd, 'content/quickstart.mdx');
    writeFileSync(page, '');
    const inAMinute = new Date(Date.now() + 60_000);
    utimesSync(page, inAMinute, inAMinute);
    const { exitCode, stderr } = await runCli(['check'], { cwd });
    expect(exitCode).toBe(0);
    expect(stderr).toMatchInlineSnapshot(`
      "content/quickstart.mdx was changed after the build. To have the change judged: npx astro build
      "
    `);
  });

  it('prints the verdict as JSON, and nothing else', async () => {
    const { cwd, build } = await acceptedProject();
    build(slow);
    const env = { GITHUB_ACTIONS: 'true' };
    const { exitCode, stdout, stderr } = await runCli(['check', '--json'], { cwd, env });
    expect(exitCode).toBe(1);
    const verdict = JSON.parse(stdout) as Verdict;
    expect(verdict).toMatchObject({ v: 1, holds: false, variants: [{ slower: true }] });
    expect(stderr).toMatch(/^::error file=content\/quickstart\.mdx,line=31,/);
  });

  it('annotates and sums up where GitHub runs it, from the root of the repository', async () => {
    const { cwd, build } = await acceptedProject();
    build(slow);
    const summary = join(cwd, 'summary.md');
    writeFileSync(summary, 'before\n');
    const env = {
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: join(cwd, '..'),
      GITHUB_STEP_SUMMARY: summary,
    };
    const { stdout } = await runCli(['check'], { cwd, env });
    const folder = cwd.split('/').at(-1);
    expect(stdout).toContain(`::error file=${folder}/content/quickstart.mdx,line=31,title=`);
    expect(readFileSync(summary, 'utf8')).toMatch(/^before\n## Time to hello world: fails\n/);
  });

  it('keeps its verdict when the summary cannot be written', async () => {
    const { cwd } = await acceptedProject();
    const env = { GITHUB_STEP_SUMMARY: join(cwd, 'missing/summary.md') };
    const { exitCode, stderr } = await runCli(['check'], { cwd, env });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('The step summary could not be written');
  });

  it('takes both files from elsewhere and names them so', async () => {
    const { cwd } = await acceptedProject();
    const args = ['check', '--manifest', 'dist/_meantime/manifest.json', '--baseline', "it's.json"];
    const { exitCode, stderr } = await runCli(args, { cwd });
    expect(exitCode).toBe(3);
    expect(stderr).toContain(String.raw`npx meantime accept --baseline 'it'\''s.json'`);
  });
});

it('takes a lone dash for the name of a file', async () => {
  const { stderr } = await runCli(['check', '--manifest', '-']);
  expect(stderr).toContain('The manifest - does not exist.');
});

describe('check without what it needs', () => {
  const damages: Record<string, (cwd: string, baseline: string) => void> = {
    'a manifest that is missing': (cwd) => {
      rmSync(join(cwd, 'dist'), { recursive: true });
    },
    'a manifest that is no JSON': (cwd) => {
      writeFileSync(join(cwd, 'dist/_meantime/manifest.json'), '{');
    },
    'a manifest that is a folder': (cwd) => {
      rmSync(join(cwd, 'dist/_meantime/manifest.json'));
      mkdirSync(join(cwd, 'dist/_meantime/manifest.json'));
    },
    'a manifest of another model': (cwd) => {
      const other = { ...fast, model: { name: 'newcomer-0', hash: 'ab' } };
      writeFileSync(join(cwd, 'dist/_meantime/manifest.json'), JSON.stringify(other));
    },
    'a baseline that is missing': (_, baseline) => {
      rmSync(baseline);
    },
    'a baseline that is no JSON': (_, baseline) => {
      writeFileSync(baseline, '{ "v": 1,');
    },
    'a baseline with a merge conflict': (_, baseline) => {
      const text = readFileSync(baseline, 'utf8');
      writeFileSync(baseline, `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> topic\n`);
    },
    'a baseline with a wrong field': (_, baseline) => {
      writeFileSync(
        baseline,
        readFileSync(baseline, 'utf8').replace('"count": 120', '"count": -1'),
      );
    },
    'a baseline of another model': (_, baseline) => {
      const text = readFileSync(baseline, 'utf8');
      writeFileSync(baseline, text.replace(/"hash": "\w+"/, '"hash": "0000000000000000"'));
    },
  };

  async function checkDamaged(damage: (cwd: string, baseline: string) => void) {
    const { cwd, baseline } = await acceptedProject();
    damage(cwd, baseline);
    return runCli(['check'], { cwd });
  }

  it.each(Object.entries(damages))('%s is no verdict', async (_, damage) => {
    const { exitCode, stdout } = await checkDamaged(damage);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
  });

  it('names the file and the command to run', async () => {
    const told: string[] = [];
    for (const [name, damage] of Object.entries(damages)) {
      told.push(`# ${name}\n${(await checkDamaged(damage)).stderr}`);
    }
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "# a manifest that is missing
      Error: The site has not been built. (manifest-missing)

        The manifest dist/_meantime/manifest.json does not exist. A build writes it, with the steps and times of every quickstart.

        Hint: Run "npx astro build" first, or say where the build is: --dir for serve and walk, --manifest for the other commands.

      # a manifest that is no JSON
      Error: The manifest of the quickstarts cannot be read. (manifest-invalid)

        dist/_meantime/manifest.json

        The manifest was not written by this version: it is not JSON.

        Hint: Build the site again: npx astro build

      # a manifest that is a folder
      Error: The manifest cannot be read. (manifest-unreadable)

        The manifest dist/_meantime/manifest.json is there but cannot be read: it is a folder.

        Hint: Make it a file that you may read.

      # a manifest of another model
      Error: The site was built by another version of Meantime. (manifest-of-another-model)

        The times in dist/_meantime/manifest.json come from the model newcomer-0 (ab), but this version has newcomer-1 (7f0fc6755254290c).

        Hint: Run "npx astro build" again.

      # a baseline that is missing
      Error: There is no baseline to compare with. (baseline-missing)

        The file meantime.baseline.json does not exist, so nothing says how long the quickstarts took before this change.

        Hint: Run "npx meantime accept" and commit the file.

      # a baseline that is no JSON
      Error: The baseline cannot be read. (baseline-invalid)

        meantime.baseline.json is no baseline of Meantime: it is not JSON.

        Hint: Bring back the committed file, or run "npx meantime accept" to make it again from this build.

      # a baseline with a merge conflict
      Error: The baseline cannot be read. (baseline-invalid)

        meantime.baseline.json:1

        meantime.baseline.json is no baseline of Meantime: it holds an unresolved merge conflict.

        Hint: Bring back the committed file, or run "npx meantime accept" to make it again from this build.

      # a baseline with a wrong field
      Error: The baseline cannot be read. (baseline-invalid)

        meantime.baseline.json is no baseline of Meantime: quickstarts[0].variants[0].steps[0].costs[0].count must be an integer from 0 to 9007199254740991.

        Hint: Bring back the committed file, or run "npx meantime accept" to make it again from this build.

      # a baseline of another model
      Error: The newcomer's model changed, so times cannot be compared. (model-changed)

        meantime.baseline.json holds times of the model newcomer-1 (0000000000000000), but this build has newcomer-1 (7f0fc6755254290c). A difference between the two would say nothing about the page.

        Hint: Run "npx meantime accept" on a commit whose quickstarts you are content with, and commit the file.
      "
    `);
  });
});
