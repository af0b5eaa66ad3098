import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findUnreached } from '../../../src/walkthrough/network/find-unreached.ts';
import { readNetworkSigns } from '../../../src/walkthrough/network/network-signs.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
}

async function refused(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

/** A failed `npm install express` of a newcomer whose registry is at an address. */
function installing(registry: string, printed: string[], isHung = false) {
  const env = { npm_config_registry: `${registry}/` };
  return findUnreached({ command: 'npm install express', printed, isHung, env, folders: [] });
}

describe('a registry', () => {
  test('that refuses cannot be reached', async () => {
    const url = await refused();
    const printed = [
      'npm error code ECONNREFUSED',
      `npm error FetchError: request to ${url}/express failed, reason: connect ECONNREFUSED`,
    ];
    const unreached = await installing(url, printed);
    expect(unreached?.url).toBe(`${url}/express`);
    expect(unreached?.reason).toContain('ECONNREFUSED');
  });

  test('that answers 500 cannot be reached', async () => {
    const url = await listen((_request, response) => response.writeHead(500).end());
    const printed = [`npm error 500 Internal Server Error - GET ${url}/express`];
    const unreached = await installing(url, printed);
    expect(unreached).toEqual({ url: `${url}/express`, reason: 'it answers 500' });
  });

  test('that drops now and then cannot be relied on', async () => {
    let asked = 0;
    const url = await listen((request, response) => {
      asked += 1;
      if (asked % 2 === 0) request.socket.destroy();
      else response.end('{}');
    });
    const printed = [`npm error network request to ${url}/express failed, reason: socket hang up`];
    expect((await installing(url, printed))?.url).toBe(`${url}/express`);
  });

  test('that drops while a command hangs is asked although no output names it', async () => {
    const url = await listen((request) => request.socket.destroy());
    expect((await installing(url, [], true))?.url).toBe(`${url}/`);
    expect(await installing(url, [])).toBeUndefined();
  });

  test('that does not know a name was reached, whatever else is down', async () => {
    const url = await listen((_request, response) => response.writeHead(404).end());
    const down = await refused();
    const printed = [
      `npm warn network request to ${down}/audit failed, reason: connect ECONNREFUSED`,
      'npm error code E404',
      `npm error 404 Not Found - GET ${url}/exprss - Not found`,
    ];
    expect(await installing(url, printed)).toBeUndefined();
  });

  test('that can be reached again leaves the page to blame', async () => {
    const url = await listen((_request, response) => response.end('{}'));
    const printed = [`npm error network request to ${url}/express failed, reason: ECONNRESET`];
    expect(await installing(url, printed)).toBeUndefined();
  });

  test('is found in the newcomer’s .npmrc', async () => {
    const url = await refused();
    const folder = temporaryFolder();
    writeFileSync(join(folder, '.npmrc'), `fetch-retries=0\nregistry = ${url}/\n`);
    const asked = { command: 'npx tool', printed: ['npm error code ECONNREFUSED'], isHung: false };
    expect((await findUnreached({ ...asked, env: {}, folders: [folder] }))?.url).toBe(`${url}/`);
  });
});

test('a server of the page itself is no network', async () => {
  const url = await refused();
  const printed = [`curl: (7) Failed to connect to 127.0.0.1 port ${new URL(url).port}`];
  const asked = { command: `curl ${url}`, printed, isHung: false, env: {}, folders: [] };
  expect(await findUnreached(asked)).toBeUndefined();
});

test('a host that is named by the command alone is asked', async () => {
  const asked: string[] = [];
  const probe = (url: string) => {
    asked.push(url);
    return Promise.resolve('it is down');
  };
  const command = 'curl -fsSL https://get.example.test/install.sh | sh';
  const failed = { command, printed: [], isHung: false, env: {}, folders: [] };
  expect((await findUnreached(failed, probe))?.url).toBe('https://get.example.test/install.sh');
  expect(asked).toEqual(['https://get.example.test/install.sh']);
});

describe('what an output says of the network', () => {
  const unreached: Record<string, string[]> = {
    'curl: (6) Could not resolve host: get.example.test': ['https://get.example.test/'],
    'curl: (7) Failed to connect to get.example.test port 443 after 2 ms': [
      'https://get.example.test/',
    ],
    'curl: (22) The requested URL returned error: 503': [],
    'npm error network request to https://r.test/x failed, reason: getaddrinfo ENOTFOUND r.test': [
      'https://r.test/x',
    ],
    'npm error request failed, reason: getaddrinfo EAI_AGAIN r.test': ['https://r.test/'],
    "fatal: unable to access 'https://git.test/a/': Could not resolve host: git.test": [
      'https://git.test/a/',
    ],
    "W: Failed to fetch: Temporary failure resolving 'deb.test'": ['https://deb.test/'],
    'wget: unable to resolve host address ‘a.test’': ['https://a.test/'],
    'dial tcp: lookup proxy.test: no such host': ['https://proxy.test/'],
    'dial tcp 10.1.2.3:5000: i/o timeout': ['http://10.1.2.3:5000/'],
    "HTTPSConnectionPool(host='pypi.test', port=443): Max retries exceeded": ['https://pypi.test/'],
    'ERR_PNPM_META_FETCH_FAIL  GET https://r.test/x: request failed': ['https://r.test/x'],
    'error: ConnectionRefused downloading package manifest x': [],
  };
  test.each(Object.entries(unreached))('%s', (line, addresses) => {
    expect(readNetworkSigns([line])).toEqual({
      isNameUnknown: false,
      isUnreached: true,
      addresses,
    });
  });

  test.each([
    'npm error code E404',
    "npm error 404  'exprss@*' is not in this registry.",
    'ERR_PNPM_FETCH_404  GET https://r.test/exprss: Not Found - 404',
    'curl: (22) The requested URL returned error: 404',
  ])('unknown name: %s', (line) => {
    expect(readNetworkSigns([line]).isNameUnknown).toBe(true);
  });

  test.each(['added 3 packages', 'Error: Cannot find module x', 'listening on 5000', 'E: ok'])(
    'nothing: %s',
    (line) => {
      const nothing = { isNameUnknown: false, isUnreached: false, addresses: [] };
      expect(readNetworkSigns([line])).toEqual(nothing);
    },
  );
});
