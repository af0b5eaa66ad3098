import type { Batch } from '../../../src/protocol/beacon.ts';
import type { Random } from '../../../src/statistics/random.ts';
import { testBatch } from '../../harness/start-collector.ts';
import { hexId } from './beacon-load.ts';

export interface HostileRequest {
  bytes: string;
  isHead: boolean;
}

/** What a kind of request is made of. */
export interface Hostility {
  random: Random;
  /** Batches that honest readers sent. */
  honest: readonly Batch[];
}

interface RequestParts {
  method?: string;
  path?: string;
  headers?: readonly string[];
  /** @default the one with which its port is reached */
  host?: string;
  body?: string | undefined;
}

export const browser =
  'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const plain = 'Content-Type: text/plain;charset=UTF-8';
const runs = '/_meantime/runs';

/** A request in bytes, whatever stands in it. */
export function requestOf(parts: RequestParts): HostileRequest {
  const { method = 'GET', path = '/', headers = [], host = '127.0.0.1', body } = parts;
  const length = body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  const lines = [`${method} ${path} HTTP/1.1`, `Host: ${host}`, ...headers, ...length];
  return { bytes: `${lines.join('\r\n')}\r\n\r\n${body ?? ''}`, isHead: method === 'HEAD' };
}

const post = (body: string, more: Omit<RequestParts, 'body' | 'method'> = {}): HostileRequest =>
  requestOf({ method: 'POST', path: runs, headers: [plain, browser], ...more, body });

export interface HostileKind {
  /** Of a hundred requests. */
  share: number;
  /** Statuses that would be wrong; all from 500 on but 503 are. */
  never: readonly number[];
  make: (hostility: Hostility) => HostileRequest;
}

const one = <Value>(random: Random, values: readonly [Value, ...Value[]]): Value =>
  values[Math.floor(random() * values.length)] ?? values[0];

/** What comes over a connection that stays whole. */
export const hostileKinds: Record<string, HostileKind> = {
  'malformed JSON': {
    ...{ share: 20, never: [200, 204] },
    make: ({ random, honest }) =>
      post(malformed(random, JSON.stringify(batchAmong(honest, random)))),
  },
  'wrong types': {
    ...{ share: 20, never: [200, 204] },
    make: ({ random, honest }) =>
      post(JSON.stringify(mistyped(batchAmong(honest, random), random))),
  },
  'too much': { share: 2, never: [200, 204], make: ({ random }) => post(tooMuch(random)) },
  'wrong methods': {
    ...{ share: 8, never: [] },
    make: ({ random }) => {
      const method = one(random, [
        'GET',
        'PUT',
        'PATCH',
        'DELETE',
        'OPTIONS',
        'TRACE',
        'HEAD',
        'PROPFIND',
      ]);
      return requestOf({
        method,
        path: one(random, [
          runs,
          '/_meantime/hello',
          '/_meantime/sign-in',
          '/_meantime/report.json',
        ]),
      });
    },
  },
  'bad paths': { share: 10, never: [], make: ({ random }) => requestOf({ path: badPath(random) }) },
  'header tricks': {
    ...{ share: 8, never: [] },
    make: ({ random, honest }) =>
      post(JSON.stringify(batchAmong(honest, random)), { headers: trickyHeaders(random) }),
  },
  'forged hosts': {
    ...{ share: 4, never: [] },
    make: ({ random }) =>
      requestOf({
        path: one(random, ['/', '/_meantime/', '/_meantime/report.json', runs]),
        host: one(random, [
          'evil.example',
          'localhost:1',
          '[::1]',
          'a%00b',
          '127.0.0.1.evil.example',
          '',
          '999.1.1.1',
          'x'.repeat(3_000),
        ]),
      }),
  },
  replays: {
    ...{ share: 6, never: [] },
    make: ({ random, honest }) =>
      post(JSON.stringify(replayed(batchAmong(honest, random), random))),
  },
  'hello codes': {
    ...{ share: 5, never: [200, 204] },
    make: ({ random }) => {
      const code = Array.from({ length: 10 }, () => Math.floor(random() * 32).toString(32)).join(
        '',
      );
      const body = one(random, [
        `code=${code}`,
        JSON.stringify({ code }),
        `{"code":${code}`,
        'code=',
        `code=${code.repeat(90)}`,
      ]);
      return post(body, { path: '/_meantime/hello' });
    },
  },
  'erasures of no run': {
    ...{ share: 2, never: [] },
    make: ({ random }) =>
      requestOf({
        method: 'DELETE',
        path: `${runs}/${one(random, [hexId(random), 'x', '..%2f', ''])}`,
      }),
  },
  'pages for the team': {
    ...{ share: 6, never: [200, 204] },
    make: ({ random }) =>
      requestOf({
        path: one(random, [
          '/_meantime/',
          '/_meantime/report.json?since=all',
          '/_meantime/metrics',
          `/_meantime/sign-in?key=${hexId(random)}`,
          '/_meantime/public.json',
          '/_meantime/badge.svg',
        ]),
        headers: [
          one(random, [
            `Authorization: Bearer ${hexId(random)}`,
            `Cookie: meantime=${hexId(random)}`,
            'Authorization: Bearer',
            browser,
          ]),
        ],
      }),
  },
  'pages of the site': {
    ...{ share: 6, never: [] },
    make: ({ random }) =>
      requestOf({
        path: one(random, ['/', `/?${hexId(random)}`, `/${hexId(random)}`]),
        headers: [
          one(random, [
            'Range: bytes=9-1',
            'If-None-Match: ,,"',
            'Accept-Encoding: x;q=, gzip',
            browser,
          ]),
        ],
      }),
  },
  // Well formed, and kept: the report sets them aside.
  programs: {
    ...{ share: 3, never: [] },
    make: ({ random }) => {
      const batch = testBatch([{ kind: 'open' }, { kind: 'hello', evidence: 'claimed' }], {
        run: hexId(random),
      });
      return post(JSON.stringify(batch), {
        headers: [
          plain,
          one(random, ['User-Agent: curl/8.5.0', 'User-Agent: node', 'X-No: agent']),
        ],
      });
    },
  },
};

