import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sqliteStore } from '../../../src/collector/sqlite/sqlite-store.ts';
import type { Manifest } from '../../../src/protocol/manifest.ts';
import type { ReceivedEvent } from '../../../src/protocol/received-event.ts';
import { runCli } from '../../harness/run-cli.ts';
import { simulateReaders } from '../../harness/simulate-readers.ts';
import { temporaryFolder } from '../../harness/temporary.ts';
import { buildManifest, buildStep, run } from '../gate/build-manifest.ts';

const dayMs = 86_400_000;
const nowMs = Date.UTC(2026, 5, 15, 12);

const built = buildManifest({
  steps: [
    buildStep('Install', { letters: 200, actions: [run('npm install hono')] }),
    buildStep('Run it', { letters: 300, actions: [run('node server.mjs')] }),
  ],
});

/** The same page, on which readers take so many times as long. */
function slowedBy(factor: number): Manifest {
  return {
    ...built,
    quickstarts: built.quickstarts.map((quickstart) => {
      const [variant] = quickstart.variants;
      const slowed = (step: (typeof variant.steps)[0]) => ({
        ...step,
        humanMs: step.humanMs * factor,
      });
      const [first, ...others] = variant.steps;
      return {
        ...quickstart,
        variants: [{ ...variant, steps: [slowed(first), ...others.map(slowed)] }],
      };
    }),
  };
}

/** A project with the readers of two weeks, of which the later ones take so many times as long. */
async function project(readers: number, factor: number): Promise<string> {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, 'dist/_meantime'), { recursive: true });
  writeFileSync(join(cwd, 'dist/_meantime/manifest.json'), JSON.stringify(built));
  const weeks = [
    simulateReaders({
      manifest: slowedBy(6),
      readers,
      seed: 1,
      nowMs: nowMs - 7.1 * dayMs,
      days: 6,
    }),
    simulateReaders({ manifest: slowedBy(6 * factor), readers, seed: 2, nowMs, days: 6 }),
  ];
  const store = sqliteStore({ path: join(cwd, '.meantime/runs.db') });
  await Promise.all(weeks.flat().map((event) => store.append(batchOf(event))));
  await store.close();
  return cwd;
}

function batchOf({
  run: id,
  landedAtMs,
  sentAtMs,
  receivedAtMs,
  lab,
  internal,
  bot,
  ...event
}: ReceivedEvent) {
  const { site } = built;
  const tags = { ...(lab && { lab: true as const }), ...(internal && { internal: true as const }) };
  const events: [typeof event] = [event];
  return { v: 1 as const, site, run: id, landedAtMs, sentAtMs, receivedAtMs, bot, ...tags, events };
}

const check = (cwd: string, ...words: string[]) =>
  runCli(['check', '--field', ...words], { cwd, now: () => nowMs });

it('fails where readers got slower than in the week before, and names the step', async () => {
  const cwd = await project(500, 2.5);
  const { exitCode, stdout, stderr } = await check(cwd);
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  expect(stdout).toMatch(/✖ quickstart takes its readers .* longer than in the window before/);
  expect(stdout).toMatch(/content\/quickstart\.mdx:\d+ step "/);
  expect(stdout).toContain('The gate fails.');
  expect(stdout).toContain('walk.json is not there to say what machines take');
});

it('holds where they did not', async () => {
  const { exitCode, stdout } = await check(await project(700, 1));
  expect(stdout).toContain('The gate holds.');
  expect(exitCode).toBe(0);
});

it('could not be judged with few readers, and says how many it takes', async () => {
  const cwd = await project(8, 1);
  const { exitCode, stdout } = await check(cwd);
  expect(exitCode).toBe(4);
  expect(stdout).toMatch(/quickstart could not be judged: .* It takes about \d+ runs in each\./);
  const json = await check(cwd, '--json');
  expect(json.exitCode).toBe(4);
  expect(JSON.parse(json.stdout)).toMatchObject({ v: 1, holds: null, calibration: null });
});

it('shows how far model and field are apart, given a walk', async () => {
  const cwd = await project(500, 1);
  const [quickstart] = built.quickstarts;
  const steps = (quickstart?.variants[0].steps ?? []).map(({ id }) => ({ id, machineMs: 900 }));
  const walked = {
    quickstart: 'quickstart',
    variant: 'default',
    revision: quickstart?.revision,
    ok: true,
    steps,
  };
  writeFileSync(join(cwd, 'walk.json'), JSON.stringify({ v: 1, walkthroughs: [walked] }));
  const { stdout } = await check(cwd);
  expect(stdout).toMatch(/Install +.* × \d+\.\d\d \(\d+\.\d\d to \d+\.\d\d\)/);
  expect(stdout).toContain('Nothing is scaled by them');
  writeFileSync(join(cwd, 'walk.json'), '{}');
  const { exitCode, stderr } = await check(cwd);
  expect(exitCode).toBe(3);
  expect(stderr).toContain('walk.json is no result of "meantime walk"');
});

it('takes no option of another check', async () => {
  const told = async (...words: string[]) => (await runCli(['check', ...words])).stderr;
  expect(await told('--since', '7d')).toContain('--since says nothing to the check of a build');
  expect(await told('--field', '--against', 'main')).toContain('it goes with --machine');
  expect(await told('--machine', '--field', '--against', 'main')).toContain(
    '--field says nothing to --machine',
  );
  expect(await told('--field', '--only', 'nothing')).toContain('manifest-missing');
});
