import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { siteFiles } from '../../../src/collector/site-files.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const modified = 'Mon, 02 Mar 2026 08:00:00 GMT';
const letters = 'abcdefghij';

/** Asks for a file of a site; all of them were changed at the same time. */
function site(files: Record<string, string> = { 'letters.txt': letters }) {
  const dir = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
    // A part of a second that HTTP cannot say.
    utimesSync(join(dir, path), new Date(), new Date(Date.parse(modified) + 321));
  }
  const serve = siteFiles({ dir, base: '/' });
  return (headers: Record<string, string> = {}, path = '/letters.txt', method = 'GET') =>
    serve(new Request(`http://localhost${path}`, { method, headers }));
}

describe('a file that the browser has', () => {
  it('says when it was changed', async () => {
    expect((await site()()).headers.get('last-modified')).toBe(modified);
  });

  it('is not sent again, however the browser says so', async () => {
    const ask = site();
    const etag = (await ask()).headers.get('etag') ?? '';
    const strong = etag.replace('W/', '');
    const known = [etag, strong, `"other", ${etag}`, `W/"a,b",${strong} , "c"`, '*', ' * '];
    for (const tags of known) expect((await ask({ 'If-None-Match': tags })).status).toBe(304);
    for (const tags of ['"other"', `W/"other", "more"`, '', etag.slice(0, -2), 'W/*']) {
      expect((await ask({ 'If-None-Match': tags })).status).toBe(200);
    }
  });

  it('is not sent again when it was not changed since, unless a tag says otherwise', async () => {
    const ask = site();
    const since = async (date: string, more = {}) =>
      (await ask({ 'If-Modified-Since': date, ...more })).status;
    expect(await since(modified)).toBe(304);
    expect(await since('Mon, 02 Mar 2026 08:00:01 GMT')).toBe(304);
    expect(await since('Mon, 02 Mar 2026 07:59:59 GMT')).toBe(200);
    expect(await since('yesterday')).toBe(200);
    expect(await since(modified, { 'If-None-Match': '"other"' })).toBe(200);
  });
});

describe('a part of a file', () => {
  it.each([
    ['bytes=0-3', 'abcd', 'bytes 0-3/10'],
    ['bytes=7-', 'hij', 'bytes 7-9/10'],
    ['bytes=-2', 'ij', 'bytes 8-9/10'],
    ['bytes=-99', letters, 'bytes 0-9/10'],
    ['bytes=8-99', 'ij', 'bytes 8-9/10'],
  ])('%s is sent alone', async (range, part, place) => {
    const answer = await site()({ Range: range });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([206, place]);
    expect(answer.headers.get('content-length')).toBe(String(part.length));
    expect(await answer.text()).toBe(part);
  });

  it.each(['bytes=0-1,3-4', 'letters=0-3', 'bytes=-', 'bytes=3-1', 'bytes=a-b', ''])(
    '"%s" is no single one: the whole file comes',
    async (range) => {
      const answer = await site()({ Range: range });
      expect([answer.status, answer.headers.get('accept-ranges')]).toEqual([200, 'bytes']);
      expect(await answer.text()).toBe(letters);
    },
  );

  it.each(['bytes=10-', 'bytes=99-100', 'bytes=-0'])('%s is not there', async (range) => {
    const answer = await site()({ Range: range });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, 'bytes */10']);
  });

  it('comes of the state that the browser has, or not at all', async () => {
    const part = async (since: string) =>
      (await site()({ Range: 'bytes=0-3', 'If-Range': since })).status;
    expect(await part(modified)).toBe(206);
    expect(await part('Mon, 02 Mar 2026 07:59:59 GMT')).toBe(200);
    expect(await part('W/"a-b"')).toBe(200);
  });

  it('is never one of a compressed file, and a missing page has none', async () => {
    const ask = site({ 'long.html': 'sand '.repeat(500), '404.html': 'Nothing here' });
    const answer = await ask({ Range: 'bytes=5-8', 'Accept-Encoding': 'br' }, '/long.html');
    expect([answer.status, answer.headers.get('content-encoding')]).toEqual([206, null]);
    expect(await answer.text()).toBe('sand');
    expect((await ask({ Range: 'bytes=0-3' }, '/none')).status).toBe(404);
  });
});

it('what a build copied along is not served, what is well known is', async () => {
  const hidden = ['.env', '.git/config', 'guide/.draft.html', '.well-known/.env'];
  const ask = site(
    Object.fromEntries([...hidden, '.well-known/security.txt'].map((path) => [path, 'secret'])),
  );
  for (const path of [...hidden, '.git/', '%2eenv', 'guide/%2Edraft']) {
    expect([path, (await ask({}, `/${path}`)).status]).toEqual([path, 404]);
  }
  expect((await ask({}, '/.well-known/security.txt')).status).toBe(200);
});
