import { normaliseFailure } from '../harness/normalise-failure.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { isMeantimeError } from '../../src/protocol/errors.ts';
import { serveSite } from '../../src/cli/serve-site.ts';
import { startCli } from '../harness/spawn-cli.ts';
import {
  expectNothingRunning,
  findByCommand,
  findRunning,
  walkedProject,
  type WalkedProject,
} from './walkthrough-run.ts';
import { run, writeSite, type SiteQuickstart } from './walkthrough-site.ts';

let project: WalkedProject;

function newProject(): WalkedProject {
  project = walkedProject();
  return project;
}

const specFolder = join(import.meta.dirname, '../fixtures/walkthrough-specs');

afterEach(() => {
  project.remove();
});

const hello: SiteQuickstart = {
  id: 'hello',
  steps: { 'Say it': [run('echo "Hello, world!"'), { role: 'output', text: 'Hello, world!' }] },
};

/** Code, message and hint of what a person is told. */
async function told(promise: Promise<unknown>): Promise<string> {
  try {
    return `exit ${String(await promise)}`;
  } catch (error) {
    if (!isMeantimeError(error)) throw error;
    const text = [error.code, error.message, error.hint ?? ''].join('\n');
    return normaliseFailure(text.replaceAll(project.root, '<root>'));
  }
}

test('walks one quickstart of a site that somebody else serves', async () => {
  const { dist, root, walk, readReport } = newProject();
  writeSite(dist, [hello, { ...hello, id: 'other' }]);
  const database = join(root, 'runs.db');
  const site = await serveSite({
    cwd: root,
    dir: dist,
    database,
    host: '127.0.0.1',
    port: 0,
    now: Date.now,
    log: (message) => {
      throw new Error(message);
    },
  });
  onTestFinished(() => site.close());
  expect(await walk({ url: site.url, run: true, only: 'other', json: 'other.json' })).toBe(0);
  expect(() => readReport()).toThrow('ENOENT');
  const shown = project.shown.join('');
  expect(shown).toContain('\nOther\n');
  expect(shown).not.toContain('\nHello\n');
});

test('ends all that it started when it is stopped', async () => {
  const { dist, walk } = newProject();
  const waits = {
    'Wait for it': [
      { ...run('sleep 1000'), background: true as const },
      run('(env -i setsid sleep 1002.5 </dev/null >/dev/null 2>&1 &)'),
      run('sleep 1001'),
    ],
  };
  writeSite(dist, [hello, { id: 'waits', steps: waits }, { ...hello, id: 'yet-to-come' }]);
  const stop = new AbortController();
  const outcome = told(
    walk(
      { 'spec-dir': specFolder },
      {
        env: {
          WALKED_IDS: 'hello waits yet-to-come',
          WALKED_BY: project.root,
          GITHUB_ACTIONS: 'true',
        },
        signal: stop.signal,
        onShown(text) {
          if (text.includes('run: sleep 1001')) stop.abort();
        },
      },
    ),
  );
  expect(await outcome).toBe('exit 4');
  expectNothingRunning(project.root);
  expect(findByCommand('sleep 1002.5')).toEqual([]);
  expect(project.readReport()).toMatchObject({ ok: false, isUnfinished: true });
  expect(project.result('hello').ok).toBe(true);
  expect(project.result('waits').transcript).toContain('$ sleep 1000');
  expect(project.failure('waits')).toMatchInlineSnapshot(`
    "content/waits.mdx:5  Could not be judged: the walk was stopped.

    The walk was stopped in the step "Wait for it", and what it had started was ended."
  `);
  expect(project.readReport().unwalked.map(({ quickstart }) => quickstart)).toEqual([
    'yet-to-come',
  ]);
  const shown = project.shown.join('');
  expect(shown).toContain('::warning file=content/waits.mdx,line=5,title=Could not be judged');
});

test('leaves nothing running when it is killed', async () => {
  const { dist, root } = newProject();
  writeSite(dist, [{ id: 'waits', steps: { 'Wait for it': [run('sleep 1001')] } }]);
  const walk = startCli(['walk'], { cwd: root, env: { WALKED_BY: root } });
  for await (const text of walk.stdout) {
    if (String(text).includes('run: sleep 1001')) walk.kill('SIGKILL');
  }
  await expect.poll(() => findRunning(root)).toEqual([]);
});

test('says what no walkthrough walks', async () => {
  const { dist, shown, walk, readReport } = newProject();
  writeSite(dist, [hello, { ...hello, id: 'other' }]);
  const options = { 'spec-dir': specFolder };
  expect(await walk(options, { env: { WALKED_IDS: 'hello' } })).toBe(4);
  expect(shown.join('')).toContain('hello world reached');
  expect(shown.join('')).toContain('Could not be judged, since it was not walked: other\n');
  expect(readReport()).toMatchObject({
    ok: false,
    walkthroughs: [{ quickstart: 'hello', ok: true }],
    unwalked: [{ quickstart: 'other', variant: 'default' }],
  });
  expect(await walk({ ...options, only: 'other' }, { env: { WALKED_IDS: 'hello' } })).toBe(4);
  expect(readReport()).toMatchObject({ ok: false, walkthroughs: [] });
});

test('says what is missing', async () => {
  const { dist, root, walk } = newProject();
  const said: Record<string, string> = {};
  said['no build'] = (await told(walk())).split('\n').slice(0, 2).join('\n');
  writeSite(dist, []);
  said['no quickstart'] = await told(walk());
  writeSite(dist, [hello]);
  said['no such quickstart'] = await told(walk({ only: 'goodbye' }));
  said['no folder of walkthroughs'] = await told(walk({ 'spec-dir': 'walk.json' }));
  said['nowhere to write'] = await told(walk({ json: 'results/walk.json' }));
  said['no time'] = await told(walk({ timeout: 'soon' }));
  said['no address'] = await told(walk({ url: 'nowhere' }));
  mkdirSync(join(root, 'tests/walkthroughs'), { recursive: true });
  writeFileSync(join(root, 'tests/walkthroughs/broken.spec.mjs'), 'throw new Error("not today");');
  said['a spec that cannot be loaded'] = (await told(walk())).split('\n').slice(0, 4).join('\n');
  expect(said).toMatchInlineSnapshot(`
    {
      "a spec that cannot be loaded": "walkthroughs-unreadable
    The test runner gave up before it walked anything:

    Error: not today",
      "no address": "address-none
    A page is read at an http: or https: address, and this is "nowhere".
    Write it in full: https://docs.example.com/quickstart/",
      "no build": "manifest-missing
    The manifest dist/_meantime/manifest.json does not exist. A build writes it, with the steps and times of every quickstart.",
      "no folder of walkthroughs": "spec-folder-missing
    --spec-dir names walk.json, and that is no folder.
    Name the folder with your walkthroughs, or leave --spec-dir out to walk every quickstart.",
      "no quickstart": "nothing-to-walk
    The site has no quickstart (its manifest lists none), so there is no way to hello world.
    Give a page \`quickstart:\` with a \`goal\` in its frontmatter, and build the site again.",
      "no such quickstart": "nothing-to-walk
    The site has no quickstart "goodbye". Its manifest lists: hello.
    Name one of these, or leave --only out to walk all of them.",
      "no time": "timeout-invalid
    --timeout says how long a command may take, and "soon" is no time.
    Write a number and a unit: 90s, 5m, 1h",
      "nowhere to write": "results-unwritable
    results/walk.json cannot be written: its folder does not exist.
    Name a file in a folder that exists and that you may write to: --json <file>",
    }
  `);
});
