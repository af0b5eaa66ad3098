import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkExternal } from '../../../src/cli/external/check-external.ts';
import { findAnchor } from '../../../src/cli/external/find-anchor.ts';
import { isReservedHost } from '../../../src/cli/external/reserved-host.ts';
import type { MeantimeError } from '../../../src/protocol/errors.ts';

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const pages: Record<string, string> = {
  '/page': '<h1 id="start">A</h1><a name="old">b</a><h2 id="user-content-read">c</h2>',
  '/drawn': '<div id="app"></div><script src="/app.js"></script>',
};

/** A site that answers by what its paths say. */
const site: RequestListener = ({ url = '' }, response) => {
  const [, status, to] = /^\/(\d{3})(?:\/(.*))?$/.exec(url) ?? [];
  if (status !== undefined) {
    response.writeHead(Number(status), to === undefined ? {} : { location: `/${to}` }).end();
    return;
  }
  if (url === '/silent') return;
  if (url === '/cut') {
    response.destroy();
    return;
  }
  response.setHeader('content-type', 'text/html').end(pages[url] ?? 'text');
};

async function check(written: readonly string[]) {
  const links = written.map((one, index) => {
    return { written: one, file: 'content/a.md', line: index + 1, column: 1 };
  });
  const found = await checkExternal(links, {
    fetch,
    signal: AbortSignal.timeout(60_000),
    patienceMs: 500,
    onProgress: () => undefined,
    isReserved: (host) =>
      host !== '127.0.0.1' && isReservedHost(host) && !host.endsWith('.invalid'),
  });
  const said = (errors: readonly MeantimeError[]): string[] =>
    errors.map(({ location, message }) => `${location?.line}: ${message}`);
  return {
    problems: said(found.problems),
    warnings: said(found.warnings),
    notes: said(found.notes),
    asked: found.asked,
  };
}

test('what answers, what is gone, what has moved', async () => {
  const at = await serve(site);
  const found = await check([
    `${at}/there`,
    `${at}/404`,
    `${at}/410`,
    `${at}/302/there`,
    `${at}/301/308/page#start`,
    `${at}/301/404`,
    `${at}/301/302/there`,
    at.replace('http:', '') + '/404',
    'https://',
  ]);
  const text = JSON.stringify(found, null, 1)
    .replaceAll(at, 'http://site')
    .replaceAll(at.slice(5), '//site');
  expect(JSON.parse(text)).toEqual({
    problems: [
      '2: http://site/404 answers 404.',
      '3: http://site/410 answers 410.',
      '6: http://site/301/404 answers 404.',
      '9: https:// is no address.',
    ],
    warnings: ['5: http://site/301/308/page#start is now http://site/page#start'],
    // Nothing answers by https there.
    notes: [expect.stringMatching(/^8: \/\/site\/404 cannot be reached: [A-Z_]+\.$/)],
    asked: 8,
  });
});

test('what nobody can judge from here is said, and no problem', async () => {
  const at = await serve(site);
  const { problems, notes } = await check(
    ['/403', '/500', '/429', '/silent', '/cut', '/drawn#late'].map((path) => at + path),
  );
  expect(problems).toEqual([]);
  expect(notes.map((note) => note.replace(at, ''))).toEqual([
    '1: /403 answers 403.',
    '2: /500 answers 500.',
    '3: /429 answers 429.',
    '4: /silent does not answer in time.',
    expect.stringMatching(/^5: \/cut cannot be reached: \S+\.$/),
    '6: /drawn#late is a page whose #late could not be looked for.',
  ]);
});

test('what has passed when it is asked for again is right', async () => {
  const seen = new Set<string>();
  const at = await serve(({ url = '' }, response) => {
    response.writeHead(seen.has(url) ? 200 : 503).end();
    seen.add(url);
  });
  expect(await check([`${at}/a`, `${at}/b`, `${at}/a`])).toEqual({
    ...{ problems: [], warnings: [], notes: [], asked: 2 },
  });
});

test('anchors of other pages', async () => {
  const at = await serve(site);
  const anchors = ['start', 'old', 'read', 'top', ':~:text=A', '/route', 'gone'];
  const { problems, notes } = await check(anchors.map((anchor) => `${at}/page#${anchor}`));
  expect(notes).toEqual([]);
  expect(problems).toEqual([`7: ${at}/page#gone has nothing called #gone.`]);
});

test('a redirect that ends nowhere', async () => {
  const at = await serve((_request, response) => {
    response.writeHead(302, { location: '/again' }).end();
  });
  expect((await check([`${at}/a`])).problems).toEqual([`1: ${at}/a leads in a circle.`]);
});

describe('a host that nobody knows', () => {
  test('is a problem where others are known', async () => {
    const at = await serve(site);
    const { problems, notes } = await check([`${at}/there`, 'https://no-such-host.invalid/']);
    expect(notes).toEqual([]);
    expect(problems).toEqual(['2: https://no-such-host.invalid/ is of a host that nobody knows.']);
  });

  test('says nothing where none is', async () => {
    const { problems, notes } = await check(['https://no-such-host.invalid/']);
    expect(problems).toEqual([]);
    expect(notes).toEqual([
      '1: https://no-such-host.invalid/ could not be asked for: no host is known.',
    ]);
  });
});

test('many links are one question each', async () => {
  let asked = 0;
  let atOnce = 0;
  let most = 0;
  const at = await serve((_request, response) => {
    asked += 1;
    atOnce += 1;
    most = Math.max(most, atOnce);
    setImmediate(() => {
      atOnce -= 1;
      response.end();
    });
  });
  const links = Array.from({ length: 200 }, (_, index) => `${at}/${index % 50}`);
  expect(await check(links)).toMatchObject({ problems: [], notes: [], asked: 50 });
  expect(asked).toBe(50);
  expect(most).toBe(1);
});

test.each([
  ...[
    'localhost',
    '127.0.0.1',
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '[::1]',
  ],
  ...['[fd00::1]', 'example.com', 'api.example.org', 'my.test', 'printer.local', 'intranet'],
])('nobody is asked for %s', (host) => {
  expect(isReservedHost(host)).toBe(true);
});

test.each(['astro.build', '8.8.8.8', '172.32.0.1', '[2606:4700::1111]', 'myexample.com'])(
  '%s is asked for',
  (host) => {
    expect(isReservedHost(host)).toBe(false);
  },
);

test('an anchor in a page without ids of headings may come from a script', () => {
  expect(findAnchor('<h2>A</h2><p id="p">b</p>', 'a')).toBe('unknown');
  expect(findAnchor('<h2 id="b">A</h2>', 'a')).toBe('missing');
});

test('a redirect to a private address is not followed', async () => {
  let asked = 0;
  const secret = await serve((_request, response) => {
    asked += 1;
    response.end();
  });
  const at = await serve((_request, response) => {
    response.writeHead(301, { location: secret.replace('127.0.0.1', 'localhost') }).end();
  });
  const { problems, warnings, notes } = await check([`${at}/a`]);
  expect([problems, warnings, asked]).toEqual([[], [], 0]);
  const host = secret.replace('http://127.0.0.1', 'localhost');
  expect(notes).toEqual([`1: ${at}/a leads to ${host}, which is nobody's or private.`]);
});
