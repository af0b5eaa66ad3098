import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseExportLine } from '../../../src/collector/export-lines.ts';
import { forgetOldRuns } from '../../../src/collector/forget-old-runs.ts';
import { parseKeep } from '../../../src/collector/parse-keep.ts';
import { sqliteStore } from '../../../src/collector/sqlite/sqlite-store.ts';
import { reporter } from '../../../src/reports/reporter.ts';
import type { NoteMark } from '../../../src/protocol/note-mark.ts';
import { seededRandom } from '../../../src/statistics/random.ts';
import { messageOf } from '../../harness/message-of.ts';
import { runCli } from '../../harness/run-cli.ts';
import { randomId, testBatch, testManifest } from '../../harness/start-collector.ts';
import { builtSite } from './drive-command.ts';

const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
const site = 'hono-docs';

/** A project whose database holds some runs. */
async function projectWithRuns(count = 12) {
  const cwd = builtSite();
  const path = join(cwd, '.meantime/runs.db');
  const store = sqliteStore({ path });
  const runs = Array.from({ length: count }, () => randomId());
  for (const [index, run] of runs.entries()) {
    const day = Date.parse('2026-01-01T12:00:00Z') + index * 86_400_000;
    const seen = { landedAtMs: day, sentAtMs: day + 5_000 };
    const note = `Which folder?\u2028"${index}"`;
    const opened = [{ kind: 'land' }, { kind: 'open' }, { kind: 'confused', note }] as const;
    const head = { run, ...(index % 2 === 0 ? { returning: true } : {}) };
    const batch = testBatch(opened, { ...head, ...seen, from: { campaign: 'spring' } });
    await store.append({ ...batch, receivedAtMs: day + 5_100, bot: index === 3 });
    const hello = [{ kind: 'hello', evidence: 'claimed' }] as const;
    const late = testBatch(hello, { ...head, ...seen, sentAtMs: day + 90_000, firstSeq: 3 });
    await store.append({ ...late, receivedAtMs: day + 90_100, bot: false });
  }
  await store.rememberSteps(site, [{ quickstart: 'quickstart', revision: 'r1', step: 'install' }]);
  const atMs = Date.parse('2026-02-01T12:00:00Z');
  for (const run of runs.slice(0, 3)) {
    await store.markNotes(site, [
      { run, seq: 2, status: 'seen', atMs },
      { run, seq: 2, status: 'fixed', atMs: atMs + 60_000, commit: '4f0c2e1' },
    ]);
  }
  await store.close();
  return { cwd, path, runs };
}

async function reportIn(path: string): Promise<string> {
  const store = sqliteStore({ path, mustExist: true });
  const asked = { manifest: testManifest(), window: always, nowMs: 1_900_000_000_000 };
  const report = JSON.stringify(await reporter(store).report(asked));
  await store.close();
  return report;
}

async function marksIn(path: string): Promise<NoteMark[]> {
  const store = sqliteStore({ path, mustExist: true });
  const marks = await store.readMarks(site);
  await store.close();
  return marks;
}

async function runsIn(path: string): Promise<number> {
  const store = sqliteStore({ path, mustExist: true });
  const events = await store.readEvents(site, always);
  await store.close();
  return new Set(events.map(({ run }) => run)).size;
}

