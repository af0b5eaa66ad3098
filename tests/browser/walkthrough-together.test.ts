import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../harness/free-port.ts';
import { startCli } from '../harness/spawn-cli.ts';
import { walkedProject } from './walkthrough-run.ts';
import { run, writeSite, type SiteQuickstart } from './walkthrough-site.ts';

function newProject() {
  const project = walkedProject();
  onTestFinished(project.remove);
  return project;
}

const hello: SiteQuickstart['steps'] = {
  'Say it': [run('echo "Hello, world!"'), { role: 'output', text: 'Hello, world!' }],
};

test('walks several at once, and one after the other what needs the same port', async () => {
  const project = newProject();
  const port = await freePort();
  const server = `require('http').createServer((_, r) => r.end('Hello, world!')).listen(${port}, '127.0.0.1')`;
  const url = `http://127.0.0.1:${port}/`;
  const serves = (id: string): SiteQuickstart => ({
    id,
    steps: {
      Serve: [
        { role: 'save', title: 'server.cjs', text: server },
        { ...run('node server.cjs'), background: url },
        { role: 'open', title: url, text: 'Hello, world!' },
      ],
    },
  });
  // Only one that is walked beside the other comes to its end.
  const meets = (id: string, other: string): SiteQuickstart => ({
    id,
    steps: {
      'Meet the other': [
        run(`touch '${project.root}/${id}'`),
        run(`until [ -e '${project.root}/${other}' ]; do read -t 0.1 <> <(:) || true; done`),
        ...(hello['Say it'] ?? []),
      ],
    },
  });
  writeSite(project.dist, [
    meets('a', 'b'),
    meets('b', 'a'),
    serves('c'),
    serves('d'),
    serves('e'),
  ]);
  expect(await project.walk({ workers: '3', timeout: '1m' }), project.shown.join('')).toBe(0);
  const { walkthroughs } = project.readReport();
  expect(walkthroughs.map(({ quickstart, ok }) => [quickstart, ok])).toEqual(
    ['a', 'b', 'c', 'd', 'e'].map((id) => [id, true]),
  );
  expect(walkthroughs.flatMap(({ earlier }) => earlier ?? [])).toEqual([]);
});

test('shows what it would do, and does nothing of it', async () => {
  const project = newProject();
  writeSite(project.dist, [
    {
      id: 'all',
      needs: [{ name: 'node 22' }, { name: 'jq' }, { name: 'API key', ms: 60_000 }],
      steps: {
        Install: [run('touch made\necho two'), { role: 'save', title: 'a.js', text: 'x\ny' }],
        Serve: [
          { ...run('node a.js --key <YOUR_API_KEY>'), background: 'http://localhost:3000/' },
          { role: 'open', title: 'http://localhost:3000/', text: 'Hello, world!' },
          run('init'),
          { role: 'answer', title: 'Name?', text: 'Ada' },
        ],
      },
    },
    { id: 'plain', steps: hello },
  ]);
  const code = await project.walk(
    { 'dry-run': true },
    { env: { MEANTIME_YOUR_API_KEY: undefined } },
  );
  expect(code).toBe(0);
  expect(project.shown.join('')).toMatchSnapshot();
  expect(() => project.readReport()).toThrow('ENOENT');
});

test('walks again what a build has changed', async () => {
  const project = newProject();
  const other: SiteQuickstart = { id: 'other', steps: hello };
  writeSite(project.dist, [other, { id: 'edited', steps: hello }]);
  writeFileSync(join(project.root, 'package.json'), '{}');
  const walk = startCli(['walk', '--watch', '--workers', '1'], { cwd: project.root });
  onTestFinished(() => void walk.kill('SIGKILL'));
  let shown = '';
  let builds = 0;
  for await (const text of walk.stdout) {
    shown += String(text);
    if (shown.split('Waiting for a build').length - 1 <= builds) continue;
    builds += 1;
    if (builds === 2) walk.kill('SIGINT');
    const edited = { Before: [run('echo again; exit 1')], ...hello };
    if (builds === 1) {
      writeSite(project.dist, [other, { id: 'edited', steps: edited }], '', 'fedcba9876543210');
    }
  }
  const [first = '', second = ''] = shown.split('Waiting for a build');
  expect(first).toContain('\nOther (2 of 2)\n');
  expect(first).toContain('\nEdited (1 of 2)\n');
  expect(second).toContain('\nEdited\n');
  expect(second).not.toContain('\nOther');
});

test('walks the variants that are asked for, and says where there is none', async () => {
  const project = newProject();
  writeSite(project.dist, [{ id: 'a', steps: hello }]);
  expect(await project.walk({ variant: 'default' })).toBe(0);
  expect(project.result('a')).toMatchObject({ variant: 'default', ok: true });
  await expect(project.walk({ variant: 'deno' })).rejects.toMatchObject({
    code: 'variant-unknown',
  });
  await expect(project.walk({ with: ['/no/such.tgz'] })).rejects.toMatchObject({
    code: 'given-unusable',
  });
  // What the walk before found is not lost over a slip.
  expect(project.result('a').ok).toBe(true);
});
