import { freePort } from '../harness/free-port.ts';
import { normaliseFailure } from '../harness/normalise-failure.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNothingRunning, walkedProject } from './walkthrough-run.ts';
import { run, stepHumanMs, writeSite, type SiteQuickstart } from './walkthrough-site.ts';

const project = walkedProject();
let exitCode: number;

beforeAll(async () => {
  writeSite(project.dist, goodQuickstarts(await freePort()));
  // Several at once are shown in the order in which they end.
  exitCode = await project.walk({ workers: '1' }, { env: { WALKED_BY: project.root } });
});

afterAll(() => {
  project.remove();
});

function goodQuickstarts(port: number): SiteQuickstart[] {
  const url = `http://127.0.0.1:${port}`;
  const server = `import { createServer } from 'node:http';
createServer((_, response) => response.end('Hello, world!')).listen(${port}, () => {
  console.log(process.env.GREETING);
});`;
  const install = [
    run('mkdir app && cd app\n# a comment\nexport GREETING=listening\necho "installed 3 packages"'),
    { role: 'output' as const, text: 'installed [..] packages' },
  ];
  return [
    {
      id: 'a-server',
      steps: {
        Install: install,
        'Write the server': [{ role: 'save', title: 'src/server.mjs', text: server }],
        'Run it': [
          { ...run('node src/server.mjs'), background: url },
          { role: 'output', text: 'listening' },
          run(`node -e "fetch('${url}').then((r) => console.log(r.status))"`),
          { role: 'output', text: '/^2\\d\\d$/' },
          run('test "$GREETING" = "" && basename "$PWD"'),
          { role: 'output', text: 'app' },
          { role: 'open', title: url, text: 'Hello, world!' },
        ],
      },
    },
    {
      id: 'guides/slow-start',
      steps: {
        'Run it': [
          {
            ...run(
              `node -e 'setTimeout(() => require("http").createServer((_, res) => res.end("Hello, world!")).listen(${port}), 700)'`,
            ),
            background: true,
          },
          { role: 'open', title: url, text: 'Hello, world!' },
        ],
      },
    },
  ];
}

test('walks every quickstart of the manifest to hello world', () => {
  expect(project.shown.join('')).not.toContain('broken');
  expect(exitCode).toBe(0);
  expectNothingRunning(project.root);
});

test('writes what was done and how long it took', () => {
  const report = project.readReport();
  const parts = ['v', 'site', 'revision', 'model', 'writtenAtMs', 'ok', 'walkthroughs', 'unwalked'];
  expect(Object.keys(report)).toEqual(parts);
  const { steps, ...rest } = project.result('a-server');
  expect(rest).toMatchObject({
    variant: 'default',
    ok: true,
    clicksToFind: 1,
    warnings: [],
    revision: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
  });
  expect(steps.map(({ id, title, line, humanMs }) => ({ id, title, line, humanMs }))).toEqual([
    { id: 'install', title: 'Install', line: 5, humanMs: stepHumanMs },
    { id: 'write-the-server', title: 'Write the server', line: 18, humanMs: stepHumanMs },
    { id: 'run-it', title: 'Run it', line: 27, humanMs: stepHumanMs },
  ]);
  expect(steps.map(({ actions }) => actions.map(({ kind }) => kind))).toEqual([
    ['run'],
    ['save'],
    ['run', 'run', 'run', 'open'],
  ]);
  for (const { machineMs, actions } of steps) {
    expect(machineMs).toBe(actions.reduce((sum, action) => sum + action.machineMs, 0));
  }
});

test('waits for a server that does not say when it is ready', () => {
  const [step] = project.result('guides/slow-start').steps;
  expect(step?.machineMs).toBeGreaterThanOrEqual(700);
});

test('keeps a transcript', () => {
  expect(normaliseFailure(project.result('a-server').transcript)).toMatchInlineSnapshot(`
    "## Install (content/a-server.mdx:5)
    $ mkdir app && cd app
    # a comment
    export GREETING=listening
    echo "installed 3 packages"
    installed 3 packages
    ## Write the server (content/a-server.mdx:18)
    [saves src/server.mjs]
    ## Run it (content/a-server.mdx:27)
    $ node src/server.mjs
    listening
    $ node -e "fetch('http://127.0.0.1:<port>').then((r) => console.log(r.status))"
    200
    $ test "$GREETING" = "" && basename "$PWD"
    app
    [opens http://127.0.0.1:<port>]
    Hello, world!"
  `);
});

test('keeps a recording of each terminal', () => {
  const folder = join(project.root, '.meantime/walkthroughs/a-server');
  const [first, second] = ['terminal.cast', 'terminal-2.cast'].map((name) =>
    readFileSync(join(folder, name), 'utf8').split('\n'),
  );
  expect(JSON.parse(first?.[0] ?? '')).toMatchObject({ version: 2, width: 120, height: 40 });
  expect(first?.join('\n')).toContain('node src/server.mjs');
  expect(second?.join('\n')).toContain('fetch(');
});

test('shows the way and the times', () => {
  const shown = normaliseFailure(project.shown.join('')).replaceAll(/\d+\.\d s/g, '0.0 s');
  expect(shown).toMatchInlineSnapshot(`
    "Walking http://127.0.0.1:<port>/
    This runs the shell commands of its pages on this machine, in an empty home folder.

    A server (1 of 2)
      Find the quickstart  0.0 s
      Install (content/a-server.mdx:5)
        run: mkdir app && cd app (and 3 more)  0.0 s
      Write the server (content/a-server.mdx:18)
        save: src/server.mjs  0.0 s
      Run it (content/a-server.mdx:27)
        start: node src/server.mjs  0.0 s
        run: node -e "fetch('http://127.0.0.1:<port>').then((r) => console.log(r.status))"  0.0 s
        run: test "$GREETING" = "" && basename "$PWD"  0.0 s
        open: http://127.0.0.1:<port>  0.0 s
      Say "It works"  0.0 s

    Guides/slow start (2 of 2)
      Find the quickstart  0.0 s
      Run it (content/guides/slow-start.mdx:5)
        start: node -e 'setTimeout(() => require("http").createServer((_, res) => res.end("Hello, world!")).listen(<port>), 700)'  0.0 s
        open: http://127.0.0.1:<port>  0.0 s
      Say "It works"  0.0 s

    A server             human  machine
      Install           0.0 s    0.0 s
      Write the server  0.0 s    0.0 s
      Run it            0.0 s    0.0 s
      total             0.0 s    0.0 s
      hello world reached, 1 click from the home page

    Guides/slow start   human  machine
      Run it           0.0 s    0.0 s
      total            0.0 s    0.0 s
      hello world reached, 1 click from the home page

    All that was seen: .meantime/walkthroughs/index.html
    "
  `);
});