describe('meantime export and import', () => {
  it('carry everything over, in any order and however often', async () => {
    const { cwd, path } = await projectWithRuns();
    const { stdout } = await runCli(['export'], { cwd });
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(1 + 12 * 2 + 1);
    for (const seed of [1, 2, 3]) {
      const random = seededRandom(seed);
      const shuffled = [...lines.slice(0, -1)].sort(() => random() - 0.5);
      const file = `runs-${seed}.ndjson`;
      writeFileSync(join(cwd, file), [...shuffled, lines.at(-1), ''].join('\n'));
      const database = `copy-${seed}.db`;
      for (let time = 0; time < 2; time += 1) {
        const imported = await runCli(['import', file, '--database', database], { cwd });
        expect(imported).toEqual({
          exitCode: 0,
          stdout:
            '25 lines with 48 events were taken. What was there already counts once; runs that were erased in the last 25 hours stay erased.\n',
          stderr: '',
        });
      }
      expect(await reportIn(join(cwd, database))).toBe(await reportIn(path));
      expect(await marksIn(join(cwd, database))).toEqual(await marksIn(path));
      expect(await marksIn(path)).toHaveLength(6);
      const again = await runCli(['export', '--database', database], { cwd });
      expect(again.stdout).toBe(stdout);
    }
  });

  it('refuse malformed lines by their number, and keep all others', async () => {
    const { cwd } = await projectWithRuns();
    const { stdout } = await runCli(['export'], { cwd });
    const lines = stdout.split('\n');
    lines[3] = '{"v":1,"si';
    lines[5] = (lines[5] ?? '').replace('"seq":0', '"seq":-1');
    lines[7] = '[]';
    writeFileSync(join(cwd, 'runs.ndjson'), lines.join('\n'));
    const { exitCode, stderr } = await runCli(['import', 'runs.ndjson', '--database', 'copy.db'], {
      cwd,
    });
    expect(exitCode).toBe(3);
    expect(stderr).toMatchInlineSnapshot(`
      "runs.ndjson:4: it is no JSON
      runs.ndjson:6: events[0].seq must be an integer from 0 to 9007199254740991
      runs.ndjson:8: it is no object
      Error: Some lines were refused. (import-refused)

        3 lines of runs.ndjson could not be understood; all others are kept.

        Hint: Mend the lines named above and import the file again: what is there already counts once.
      "
    `);
    expect(await runsIn(join(cwd, 'copy.db'))).toBe(12);
  });

  it.each([
    [{ seq: 1 }, 'marks[0].seq is no note of the batch'],
    [{ status: 'done' }, 'marks[0].status must be one of seen, fixed, answered, open'],
    [{ commit: '4f0c2e1' }, 'marks[0].commit belongs on fixed only'],
    [
      { status: 'fixed', commit: 'a\u001b[2J' },
      'marks[0].commit must be text without control characters',
    ],
    [{ atMs: -1 }, 'marks[0].atMs must be an integer from 0 to 9007199254740991'],
    [{}, undefined],
  ])('refuse the mark %j: %s', (wrong, reason) => {
    const noted = testBatch([{ kind: 'open' }, { kind: 'open' }, { kind: 'confused', note: 'A' }]);
    const marks = [{ seq: 2, status: 'seen', atMs: 5_000, ...wrong }];
    const parsed = parseExportLine(
      JSON.stringify({ ...noted, receivedAtMs: 1, bot: false, marks }),
    );
    expect(parsed.ok ? undefined : parsed.reason).toBe(reason);
  });

  it('notice an export that was cut', async () => {
    const { cwd } = await projectWithRuns();
    const { stdout } = await runCli(['export'], { cwd });
    const whole = stdout.split('\n').slice(0, 9).join('\n');
    writeFileSync(join(cwd, 'runs.ndjson'), `${whole}\n`);
    const { exitCode, stderr } = await runCli(['import', 'runs.ndjson'], { cwd });
    expect({ exitCode, stderr }).toMatchInlineSnapshot(`
      {
        "exitCode": 3,
        "stderr": "Error: The export was cut short. (import-cut)

        runs.ndjson has no last line that counts the ones before it, so something is missing; what is there is kept.

        Hint: Export again and import the whole file: what is there already counts once.
      ",
      }
    `);
  });

  it('say what cannot be read', async () => {
    const cwd = builtSite();
    expect((await runCli(['export'], { cwd })).stderr).toContain('There is no database yet.');
    expect((await runCli(['import', 'none.ndjson'], { cwd })).stderr).toMatchInlineSnapshot(`
      "Error: The export cannot be read. (import-unreadable)

        none.ndjson cannot be read to its end: it does not exist.

        Hint: Name a file that meantime export wrote: meantime import runs.ndjson
      "
    `);
  });

  it('take one window', async () => {
    const { cwd } = await projectWithRuns();
    const window = ['--since', '2026-01-03', '--until', '2026-01-05'];
    const { stdout } = await runCli(['export', ...window], { cwd });
    expect(stdout.split('\n')).toHaveLength(1 + 2 * 2 + 1 + 1);
  });
});

