import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command as collect } from '../../../src/cli/commands/collect.ts';
import { command as exportRuns } from '../../../src/cli/commands/export.ts';
import { command as forget } from '../../../src/cli/commands/forget.ts';
import { command as notes } from '../../../src/cli/commands/notes.ts';
import { command as report } from '../../../src/cli/commands/report.ts';
import { command as review } from '../../../src/cli/commands/review.ts';
import { command as serve } from '../../../src/cli/commands/serve.ts';
import { sqliteStore } from '../../../src/collector/sqlite/sqlite-store.ts';
import { startServer } from '../../../src/collector/serve.ts';
import type { Report } from '../../../src/reports/report.ts';
import { asTeam } from '../../harness/as-team.ts';
import { runCli } from '../../harness/run-cli.ts';
import { postBeacons, testBatch, testManifest } from '../../harness/start-collector.ts';
import { temporaryFolder } from '../../harness/temporary.ts';
import { builtSite, refusal, run, start, urlIn } from './drive-command.ts';

describe('meantime serve', () => {
  it('serves the site, the collector and the report from one port until it is stopped', async () => {
    const cwd = builtSite();
    let aheadMs = 0;
    const { text, stop } = await start(serve, cwd, {}, () => Date.now() + aheadMs);
    expect(text.replace(/:\d+/g, ':4321').replace(/key=\S{32}/, 'key=…')).toBe(
      'Site    http://127.0.0.1:4321/\n' +
        'Report  http://127.0.0.1:4321/_meantime/sign-in?key=…\n' +
        '        (opens once, within the hour; the token is in .meantime/runs.db.token)\n',
    );
    const url = urlIn(text);
    const headers = asTeam(cwd);
    expect(await (await fetch(url)).text()).toContain('Home');
    expect((await fetch(`${url}_meantime/manifest.json`)).status).toBe(200);
    expect(await (await fetch(`${url}_meantime/?since=all`, { headers })).text()).toContain(
      'No runs yet.',
    );
    const batch = testBatch([{ kind: 'land' }, { kind: 'open' }]);
    expect((await postBeacons(`${url}_meantime/runs`, batch)).status).toBe(204);
    aheadMs = 1_000;
    const later = testBatch([{ kind: 'away' }], { run: batch.run, firstSeq: 2 });
    expect((await postBeacons(`${url}_meantime/runs`, later)).status).toBe(204);
    const page = await fetch(`${url}_meantime/`, { headers });
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'self'/,
    );
    expect(await page.text()).toContain('1 run');
    const css = await fetch(`${url}_meantime/report.css`, { headers });
    expect(css.headers.get('content-type')).toMatch(/^text\/css/);
    const wrong = await fetch(`${url}_meantime/report.json?since=tomorrow`, { headers });
    expect(wrong.status).toBe(400);
    expect(await stop()).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });

  it('serves below a base', async () => {
    const cwd = builtSite('/docs/');
    const { text } = await start(serve, cwd);
    const url = urlIn(text);
    expect(url).toMatch(/\/docs\/$/);
    const headers = asTeam(cwd);
    expect((await fetch(`${url}_meantime/report.json`, { headers })).status).toBe(200);
    expect((await postBeacons(`${url}_meantime/runs`, testBatch([{ kind: 'land' }]))).status).toBe(
      204,
    );
    expect((await fetch(new URL('/_meantime/', url))).status).toBe(404);
  });

  it('tells everybody aggregates where it is switched on, and only then', async () => {
    const closed = await start(serve, builtSite());
    expect((await fetch(`${urlIn(closed.text)}_meantime/public.json`)).status).toBe(404);
    const { text } = await start(serve, builtSite(), { public: true });
    const answer = await fetch(`${urlIn(text)}_meantime/public.json`);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.json()).toMatchObject({ v: 1, quickstarts: [{ atLeastRuns: null }] });
    const badge = await fetch(`${urlIn(text)}_meantime/badge.svg`);
    expect(await badge.text()).toContain('not enough runs');
    expect((await fetch(`${urlIn(text)}_meantime/report.json`)).status).toBe(401);
  });

  it('knows the steps of a build that replaces the one it started with', async () => {
    const cwd = builtSite();
    let aheadMs = 0;
    const { text } = await start(serve, cwd, {}, () => Date.now() + aheadMs);
    const beaconsUrl = `${urlIn(text)}_meantime/runs`;
    const batch = testBatch([{ kind: 'step', step: 'deploy', revision: 'r2' }]);
    const report = async () => {
      const answer = await fetch(`${urlIn(text)}_meantime/report.json`, { headers: asTeam(cwd) });
      const { quickstarts } = (await answer.json()) as Report; // our own answer
      return quickstarts.map(({ runs, setAside }) => ({ runs, unmatched: setAside.unmatched }));
    };
    expect((await postBeacons(beaconsUrl, batch)).status).toBe(204);
    aheadMs = 1_000;
    const later = testBatch([{ kind: 'leave', revision: 'r2' }], { run: batch.run, firstSeq: 1 });
    expect((await postBeacons(beaconsUrl, later)).status).toBe(204);
    expect(await report()).toEqual([{ runs: 0, unmatched: 1 }]);
    const rebuilt = JSON.stringify(testManifest(['install', 'deploy'], 'r2'));
    writeFileSync(join(cwd, 'dist/_meantime/manifest.json'), rebuilt);
    expect(await report()).toEqual([{ runs: 1, unmatched: 0 }]);
  });

  it('says what is missing', async () => {
    expect(await refusal(serve, temporaryFolder())).toMatchInlineSnapshot(`
      "The site has not been built. [manifest-missing]
      The manifest dist/_meantime/manifest.json does not exist. A build writes it, with the steps and times of every quickstart.
      Run "npx astro build" first, or say where the build is: --dir for serve and walk, --manifest for the other commands."
    `);
    const cwd = builtSite();
    writeFileSync(join(cwd, 'dist/_meantime/manifest.json'), '{}');
    expect(await refusal(serve, cwd)).toMatchInlineSnapshot(`
      "The manifest of the quickstarts cannot be read. [manifest-invalid]
      The manifest was not written by this version: v is missing.
      Build the site again: npx astro build"
    `);
    expect(await refusal(serve, builtSite(), { port: '80a' })).toMatchInlineSnapshot(`
      "This is no port. [port-invalid]
      --port takes a whole number from 0 to 65535, not "80a".
      For example: --port 4321 (0 takes any free port)"
    `);
    expect(await refusal(serve, builtSite(), { host: '203.0.113.9' })).toMatchInlineSnapshot(`
      "The host is not one of this machine. [host-unknown]
      203.0.113.9 is no address of this machine, so no port can be opened on it.
      Use --host 127.0.0.1 for this machine alone, --host 0.0.0.0 for everyone who can reach it."
    `);
  });

  it('says that its port is taken', async () => {
    const other = await startServer({
      fetch: () => Promise.resolve(new Response()),
      host: '127.0.0.1',
      port: 0,
    });
    const said = await refusal(serve, builtSite(), { port: String(other.port) });
    const next = String(other.port + 1);
    expect(said.replaceAll(next, '4322').replaceAll(String(other.port), '4321'))
      .toMatchInlineSnapshot(`
        "The port is taken. [port-taken]
        Another program already listens on port 4321 of 127.0.0.1.
        Stop that program, or take another port: --port 4322"
      `);
    await other.close();
  });
});

