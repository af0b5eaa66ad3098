import { mkdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { siteFiles } from '../../../src/collector/site-files.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const files = {
  'index.html': '<h1>Home</h1>',
  'quickstart/index.html': '<h1>Quickstart</h1>',
  '404.html': '<h1>Nothing here</h1>',
  '_astro/page.Bx1.css': 'h1{}',
  'pagefind/index.pf_meta': '\u0000',
  'a b/ü.txt': 'text',
  'data.json': '{}',
  'long.html': '<p>sand</p>'.repeat(200),
  'long.bin': 'sand'.repeat(500),
};

async function decoded(response: Response): Promise<string> {
  const body = Buffer.from(await response.arrayBuffer());
  const encoding = response.headers.get('content-encoding');
  if (encoding === 'br') return brotliDecompressSync(body).toString();
  return (encoding === 'gzip' ? gunzipSync(body) : body).toString();
}

function site(base = '/') {
  const dir = join(temporaryFolder(), 'dist');
  for (const [path, content] of Object.entries({ ...files, '../secret.txt': 'secret' })) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
  const serve = siteFiles({ dir, base });
  return (path: string, init: RequestInit = {}) =>
    serve(new Request(`http://localhost${path}`, init));
}

describe('the files of a site', () => {
  it.skipIf(process.platform === 'win32')(
    'are those in its folder, wherever links lead',
    async () => {
      const root = temporaryFolder();
      const [release, outside] = [join(root, 'releases/1'), join(root, 'outside')];
      for (const folder of [release, outside]) mkdirSync(folder, { recursive: true });
      writeFileSync(join(release, 'real.txt'), 'real');
      writeFileSync(join(outside, 'secret.txt'), 'secret');
      writeFileSync(join(root, 'releases/10.txt'), 'secret');
      symlinkSync(release, join(root, 'dist'));
      symlinkSync(join(release, 'real.txt'), join(release, 'inner.txt'));
      symlinkSync(join(outside, 'secret.txt'), join(release, 'file.txt'));
      symlinkSync(outside, join(release, 'folder'));
      symlinkSync(join(root, 'releases/10.txt'), join(release, 'beside.txt'));
      symlinkSync(join(root, 'nowhere'), join(release, 'nowhere.txt'));
      const serve = siteFiles({ dir: join(root, 'dist'), base: '/' });
      const statuses = async () => {
        const paths = ['real', 'inner', 'file', 'folder/secret', 'beside', 'nowhere'];
        return Promise.all(
          paths.map(async (path) => {
            const answer = await serve(new Request(`http://localhost/${path}.txt`));
            await answer.text();
            return answer.status;
          }),
        );
      };
      expect(await statuses()).toEqual([200, 200, 404, 404, 404, 404]);
      expect(await statuses()).toEqual([200, 200, 404, 404, 404, 404]);
      // What was a file of the site is a link out of it now.
      unlinkSync(join(release, 'real.txt'));
      symlinkSync(join(outside, 'secret.txt'), join(release, 'real.txt'));
      expect(await statuses()).toEqual([404, 404, 404, 404, 404, 404]);
    },
  );

  it.each([
    ['/', 200, 'text/html; charset=utf-8', 'Home'],
    ['/index.html', 200, 'text/html; charset=utf-8', 'Home'],
    ['/quickstart/', 200, 'text/html; charset=utf-8', 'Quickstart'],
    ['/quickstart/?from=home', 200, 'text/html; charset=utf-8', 'Quickstart'],
    ['/_astro/page.Bx1.css', 200, 'text/css; charset=utf-8', 'h1{}'],
    ['/pagefind/index.pf_meta', 200, 'application/octet-stream', '\u0000'],
    ['/a%20b/%C3%BC.txt', 200, 'text/plain; charset=utf-8', 'text'],
    ['/data.json', 200, 'application/json', '{}'],
    ['/nowhere/', 404, 'text/html; charset=utf-8', 'Nothing here'],
    ['/a%20b/', 404, 'text/html; charset=utf-8', 'Nothing here'],
    ['/data.json/', 404, 'text/html; charset=utf-8', 'Nothing here'],
  ])('%s answers %i, %s', async (path, status, type, content) => {
    const response = await site()(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([status, type]);
    expect(await response.text()).toContain(content);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/quickstart/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%2fetc/passwd',
    '/%00',
    '/%',
    '/%E0%A4%A',
    `/${'a'.repeat(5_000)}`,
  ])('%s leads nowhere', async (path) => {
    const response = await site()(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Nothing here');
  });

  it.each([
    ['/', '/quickstart', '/quickstart/'],
    ['/', '/quickstart?x=1', '/quickstart/?x=1'],
    ['/docs/', '/docs/quickstart', '/docs/quickstart/'],
    ['/docs/', '/docs', '/docs/'],
    ['/docs/', '/', '/docs/'],
  ])('under %s, %s is sent on to %s', async (base, path, location) => {
    const response = await site(base)(path);
    expect([response.status, response.headers.get('location')]).toEqual([301, location]);
  });

  it('never sends anyone to another host', async () => {
    const response = await site()('//quickstart');
    expect([response.status, response.headers.get('location')]).toEqual([404, null]);
  });

  it('are found without the ending of a page', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'page.html'), 'A page');
    const serve = siteFiles({ dir: folder, base: '/docs/' });
    const get = async (path: string) => {
      const response = await serve(new Request(`http://localhost/docs/${path}`));
      return [response.status, await response.text()];
    };
    expect(await get('page')).toEqual([200, 'A page']);
    expect(await get('page/')).toEqual([200, 'A page']);
    expect((await get('other'))[0]).toBe(404);
    expect((await get('page.css'))[0]).toBe(404);
  });

  it('are found below their base only', async () => {
    expect((await site('/docs/')('/docs/quickstart/')).status).toBe(200);
    expect((await site('/docs/')('/quickstart/')).status).toBe(404);
  });

  it('are kept for ever where their name holds a hash, and asked for again elsewhere', async () => {
    const get = site();
    const caching = async (path: string) => (await get(path)).headers.get('cache-control');
    expect(await caching('/_astro/page.Bx1.css')).toBe('public, max-age=31536000, immutable');
    expect(await caching('/quickstart/')).toBe('no-cache');
    const etag = (await get('/quickstart/')).headers.get('etag') ?? '';
    const again = await get('/quickstart/', { headers: { 'If-None-Match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['GZIP', 'gzip'],
    ['deflate', null],
    ['', null],
  ])('come to who accepts %j as %s', async (accepted, encoding) => {
    const response = await site()('/long.html', { headers: { 'Accept-Encoding': accepted } });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
    expect(response.headers.has('content-length')).toBe(encoding === null);
    expect(await decoded(response)).toBe(files['long.html']);
  });

  it.each(['/quickstart/', '/long.bin'])('%s is not worth compressing', async (path) => {
    const response = await site()(path, { headers: { 'Accept-Encoding': 'br, gzip' } });
    expect([response.headers.get('content-encoding'), response.headers.get('vary')]).toEqual([
      null,
      null,
    ]);
  });

  it('answer HEAD like GET without a body, and nothing else', async () => {
    const get = site();
    const head = await get('/quickstart/', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      '19',
      '',
    ]);
    expect((await get('/', { method: 'POST', body: 'x' })).status).toBe(405);
  });
});