describe('meantime forget', () => {
  it('erases a run by its id, and nothing else', async () => {
    const { cwd, path, runs } = await projectWithRuns();
    const { exitCode, stdout } = await runCli(['forget', runs[0] ?? ''], { cwd });
    expect({ exitCode, stdout }).toMatchInlineSnapshot(`
      {
        "exitCode": 0,
        "stdout": "Nothing of that is in .meantime/runs.db any more. Backups and exports made before still have what they had.
      ",
      }
    `);
    expect(await runsIn(path)).toBe(11);
  });

  it('erases a window when it is told twice', async () => {
    const { cwd, path } = await projectWithRuns();
    const window = ['--since', 'all', '--until', '2026-01-05'];
    const asked = await runCli(['forget', ...window], { cwd });
    expect(asked.exitCode).toBe(3);
    expect(asked.stderr).toMatchInlineSnapshot(`
      "Error: Nothing was erased yet. (forget-unconfirmed)

        4 runs landed until 2026-01-04 and would be erased for good.

        Hint: Add --yes to erase them.
      "
    `);
    expect(await runsIn(path)).toBe(12);
    const { exitCode, stdout } = await runCli(['forget', ...window, '--yes'], { cwd });
    expect({ exitCode, stdout }).toMatchInlineSnapshot(`
      {
        "exitCode": 0,
        "stdout": "4 runs that landed until 2026-01-04.
      Nothing of that is in .meantime/runs.db any more. Backups and exports made before still have what they had.
      ",
      }
    `);
    expect(await runsIn(path)).toBe(8);
  });

  it.each([[[]], [['--until', '30d']], [['0'.repeat(32), '--since', 'all', '--until', '30d']]])(
    'asks what is meant by %j',
    async (words) => {
      const { cwd, path } = await projectWithRuns(1);
      expect((await runCli(['forget', ...words], { cwd })).stderr).toContain('It is not clear');
      expect(await runsIn(path)).toBe(1);
    },
  );

  it('names what is no run', async () => {
    const { cwd } = await projectWithRuns(1);
    expect((await runCli(['forget', 'me'], { cwd })).stderr).toMatchInlineSnapshot(`
      "Error: This is no run. (run-invalid)

        A run is named by 32 hexadecimal digits in lower case, not "me".

        Hint: Readers find their id in window.meantime.run(), a team in meantime export.
      "
    `);
  });
});

describe('meantime backup', () => {
  it('has all that was acknowledged, while beacons keep coming', async () => {
    const { cwd, path } = await projectWithRuns();
    const store = sqliteStore({ path });
    await store.append({ ...testBatch([{ kind: 'land' }]), receivedAtMs: 1_000, bot: false });
    const { exitCode } = await runCli(['backup', 'copy.db'], { cwd });
    expect(exitCode).toBe(0);
    await store.append({ ...testBatch([{ kind: 'land' }]), receivedAtMs: 1_000, bot: false });
    await store.close();
    expect(await runsIn(join(cwd, 'copy.db'))).toBe(13);
    expect(await runsIn(path)).toBe(14);
    expect(readdirSync(cwd).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('replaces nothing', async () => {
    const { cwd } = await projectWithRuns(1);
    writeFileSync(join(cwd, 'copy.db'), 'mine');
    expect((await runCli(['backup', 'copy.db'], { cwd })).stderr).toMatchInlineSnapshot(`
      "Error: There is a file of this name. (backup-taken)

        copy.db exists, and a backup replaces nothing.

        Hint: Name a file that does not exist: meantime backup runs-2026-01-31.db
      "
    `);
    expect(readFileSync(join(cwd, 'copy.db'), 'utf8')).toBe('mine');
  });

  it('says what is missing', async () => {
    const { cwd } = await projectWithRuns(1);
    expect((await runCli(['backup'], { cwd })).stderr).toContain('needs a name');
    expect((await runCli(['backup', 'no/copy.db'], { cwd })).stderr).toMatchInlineSnapshot(`
      "Error: The backup cannot be written. (backup-unwritable)

        no/copy.db cannot be written: its folder does not exist.

        Hint: Name a file in a folder that exists, that you may write, on a disk with room.
      "
    `);
    mkdirSync(join(cwd, 'empty'));
    const words = ['backup', 'copy.db', '--database', 'none.db'];
    expect((await runCli(words, { cwd })).stderr).toContain('There is no database yet.');
    expect(readdirSync(cwd)).not.toContain('copy.db');
  });
});

describe('meantime serve --keep', () => {
  it('erases what landed longer ago, and says so', async () => {
    const { path } = await projectWithRuns();
    const nowMs = Date.parse('2026-01-12T18:00:00Z');
    const said: string[] = [];
    const store = sqliteStore({ path });
    const erased = new Promise<void>((resolve) => {
      const log = (message: string) => {
        said.push(message);
        resolve();
      };
      const stop = forgetOldRuns({
        ...{ store, site: () => site, keepMs: 5 * 86_400_000, now: () => nowMs, log },
      });
      onTestFinished(stop);
    });
    await erased;
    await store.close();
    expect(said).toEqual(['7 old runs were erased.']);
    expect(await runsIn(path)).toBe(5);
  });

  it('says what is no time', () => {
    expect(messageOf(() => parseKeep('a year'))).toMatchInlineSnapshot(`
      "This is no time to keep runs for. [keep-invalid]
      --keep takes days, from 1d to 99999d, not "a year".
      For example: --keep 400d"
    `);
    expect(parseKeep('400d')).toBe(400 * 86_400_000);
    expect(parseKeep('')).toBeUndefined();
  });
});
