import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countRequests } from '../../../src/reports/access-log/count-requests.ts';
import { parseLine } from '../../../src/reports/access-log/parse-line.ts';
import { readAccessLog } from '../../../src/reports/access-log/read-access-log.ts';
import { renderRequests } from '../../../src/reports/access-log/render-requests.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const chrome =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';

const logged = (path: string, userAgent?: string, { status = 200, method = 'GET' } = {}): string =>
  `192.0.2.7 - - [10/Oct/2026:13:55:36 +0200] "${method} ${path} HTTP/1.1" ${status} 2326` +
  (userAgent === undefined ? '' : ` "https://example.com/" "${userAgent}"`);

const all = { base: '/docs/', window: { fromMs: 0, toMs: Infinity } };

describe('a line', () => {
  test.each([
    ['combined', logged('/docs/?q=1', chrome), { path: '/docs/', userAgent: chrome }],
    ['common', logged('/docs/'), { path: '/docs/' }],
    ['with a user name of several words', logged('/').replace('- -', '- ann lee'), { path: '/' }],
    ['of IPv6', logged('/').replace('192.0.2.7', '2001:db8::1'), { path: '/' }],
    [
      'with an escaped quote',
      logged('/', String.raw`a \"b\" c`),
      { userAgent: String.raw`a \"b\" c` },
    ],
    ['without a size', logged('/').replace('2326', '-'), { status: 200 }],
    ['of HTTP/0.9', logged('/').replace(' HTTP/1.1', ''), { path: '/' }],
  ])('%s is read, without the address', (_, line, expected) => {
    const request = parseLine(line);
    expect(request).toMatchObject({ timeMs: Date.UTC(2026, 9, 10, 11, 55, 36), ...expected });
    expect(JSON.stringify(request)).not.toMatch(/192\.0|2001|ann/);
  });

  test.each([
    ['', 'text', '{"request":{"uri":"/"}}'],
    ['192.0.2.7 - - [10/Foo/2026:13:55:36 +0200] "GET / HTTP/1.1" 200 1'],
    ['192.0.2.7 - - [10/Oct/2026:13:55:36 +0200] "\\x16\\x03\\x01" 400 0'],
  ])('%s is none', (...lines) => {
    expect(lines.map(parseLine)).toEqual(lines.map(() => undefined));
  });

  test('that is made to be slow is not', () => {
    const hostile = `${'a '.repeat(20_000)}[10/Oct/2026:13:55:36 +0200] "GET / HTTP/1.1" 200 1 "${'\\'.repeat(50_000)}`;
    expect(() => parseLine(hostile)).not.toThrow();
  });
});

test('pages, Markdown and lists for programs are counted by who asked for them', async () => {
  const { counts } = await countRequests(
    [
      ...['/docs/', '/docs/start/', '/docs/a.html', '/docs/plain'].map((path) =>
        logged(path, chrome),
      ),
      logged('/docs/start/', chrome, { status: 304 }),
      logged(
        '/docs/start.md',
        'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; Claude-User/1.0',
      ),
      logged('/docs/llms.txt', 'axios/1.7.2'),
      logged(
        '/docs/llms-full.txt',
        'Mozilla/5.0 (compatible; GPTBot/1.2; +https://openai.com/gptbot)',
      ),
      logged('/docs/start/', 'curl/8.5.0'),
      // None of these is a page that was given.
      ...['/docs/_astro/a.js', '/docs/_meantime/runs', '/docs/logo.svg', '/other/'].map((path) =>
        logged(path, chrome),
      ),
      logged('/docs/', chrome, { status: 404 }),
      logged('/docs/', chrome, { method: 'POST' }),
    ],
    all,
  );
  expect(counts).toEqual({
    browser: { page: 5, markdown: 0, llms: 0 },
    assistant: { page: 0, markdown: 1, llms: 0 },
    crawler: { page: 0, markdown: 0, llms: 1 },
    program: { page: 1, markdown: 0, llms: 1 },
  });
});

test('requests outside the window are left out', async () => {
  const timeMs = Date.UTC(2026, 9, 10, 11, 55, 36);
  const inWindow = async (fromMs: number, toMs: number) => {
    const { counts } = await countRequests([logged('/docs/', chrome)], {
      base: '/docs/',
      window: { fromMs, toMs },
    });
    return counts.browser.page;
  };
  expect(await inWindow(timeMs, timeMs + 1)).toBe(1);
  expect(await inWindow(timeMs + 1, Infinity)).toBe(0);
  expect(await inWindow(0, timeMs)).toBe(0);
});

describe('a log', () => {
  const write = (text: string): string => {
    const path = join(temporaryFolder(), 'access.log');
    writeFileSync(path, text);
    return path;
  };

  test('is read to its end, and says what it could not read', async () => {
    const read = await readAccessLog(
      write(`${logged('/docs/', chrome)}\r\n\nnonsense\n${logged('/docs/')}`),
      'access.log',
      all,
    );
    expect(read).toMatchObject({ lines: 3, unread: 1, hasAgents: true });
    expect(renderRequests(read).join('\n')).toContain('1 line is in no format of these.');
  });

  test('without user agents says that it cannot tell who asked', async () => {
    const read = await readAccessLog(write(logged('/docs/')), 'access.log', all);
    expect(renderRequests(read).join('\n')).toContain('who asked cannot be told');
  });

  test('that is empty counts nothing', async () => {
    expect(await readAccessLog(write(''), 'access.log', all)).toMatchObject({ lines: 0 });
  });

  test.each([
    ['missing', () => join(temporaryFolder(), 'none.log'), 'access-log-unreadable'],
    ['a folder', () => temporaryFolder(), 'access-log-unreadable'],
    ['of another format', () => write('{"request":{}}\n{"request":{}}\n'), 'access-log-illegible'],
  ])('that is %s is refused', async (_, path, code) => {
    await expect(readAccessLog(path(), 'access.log', all)).rejects.toMatchObject({ code });
  });
});
