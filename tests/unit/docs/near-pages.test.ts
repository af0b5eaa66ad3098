import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { editDistance } from '../../../integrations/docs/client/edit-distance.ts';
import { nearPages } from '../../../integrations/docs/client/near-pages.ts';

const paths = [
  '/quickstart/',
  '/guides/install/',
  '/guides/languages/',
  '/guides/deploy/',
  '/reference/cli/',
  '/reference/configuration/',
  '/%E6%97%A5%E6%9C%AC%E8%AA%9E/',
  '/de/guides/install/',
];
const pages = paths.map((path) => ({ path, label: path }));
const near = (asked: string): string[] =>
  nearPages(asked, pages, editDistance).map(({ path }) => path);

test.each([
  ['the ending of another generator', '/guides/install.html', '/guides/install/'],
  ['the file', '/guides/install.md', '/guides/install/'],
  ['the file of a folder', '/guides/install/index.html', '/guides/install/'],
  ['other capitals', '/Guides/Install/', '/guides/install/'],
  ['no slash', '/reference/cli', '/reference/cli/'],
  ['a slip', '/guides/instal/', '/guides/install/'],
  ['two letters swapped', '/qiuckstart/', '/quickstart/'],
  ['an underscore', '/reference/configuration_/', '/reference/configuration/'],
  ['another folder', '/docs/v1/configuration/', '/reference/configuration/'],
  ['another folder and a slip', '/setup/deplyo/', '/guides/deploy/'],
  ['no folder', '/languages/', '/guides/languages/'],
  ['a language that is gone', '/fr/guides/deploy/', '/guides/deploy/'],
  ['letters of another script', '/old/日本語/', '/%E6%97%A5%E6%9C%AC%E8%AA%9E/'],
  ['the same, encoded', '/old/%E6%97%A5%E6%9C%AC%E8%AA%9E/', '/%E6%97%A5%E6%9C%AC%E8%AA%9E/'],
])('%s: the page is the first', (_, asked, page) => {
  expect(near(asked)[0]).toBe(page);
});

test('the one in the same language is nearer than its translation', () => {
  expect(near('/de/guides/instal/')).toEqual(['/de/guides/install/', '/guides/install/']);
});

test('there are three at most, those with the same folders first', () => {
  const same = ['/a/overview/', '/b/overview/', '/c/d/overview/', '/e/overview/'];
  const found = nearPages(
    '/x/d/overview/',
    same.map((path) => ({ path, label: '' })),
    editDistance,
  );
  expect(found.map(({ path }) => path)).toEqual(['/c/d/overview/', '/a/overview/', '/b/overview/']);
});

test.each([
  '/',
  '//',
  '/wp-login.php',
  '/nothing/like/it/',
  '/.env',
  '/%E0%A4%A/',
  '/guides/install/%',
  '/<img src=x onerror=alert(1)>/',
  `/${'a'.repeat(10_000)}/`,
  `/${'install/'.repeat(2_000)}`,
  '/../../etc/passwd',
])('%s is near to nothing', (asked) => {
  expect(near(asked)).toEqual([]);
});

test('its text is all that it needs', () => {
  const call = `(${nearPages.toString()})('/guides/instal/', pages, ${editDistance.toString()})`;
  const found = runInNewContext(call, { pages }) as { path: string }[];
  expect(found[0]?.path).toBe('/guides/install/');
});
