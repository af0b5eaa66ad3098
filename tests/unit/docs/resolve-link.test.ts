import { expect, test } from 'vitest';
import { pageId, pagePath } from '../../../integrations/docs/addresses/page-address.ts';
import { resolveLink } from '../../../integrations/docs/addresses/resolve-link.ts';

const links: [href: string, atRoot: string, underBase: string][] = [
  ['./other.md', '/guides/other/', '/docs/guides/other/'],
  ['other.mdx', '/guides/other/', '/docs/guides/other/'],
  ['./other.md#the-neck', '/guides/other/#the-neck', '/docs/guides/other/#the-neck'],
  ['./other.md?tab=npm#x', '/guides/other/?tab=npm#x', '/docs/guides/other/?tab=npm#x'],
  ['../quickstart.mdx', '/quickstart/', '/docs/quickstart/'],
  ['../index.md', '/', '/docs/'],
  ['./index.mdx', '/guides/', '/docs/guides/'],
  ['./Big%20Picture.md', '/guides/big-picture/', '/docs/guides/big-picture/'],
  ['/quickstart.md', '/quickstart/', '/docs/quickstart/'],
  ['/quickstart/', '/quickstart/', '/docs/quickstart/'],
  ['/', '/', '/docs/'],
  ['/logo.svg', '/logo.svg', '/docs/logo.svg'],
  ['/quickstart', '/quickstart/', '/docs/quickstart/'],
  ['/quickstart?tab=npm#x', '/quickstart/?tab=npm#x', '/docs/quickstart/?tab=npm#x'],
  ['/releases/v1.2', '/releases/v1.2/', '/docs/releases/v1.2/'],
  ['/LICENSE', '/LICENSE', '/docs/LICENSE'],
  ['/.well-known/security.txt', '/.well-known/security.txt', '/docs/.well-known/security.txt'],
  ['../other', '/guides/other/', '/docs/guides/other/'],
  ['../other/#x', '/guides/other/#x', '/docs/guides/other/#x'],
  ['./other', '/guides/start/other/', '/docs/guides/start/other/'],
  ['../../', '/', '/docs/'],
  ['../../../..', '/', '/docs/'],
  ['.', '/guides/start/', '/docs/guides/start/'],
  ['./%zz.md', '/guides/%25zz/', '/docs/guides/%25zz/'],
];

const untouched = [
  '#here',
  '?q=1',
  '',
  './image.png',
  '../data/list.json?v=1',
  'https://example.com/a.md',
  '//example.com/a.md',
  'mailto:a@example.com',
  '../../outside.md',
];

test.each(links)('%s', (href, atRoot, underBase) => {
  const page = { file: 'guides/start.md', bareFiles: ['/LICENSE'] };
  expect(resolveLink(href, { ...page, base: '/' })).toBe(atRoot);
  expect(resolveLink(href, { ...page, base: '/docs/' })).toBe(underBase);
  expect(resolveLink(href, { ...page, base: '/docs' })).toBe(underBase);
});

test.each(untouched)('%j stays as it is', (href) => {
  expect(resolveLink(href, { file: 'guides/start.md', base: '/docs' })).toBe(href);
});

test.each([
  ['index.mdx', 'index', '/'],
  ['quickstart.md', 'quickstart', '/quickstart/'],
  ['guides/index.mdx', 'guides', '/guides/'],
  ['guides/Start Here.MDX', 'guides/start-here', '/guides/start-here/'],
  ['releases/v1.2.md', 'releases/v1.2', '/releases/v1.2/'],
  ['日本語.md', '日本語', '/%E6%97%A5%E6%9C%AC%E8%AA%9E/'],
])('%s has the id %s', (file, id, path) => {
  expect(pageId(file)).toBe(id);
  expect(pagePath(id)).toBe(path);
});
