import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll } from 'vitest';
import { command } from '../../src/cli/commands/walk.ts';
import type { WalkReport } from '../../src/walkthrough/result.ts';
import { findProcesses } from '../../src/walkthrough/terminal/end-processes.ts';
import { freePort, writeSite } from './walkthrough-site.ts';

const root = mkdtempSync(join(tmpdir(), 'meantime-test-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

let shown = '';
let exitCode: number;
let report: WalkReport;

beforeAll(async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  writeSite(join(root, 'dist'), [
    {
      id: 'server',
      steps: {
        Install: [
          { role: 'run', text: 'mkdir app && cd app\n# a comment\necho "installed 3 packages"' },
          { role: 'output', text: 'installed [..] packages' },
        ],
        'Write the server': [
          {
            role: 'save',
            title: 'server.mjs',
            text: `import { createServer } from 'node:http';\ncreateServer((_, res) => res.end('Hello, world!')).listen(${port}, () => console.log('listening'));`,
          },
        ],
        'Run it': [
          { role: 'run', text: 'node server.mjs', background: url },
          { role: 'output', text: 'listening' },
          { role: 'run', text: `node -e "fetch('${url}').then((r) => console.log(r.status))"` },
          { role: 'output', text: '/^2\\d\\d$/' },
          { role: 'open', title: url, text: 'Hello, world!' },
        ],
      },
    },
  ]);
  exitCode = await command.run(
    {
      argv: ['walk'],
      env: process.env,
      cwd: root,
      stdout: { write: (text) => (shown += text) },
      stderr: { write: (text) => (shown += text) },
      signal: new AbortController().signal,
      now: Date.now,
    },
    { options: {}, positionals: [] },
  );
  console.log(shown);
  report = JSON.parse(readFileSync(join(root, 'walk.json'), 'utf8')) as WalkReport;
});

test('walks', () => {
  console.log(JSON.stringify(report, null, 1));
  expect(exitCode).toBe(0);
});