describe('meantime collect', () => {
  it('takes beacons of the origins allowed, and has no pages', async () => {
    const docs = 'https://docs.example.com';
    const cwd = builtSite();
    const { text } = await start(collect, cwd, { 'allow-origin': [`${docs}/`] });
    const url = urlIn(text);
    const batch = testBatch([{ kind: 'land' }]);
    expect((await postBeacons(url, batch, { Origin: docs })).status).toBe(204);
    expect((await postBeacons(url, batch, { Origin: 'https://other.example' })).status).toBe(403);
    const page = new URL('/_meantime/', url);
    expect((await fetch(page)).status).toBe(401);
    expect((await fetch(page, { headers: asTeam(cwd) })).status).toBe(404);
    const metrics = await fetch(new URL('metrics', page), { headers: asTeam(cwd) });
    expect(await metrics.text()).toContain('meantime_answers_total');
  });

  it('says what is wrong', async () => {
    const cwd = builtSite();
    expect(await refusal(collect, cwd, { 'allow-origin': ['docs.example.com'] }))
      .toMatchInlineSnapshot(`
      "This is no origin. [origin-invalid]
      --allow-origin takes a scheme, a host and perhaps a port, not "docs.example.com".
      For example: --allow-origin https://docs.example.com"
    `);
    expect(await refusal(collect, cwd, { manifest: 'none.json' })).toMatchInlineSnapshot(`
      "The site has not been built. [manifest-missing]
      The manifest none.json does not exist. A build writes it, with the steps and times of every quickstart.
      Run "npx astro build" first, or say where the build is: --dir for serve and walk, --manifest for the other commands."
    `);
  });
});

