import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { teamAccess } from '../../../src/collector/access/team-access.ts';
import { collectorPaths } from '../../../src/collector/collector-paths.ts';
import { startServer } from '../../../src/collector/serve.ts';
import { openSite } from '../../../src/cli/serve-site.ts';
import { publicPaths } from '../../../src/reports/public-pages.ts';
import { reportPaths } from '../../../src/reports/report-pages.ts';
import { testBatch, testManifest } from '../../harness/start-collector.ts';
import { builtSite } from './drive-command.ts';

const token = 'a token that nobody guesses';
const publicUrl = 'https://docs.example.com';
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

const { folder, ...endpoints } = collectorPaths(testManifest());
/** All that anything answers, and what somebody might try. */
const paths = [
  ...Object.values(endpoints),
  `${endpoints.runs}/${'0'.repeat(32)}`,
  ...[...reportPaths, ...publicPaths].map((path) => folder + path),
  ...['notes', 'export', 'forget', 'runs.db', 'runs.db.token', '.token'].map(
    (path) => folder + path,
  ),
  ...['/runs.db', '/runs.db.token', '/.meantime/runs.db', '/..%2fruns.db', '//runs.db'],
];

/** The whole of `meantime serve`, on a port. */
async function open(isPublic: boolean) {
  const site = openSite({
    ...{ cwd: builtSite(), dir: 'dist', database: 'runs.db', now: Date.now, isPublic },
    access: teamAccess({ token, publicUrl }),
    log: (message, error) => {
      throw new Error(message, { cause: error });
    },
  });
  const server = await startServer({ fetch: site.fetch, host: '127.0.0.1', port: 0 });
  onTestFinished(async () => {
    await server.close();
    await site.close();
  });
  return async (host: string, method: string, path: string, headers = {}) => {
    const sent = request({
      ...{ host: '127.0.0.1', port: server.port, method, path, agent: false },
      headers: { Host: host, 'Content-Type': 'text/plain', ...headers },
    });
    sent.end(method === 'POST' ? JSON.stringify(testBatch([{ kind: 'land' }])) : undefined);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]; // what Node emits
    await text(answer);
    return answer.statusCode ?? 0;
  };
}

/** What is answered otherwise than by a refusal. */
async function answered(ask: Awaited<ReturnType<typeof open>>, host: string): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    for (const method of methods) {
      const status = await ask(host, method, path);
      if (status < 400) found.push(`${status} ${method} ${path}`);
      else expect([method, path, status < 500 || status === 501]).toEqual([method, path, true]);
    }
  }
  return found;
}

const forReaders = [
  '204 POST /_meantime/runs',
  '204 OPTIONS /_meantime/runs',
  '204 OPTIONS /_meantime/hello',
  '200 GET /_meantime/healthz',
  '200 HEAD /_meantime/healthz',
  `204 DELETE /_meantime/runs/${'0'.repeat(32)}`,
  `204 OPTIONS /_meantime/runs/${'0'.repeat(32)}`,
];

it('without a token beacons and health alone are answered, by whatever host', async () => {
  const ask = await open(false);
  expect(await answered(ask, 'rebound.example:4321')).toEqual(forReaders);
  // The page of the sign-in, which tells nothing, is for the hosts of the team.
  const signIn = ['200 GET /_meantime/sign-in'];
  const atHome = (await answered(ask, 'docs.example.com')).sort();
  expect(atHome).toEqual([...forReaders, ...signIn].sort());
});

it('what is public is answered as well where it is switched on, to be read', async () => {
  const ask = await open(true);
  const found = await answered(ask, 'rebound.example:4321');
  expect(found.filter((line) => !forReaders.includes(line))).toEqual(
    publicPaths.flatMap((path) => [`200 GET ${folder}${path}`, `200 HEAD ${folder}${path}`]),
  );
});

it('a name that was made to point here opens nothing, with the token neither', async () => {
  const ask = await open(false);
  const headers = { Authorization: `Bearer ${token}` };
  // What is wrong with a request is told by the status alone where no body is asked for.
  expect(await ask('docs.example.com', 'HEAD', `${folder}?since=wrong`, headers)).toBe(400);
  for (const path of [...reportPaths.map((name) => folder + name), endpoints.metrics]) {
    expect([path, await ask('docs.example.com', 'GET', path, headers)]).toEqual([path, 200]);
    expect([path, await ask('rebound.example', 'GET', path, headers)]).toEqual([path, 403]);
  }
});
