import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command as report } from '../../src/cli/commands/report.ts';
import type { Report } from '../../src/reports/report.ts';
import { sqliteStore } from '../../src/collector/sqlite/sqlite-store.ts';
import { asTeam } from '../harness/as-team.ts';
import { postBeacons, testBatch } from '../harness/start-collector.ts';
import { startCli } from '../harness/spawn-cli.ts';
import { builtSite, run, urlIn } from '../unit/collector/drive-command.ts';

describe('a process', () => {
  it.each(['serve', 'collect'])(
    'of meantime %s that is killed after a 204 loses nothing',
    async (name) => {
      const cwd = builtSite();
      const { child, text } = await spawnCommand(name, cwd);
      const url = urlIn(text);
      const beaconsUrl = name === 'serve' ? `${url}_meantime/runs` : url;
      const exited = once(child, 'exit');
      const answers = await Promise.all(
        Array.from({ length: 40 }, () => postBeacons(beaconsUrl, testBatch([{ kind: 'open' }]))),
      );
      child.kill('SIGKILL');
      expect(answers.every(({ status }) => status === 204)).toBe(true);
      expect(await exited).toEqual([null, 'SIGKILL']);
      expect(await runsIn(cwd)).toBe(40);
    },
  );

  it.each(['SIGINT', 'SIGTERM'] as const)('that gets %s ends with 0', async (signal) => {
    const { child } = await spawnCommand('serve', builtSite());
    const exited = once(child, 'exit');
    child.kill(signal);
    expect(await exited).toEqual([0, null]);
  });

  it('ends without a complaint while reports are waited for, and answers all who wait', async () => {
    const cwd = builtSite();
    const store = sqliteStore({ path: join(cwd, '.meantime/runs.db') });
    const batches = Array.from({ length: 3_000 }, () =>
      testBatch([{ kind: 'open' }, { kind: 'step', step: 'install' }, { kind: 'leave' }]),
    );
    const received = { receivedAtMs: Date.now(), bot: false };
    await Promise.all(batches.map((batch) => store.append({ ...batch, ...received })));
    await store.close();
    const { child, text, complained } = await spawnCommand('serve', cwd);
    const exited = once(child, 'exit');
    const headers = asTeam(cwd);
    const asked = ['all', '30d', '7d'].map((since) =>
      fetch(`${urlIn(text)}_meantime/report.json?since=${since}`, { headers }),
    );
    // Answered behind them on the same thread: they have come when this has.
    await fetch(`${urlIn(text)}_meantime/healthz`);
    child.kill('SIGTERM');
    const answers = await Promise.all(asked);
    expect(answers.every(({ status }) => status === 200 || status === 503)).toBe(true);
    expect(await exited).toEqual([0, null]);
    // Node 22 says of itself that its SQLite is new.
    expect(complained().replace(/^.*(?:ExperimentalWarning|--trace-warnings).*\n/gm, '')).toBe('');
  });

  it('shares its database with another', async () => {
    const cwd = builtSite();
    const started = await Promise.all([spawnCommand('collect', cwd), spawnCommand('collect', cwd)]);
    const urls = started.map(({ text }) => urlIn(text));
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        postBeacons(urls[index % 2] ?? '', testBatch([{ kind: 'open' }])),
      ),
    );
    expect(answers.every(({ status }) => status === 204)).toBe(true);
    expect(await runsIn(cwd)).toBe(60);
  });
});

/** How many runs the report knows; what they did at once makes them set aside. */
async function runsIn(cwd: string): Promise<number> {
  const json = await run(report, cwd, { json: true, since: 'all' });
  const [quickstart] = (JSON.parse(json) as Report).quickstarts; // our own
  if (!quickstart) throw new Error('The manifest has a quickstart.');
  return Object.values(quickstart.setAside).reduce((sum, count) => sum + count, quickstart.runs);
}

/** Starts the compiled command as a process of its own, and reads what it prints first. */
async function spawnCommand(name: string, cwd: string) {
  const child = startCli([name, '--port', '0'], { cwd });
  let complaint = '';
  child.stderr.on('data', (part: string) => (complaint += part));
  const ended = once(child, 'close').then(() => {
    throw new Error(`meantime ${name} ended: ${complaint}`);
  });
  ended.catch(() => undefined);
  const printed = once(child.stdout, 'data') as Promise<[string]>; // its encoding is set
  const [text] = await Promise.race([printed, ended]);
  return { child, text, complained: () => complaint };
}