describe('meantime notes', () => {
  it('prints what readers wrote', async () => {
    const cwd = builtSite();
    const { text } = await start(serve, cwd);
    const stuck = { kind: 'confused', step: 'write', note: 'Which folder?' } as const;
    await postBeacons(`${urlIn(text)}_meantime/runs`, testBatch([{ kind: 'open' }, stuck]));
    expect(await run(notes, cwd, { since: 'all' })).toMatch(
      /^Write {2}content\/quickstart\.mdx {2}quickstart\n {2}[0-9A-Z]{10} {2}[\d-]{10}\n {4}Which folder\?\n$/,
    );
    const json: unknown = JSON.parse(await run(notes, cwd, { since: 'all', json: true }));
    expect(json).toMatchObject([{ text: 'Which folder?', step: 'Write', isOfThisRevision: true }]);
  });

  it('marks them, and takes it back', async () => {
    const cwd = builtSite();
    const store = sqliteStore({ path: join(cwd, '.meantime/runs.db') });
    const stuck = ['A', 'B'].map((note) => ({ kind: 'confused', step: 'write', note }) as const);
    await store.append({ ...testBatch(stuck), receivedAtMs: 1_800_000_000_000, bot: false });
    await store.close();
    const cli = (...args: string[]) =>
      runCli(['notes', ...args], { cwd, now: () => 1_800_000_100_000 });
    const list = async () => (await cli('--csv')).stdout.split('\r\n').slice(1, -1);
    const ids = (await list()).map((row) => row.slice(0, 10));
    expect(new Set(ids).size).toBe(2);
    const [first = '', second = ''] = ids;
    expect((await cli('seen', first, second)).stdout).toBe('2 notes are seen.\n');
    const typed = `${first.slice(0, 5).toLowerCase()}-${first.slice(5)}`;
    expect((await cli('fixed', typed, '--commit', '4f0c2e1')).stdout).toBe('One note is fixed.\n');
    const at = '2027-01-15T08:01:40.000Z';
    const [fixed, seen] = await list();
    expect(fixed).toContain(`,fixed,${at},${at},4f0c2e1,,`);
    expect(seen).toContain(`,seen,${at},,,,`);
    const wrong = await cli('answered', second, '0000000000');
    expect([wrong.exitCode, wrong.stdout]).toEqual([3, '']);
    expect(wrong.stderr).toContain('No note of "0000000000" is kept of the site "hono-docs"');
    expect((await list())[1]).toBe(seen);
    expect((await cli('open', second)).stdout).toBe('One note is open.\n');
  });

  it('leaves out what bots left unless asked, and says so', async () => {
    const cwd = builtSite();
    const store = sqliteStore({ path: join(cwd, '.meantime/runs.db') });
    const events = [{ kind: 'confused', step: 'write', note: 'Beep' }] as const;
    await store.append({ ...testBatch(events), receivedAtMs: 1_800_000_000_000, bot: true });
    await store.close();
    const cli = (...args: string[]) =>
      runCli(['notes', ...args], { cwd, now: () => 1_800_000_100_000 });
    const { stdout, stderr } = await cli();
    expect(stdout).toBe('No reader has left a note in this time.\n');
    expect(stderr).toBe('1 of bots and of addresses that began many runs are left out (--all).\n');
    const all = await cli('--all');
    expect([all.stdout, all.stderr]).toEqual([expect.stringContaining('Beep'), '']);
  });

  it.each([
    [['fix', 'A'], 'Did you mean "fixed"?'],
    [['seen'], 'It is not said which notes are seen.'],
    [['seen', 'A', '--commit', 'abc'], 'it goes with "fixed" alone'],
    [['fixed', 'A', '--commit', 'a\u0007'], 'on one line'],
    [['--json', '--csv'], '--json and --csv were asked for at once'],
  ])('refuses %j', async (args, reason) => {
    const cwd = builtSite();
    await sqliteStore({ path: join(cwd, '.meantime/runs.db') }).close();
    const { exitCode, stderr } = await runCli(['notes', ...args], { cwd });
    expect([exitCode, stderr]).toEqual([3, expect.stringContaining(reason)]);
  });

  it('says what is missing', async () => {
    expect(await refusal(notes, builtSite())).toContain('[store-missing]');
  });
});

