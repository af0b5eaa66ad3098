import { freePort } from '../harness/free-port.ts';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNothingRunning, walkedProject } from './walkthrough-run.ts';
import { broken, run, writeSite, type SiteQuickstart } from './walkthrough-site.ts';

const project = walkedProject();
const other = walkedProject();
const servers: Server[] = [];
let exitCode: number;
let exitCodeOfOther: number;

async function registry(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
}

/** A quickstart that installs from a registry which is configured as people do it. */
function installs(id: string, url: string): SiteQuickstart {
  const npmrc = `registry=${url}/\nfetch-retries=0\naudit=false\nupdate-notifier=false`;
  return broken(id, [{ role: 'save', title: '.npmrc', text: npmrc }, run('npm install express')]);
}

beforeAll(async () => {
  const gone = `http://127.0.0.1:${await freePort()}`;
  const failing = await registry((_request, response) => response.writeHead(500).end());
  const dropping = await registry((request) => request.socket.destroy());
  const knowing = await registry((_request, response) => response.writeHead(404).end('{}'));
  const specs = { 'spec-dir': join(import.meta.dirname, '../fixtures/walkthrough-specs') };
  const walk = (of: typeof project, quickstarts: SiteQuickstart[]) => {
    writeSite(of.dist, quickstarts);
    const ids = quickstarts.map(({ id }) => id).join(' ');
    return of.walk(specs, { env: { WALKED_IDS: ids, WALKED_BY: of.root } });
  };
  exitCode = await walk(project, [
    installs('registry-gone', gone),
    installs('registry-failing', failing),
    installs('registry-dropping', dropping),
    broken('breaks-once', [
      run('[ -e "$WALKED_BY/been-here" ] || { touch "$WALKED_BY/been-here"; false; }'),
    ]),
  ]);
  exitCodeOfOther = await walk(other, [
    installs('registry-gone', gone),
    installs('name-unknown', knowing),
  ]);
});

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  project.remove();
  other.remove();
});

test('ends with the exit code for what could not be judged, and leaves nothing running', () => {
  expect(exitCode).toBe(4);
  expectNothingRunning(project.root);
  expect(project.readReport().ok).toBe(false);
});

test('ends with the exit code for wrong docs where a registry does not know a name', () => {
  expect(exitCodeOfOther).toBe(2);
  expect(other.result('registry-gone').failure?.code).toBe('network-unreached');
  expect(other.result('name-unknown').failure?.code).toBe('command-failed');
});

test.each(['registry-gone', 'registry-failing', 'registry-dropping'])(
  'names the address: %s',
  (id) => {
    const { failure } = project.result(id);
    expect(failure).toMatchObject({ code: 'network-unreached', isUnjudged: true });
    expect(failure?.message).toMatch(/while http:\/\/127\.0\.0\.1:\d+\/express cannot be reached/);
  },
);

test('shows both rooms of what broke in one of them', () => {
  expect(project.failure('breaks-once')).toMatchSnapshot();
  const { earlier, steps } = project.result('breaks-once');
  expect(earlier?.failure?.code).toBe('command-failed');
  expect(steps).toHaveLength(2);
  const folder = join(project.root, '.meantime/walkthroughs/breaks-once');
  expect(existsSync(join(folder, 'terminal.cast'))).toBe(true);
  expect(existsSync(join(folder, 'fresh-room/terminal.cast'))).toBe(true);
});
