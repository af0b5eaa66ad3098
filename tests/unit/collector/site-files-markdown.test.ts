import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { siteFiles } from '../../../src/collector/site-files.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const files = {
  'index.html': 'home',
  'index.md': '# home',
  'guides/start/index.html': 'start',
  'guides/start.md': '# start',
  'plain/index.html': 'plain',
  '404.html': 'missing',
  '../outside.md': 'secret',
};

function site() {
  const dir = join(temporaryFolder(), 'dist');
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
  return siteFiles({ dir, base: '/docs/' });
}

async function answer(path: string, accept: string) {
  const request = new Request(`http://localhost${path}`, { headers: { accept } });
  const response = await site()(request);
  const { status, headers } = response;
  return [status, await response.text(), headers.get('content-type'), headers.get('vary')];
}

const markdown = 'text/markdown; charset=utf-8';
const html = 'text/html; charset=utf-8';

test.each([
  ['/docs/', 'text/markdown', [200, '# home', markdown, 'Accept']],
  ['/docs/guides/start/', 'text/markdown, */*', [200, '# start', markdown, 'Accept']],
  ['/docs/guides/start/', 'text/html, */*', [200, 'start', html, 'Accept']],
  ['/docs/guides/start.md', '*/*', [200, '# start', markdown, null]],
  ['/docs/plain/', 'text/markdown', [200, 'plain', html, null]],
  ['/docs/none/', 'text/markdown', [404, 'missing', html, null]],
  ['/docs/%2e%2e/outside/', 'text/markdown', [404, 'The site is at /docs/\n', null, null]],
  ['/docs/..%2foutside', 'text/markdown', [404, 'missing', html, null]],
])('%s for %s', async (path, accept, expected) => {
  const [status, text, type, vary] = await answer(path, accept);
  expect([status, text, vary]).toEqual([expected[0], expected[1], expected[3]]);
  if (expected[2] !== null) expect(type).toBe(expected[2]);
});