describe('meantime report', () => {
  it('says what is missing', async () => {
    expect(await refusal(report, builtSite())).toMatchInlineSnapshot(`
      "There is no database yet. [store-missing]
      .meantime/runs.db does not exist, so there are no runs to report on.
      Collect some first (meantime serve, or meantime collect), or name the file with --database."
    `);
    expect(await refusal(report, temporaryFolder())).toMatchInlineSnapshot(`
      "The site has not been built. [manifest-missing]
      The manifest dist/_meantime/manifest.json does not exist. A build writes it, with the steps and times of every quickstart.
      Run "npx astro build" first, or say where the build is: --dir for serve and walk, --manifest for the other commands."
    `);
    expect(await refusal(report, builtSite(), { since: 'monday' })).toMatchInlineSnapshot(`
      "This is no beginning of a window. [since-invalid]
      A window begins at a date, so many days ago, or at "all", not at "monday".
      For example: --since 30d, --since 2026-01-01, --since all"
    `);
  });

  it.each([report, notes, review, exportRuns, forget])(
    '$name takes no empty file for a database, and leaves it as it is',
    async (command) => {
      const cwd = builtSite();
      writeFileSync(join(cwd, 'empty.db'), '');
      const said = await refusal(command, cwd, {
        database: 'empty.db',
        since: 'all',
        until: '2026-01-01',
      });
      expect(said).toMatchInlineSnapshot(`
        "The file is empty. [store-empty]
        empty.db is an empty file and no database, so there is nothing to read.
        Name the database with --database, or remove the file and collect some runs first."
      `);
      expect(statSync(join(cwd, 'empty.db')).size).toBe(0);
    },
  );

  it('says of runs under another id of the site that they are there', async () => {
    const cwd = builtSite();
    const store = sqliteStore({ path: join(cwd, '.meantime/runs.db') });
    const former = testBatch([{ kind: 'open' }], { site: 'former-name' });
    await store.append({ ...former, receivedAtMs: 1_000, bot: false });
    await store.close();
    const told = await run(report, cwd, { since: 'all' });
    expect(told).toContain(
      'The database has runs of "former-name", and this build is of "hono-docs".',
    );
  });

  it('counts a single run', async () => {
    const cwd = builtSite();
    const { text } = await start(serve, cwd);
    const beacons = `${urlIn(text)}_meantime/runs`;
    await postBeacons(
      beacons,
      testBatch([{ kind: 'open' }, { kind: 'hello', evidence: 'claimed' }]),
    );
    const told = await run(report, cwd, { since: 'all' });
    expect(told).toContain('Set aside: 1 done too soon to be true.');
    expect(told).toContain('With them: 1 of 1 run reached it (100.0 %).');
  });
});