/** After these Node ends the connection, so that each has its own. */
export function brokenRequest(random: Random): string {
  const body = JSON.stringify(testBatch([{ kind: 'open' }], { run: hexId(random) }));
  const head = `POST ${runs} HTTP/1.1\r\nHost: 127.0.0.1\r\n${plain}\r\n`;
  return one(random, [
    'BREW / HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'GET /\r\n\r\n',
    'GET / HTTP/1.1\r\n\r\n',
    '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
    `GET / HTTP/1.1\r\nHost: x\r\n${'a'.repeat(20_000)}: b\r\n\r\n`,
    `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    `${head}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef`,
    `${head}Content-Length: -1\r\n\r\n`,
    `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n`,
    `${head}Transfer-Encoding: identity, gzip\r\n\r\nabc`,
    `${head}Expect: something\r\nContent-Length: 2\r\n\r\n{}`,
    `${head}Upgrade: websocket\r\nConnection: Upgrade\r\nContent-Length: 0\r\n\r\n`,
    `${head}Content-Length: ${body.length}\r\n\r\n${body.slice(0, Math.floor(random() * body.length))}`,
    `${head}Content-Length: 99999999999\r\n\r\n${body}`,
    `CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: x\r\n\r\n`,
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  ]);
}

function batchAmong(honest: readonly Batch[], random: Random): Batch {
  const [first] = honest;
  if (!first) throw new Error('Nobody was honest.');
  return honest[Math.floor(random() * honest.length)] ?? first;
}

function malformed(random: Random, text: string): string {
  const cut = Math.floor(random() * text.length);
  return one(random, [
    text.slice(0, cut),
    `${text.slice(0, cut)}\u0000${text.slice(cut)}`,
    text.slice(cut + 1),
    `${text}${text}`,
    `\ufeff\ufeff${text}`,
    '['.repeat(1 + Math.floor(random() * 5_000)),
    '{"a":'.repeat(1 + Math.floor(random() * 2_000)),
    ...[
      '',
      'null',
      '[]',
      '"x"',
      '1e999',
      'NaN',
      '{"__proto__":{"v":1}}',
      "{'v':1}",
      '\\',
      '\ud800',
    ],
  ]);
}

const junk = [
  null,
  true,
  -1,
  1.5,
  1e308,
  '',
  'x',
  [],
  {},
  [[]],
  '9'.repeat(40),
  '\u0000',
  '\u202e',
  '<script>',
  Number.MAX_SAFE_INTEGER + 1,
];

/** A batch with a value of another type somewhere, or with something more or less in it. */
function mistyped(batch: Batch, random: Random): unknown {
  const copy = structuredClone(batch) as unknown as Record<string, unknown>; // about to be spoiled
  const events = copy['events'] as Record<string, unknown>[];
  const target = random() < 0.5 ? copy : (events[Math.floor(random() * events.length)] ?? copy);
  const own = ['v', 'run', 'events', 'landedAtMs', 'sentAtMs'];
  const fields = target === copy ? own : ['seq', 'kind', 'atMs', 'monoMs', 'doc', 'page'];
  const field = fields[Math.floor(random() * fields.length)] ?? 'v';
  if (random() < 0.2) return Object.assign(copy, { [`x${random()}`]: 1 });
  if (random() < 0.3) Reflect.deleteProperty(target, field);
  else target[field] = junk[Math.floor(random() * junk.length)];
  return copy;
}

function tooMuch(random: Random): string {
  const run = hexId(random);
  return one(random, [
    'x'.repeat(65_537 + Math.floor(random() * 10_000)),
    JSON.stringify(testBatch([{ kind: 'confused', note: 'x'.repeat(2_001) }], { run })),
    JSON.stringify(
      testBatch(
        Array.from({ length: 201 }, () => ({ kind: 'back' }) as const),
        { run },
      ),
    ),
    JSON.stringify(testBatch([{ kind: 'open', page: `/${'x'.repeat(501)}` }], { run })),
    JSON.stringify(testBatch([{ kind: 'open' }], { run, firstSeq: 10_000 })),
  ]);
}

function badPath(random: Random): string {
  return one(random, [
    ...([
      '/%',
      '/%zz',
      '/%00',
      '/%ff',
      '/..',
      '/../../etc/passwd',
      '/..%2f..%2fetc/passwd',
    ] as const),
    ...['/%2e%2e/%2e%2e/', '//', '///x', '/\\..\\', '/.env', '/.git/config', '/_meantime/.db'],
    ...[
      '/_meantime/%72uns',
      '/_meantime/runs/',
      '/_meantime//runs',
      '/_meantime/runs;x',
      '/_MEANTIME/',
    ],
    ...['http://evil.example/', '/a?b#c', `/${'a/'.repeat(2_000)}`, `/${'%41'.repeat(2_000)}`],
    ...['/_meantime/manifest.json', '/_meantime/runs.db', '/index.html/', '/index.html%00.css'],
    `/${hexId(random)}`,
  ]);
}

/** None of them makes a run of it that would count: what is sent is what an honest reader sent. */
function trickyHeaders(random: Random): string[] {
  return one<string[]>(random, [
    ['Content-Type: application/json', browser],
    ['Content-Type: text/plain, text/html', browser],
    ['Content-Type: ', browser],
    [plain, browser, 'Origin: https://evil.example'],
    [plain, browser, 'Origin: null'],
    [plain, browser, 'Origin: http://[', 'Sec-Fetch-Site: cross-site'],
    [plain, browser, 'X-Forwarded-For: ,,,:::,127.0.0.1, <script>'],
    [plain, browser, `X-Forwarded-For: ${'10.0.0.1,'.repeat(900)}`],
    [plain, browser, 'Forwarded: for=unknown', 'X-Forwarded-Host: evil.example'],
    [plain, browser, `Cookie: ${'a=b;'.repeat(1_500)}`],
    [plain, browser, 'Content-Encoding: gzip'],
    [plain, browser, 'X-HTTP-Method-Override: DELETE'],
    [plain, browser, 'Expect: 100-continue'],
    [plain, browser, 'Range: bytes=0-', 'TE: trailers'],
  ]);
}

/** As it was sent, or with something else in it: what came first stays. */
function replayed(batch: Batch, random: Random): Batch {
  if (random() < 0.5) return batch;
  const events = batch.events.map((event) => ({
    ...event,
    atMs: event.atMs + 3_600_000,
    page: '/other/',
  }));
  return { ...batch, sentAtMs: batch.sentAtMs + 1, events };
}
