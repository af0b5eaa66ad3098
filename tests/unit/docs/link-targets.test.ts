import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { CacheFolder } from '../../../integrations/docs/cache/cache-folder.ts';
import { hostRedirects } from '../../../integrations/docs/links/host-redirects.ts';
import { FactsIndex } from '../../../integrations/docs/cache/page-facts.ts';
import { listFiles } from '../../../integrations/docs/links/list-files.ts';
import { nearest } from '../../../integrations/docs/addresses/nearest.ts';
import { answersPath } from '../../../integrations/docs/links/site-routes.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const pages = [
  '/',
  '/guides/start/',
  '/guides/install/',
  '/reference/cli/',
  '/reference/cli/serve/',
  '/blog/one/',
  '/blog/two/',
  '/blog/three/',
  '/blog/four/',
];

test.each([
  ['/guide/start/', '/guides/start/'],
  ['/guides/strat/', '/guides/start/'],
  ['/Guides/Start/', '/guides/start/'],
  ['/setting-up/install/', '/guides/install/'],
  ['/reference/', '/reference/cli/'],
  ['/blog/', undefined],
  ['/quite/different/', undefined],
  ['/x/', '/'],
])('nearest to %s is %s', (wanted, found) => {
  expect(nearest(wanted, pages)).toBe(found);
});

test('redirects of the host', () => {
  const folder = temporaryFolder();
  const rules = '# moved\n/old /new 301\n/v1/* /v2/:splat\n/users/:id/x /y\nhttps://a.b/c /d\n';
  writeFileSync(join(folder, '_redirects'), rules);
  const isRedirected = hostRedirects(pathToFileURL(`${folder}/`));
  const paths = ['/old', '/old/', '/v1/a/b', '/users/7/x', '/older', '/v1', '/users/7/8/x', '/#'];
  expect(paths.filter(isRedirected)).toEqual(['/old', '/old/', '/v1/a/b', '/users/7/x']);
  expect(hostRedirects(pathToFileURL(`${folder}/none/`))('/old')).toBe(false);
});

test('routes other than the pages’ own answer for their paths', () => {
  const answers = answersPath([
    {
      pattern: '/[...slug]',
      patternRegex: /^(?:\/(.*?))?\/?$/,
      entrypoint: '../../integrations/docs/routes/page.astro',
      origin: 'external',
    },
    {
      pattern: '/api.json',
      patternRegex: /^\/api\.json$/,
      entrypoint: 'src/pages/api.json.ts',
      origin: 'project',
    },
    {
      pattern: '/日本/[id]',
      patternRegex: /^\/日本\/([^/]+?)\/?$/,
      entrypoint: 'src/pages/x.astro',
      origin: 'project',
    },
  ]);
  expect(['/api.json', '/日本/1/', '/日本/1', '/other/', '/'].map(answers)).toEqual([
    '/api.json',
    '/日本/[id]',
    '/日本/[id]',
    undefined,
    undefined,
  ]);
});

test('files of a folder, and of none', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'a/b'), { recursive: true });
  writeFileSync(join(folder, 'a/b/c.txt'), '');
  writeFileSync(join(folder, 'd'), '');
  expect(listFiles(folder)).toEqual(['a/b/c.txt', 'd']);
  expect(listFiles(join(folder, 'none'))).toEqual([]);
});

test('the index of facts keeps those of the pages that are left', () => {
  const cache = new CacheFolder(temporaryFolder());
  const facts = {
    links: { links: [], external: [], ids: ['a'], mayHaveMoreIds: false },
    warnings: [],
    imports: [],
  };
  const first = new FactsIndex(cache);
  first.set('one', facts);
  first.set('two', facts);
  first.save(['one', 'unknown']);
  const second = new FactsIndex(cache);
  expect(second.get('one')).toEqual(facts);
  expect(second.get('two')).toBeUndefined();
  second.save([]);
  expect(new FactsIndex(cache).get('one')).toEqual(facts);
});
