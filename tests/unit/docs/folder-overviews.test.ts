import { expect, test } from 'vitest';
import { FolderOverviews } from '../../../integrations/docs/navigation/folder-overviews.ts';
import { orderPages, type PlacedPage } from '../../../integrations/docs/navigation/neighbours.ts';
import { overviewProblems } from '../../../integrations/docs/navigation/overview-problems.ts';
import type { SitePages } from '../../../integrations/docs/pages/site-pages.ts';
import { readOptions, type DocsOptions } from '../../../integrations/docs/settings/options.ts';

function page(path: string, more: object = {}): PlacedPage {
  const id = path.replace(/\.mdx$/, '').replace(/\/index$/, '');
  const data = { title: `The ${id}`, sidebar: { hidden: false }, template: 'doc', draft: false };
  return { id, path: `content/${path}`, data: { ...data, ...more } as PlacedPage['data'] };
}

const pages = [
  page('index.mdx', { template: 'home' }),
  page('guides/index.mdx'),
  page('guides/b.mdx', { description: 'On b.' }),
  page('guides/a.mdx', { sidebar: { hidden: false, icon: 'rocket' } }),
  page('guides/secret.mdx', { sidebar: { hidden: true } }),
  page('guides/draft.mdx', { draft: true }),
  page('guides/deep/index.mdx'),
  page('guides/deep/one.mdx'),
  page('guides/bare/two.mdx'),
];

function titles(folder: string, from: string, sidebar?: DocsOptions['sidebar']): string[] {
  const settings = { ...readOptions({ title: 'Hourglass', sidebar }), base: '/docs/' };
  const order = orderPages(pages, settings);
  const overviews = new FolderOverviews(pages, {
    ...settings,
    sidebar: order.sidebar,
    showsDrafts: false,
  });
  const asking = pages.find(({ id }) => id === from);
  return overviews.in(folder, asking ?? page(from)).map(({ title }) => title);
}

test('the pages of a folder, and of the folders in it what stands for them', () => {
  const all = ['The guides/bare/two', 'The guides/a', 'The guides/b', 'The guides/deep'];
  expect(titles('', 'guides').sort()).toEqual(all.sort());
  expect(titles('/guides/', 'index')).toHaveLength(4);
  expect(titles('guides/deep', 'index')).toEqual(['The guides/deep/one']);
  expect(titles('', 'guides/deep/one')).toEqual([]);
  // Of the whole site, the page that names a folder stands for it.
  expect(titles('', 'index')).toEqual(['The guides']);
});

test('the order is that of the sidebar, what it does not list comes behind', () => {
  const sidebar = ['guides/deep', 'guides/b'];
  expect(titles('guides', 'index', sidebar).slice(0, 2)).toEqual([
    'The guides/deep',
    'The guides/b',
  ]);
  expect(titles('guides', 'index', sidebar)).toHaveLength(4);
});

test('a page is listed with its description, its icon and its address', () => {
  const overviews = new FolderOverviews(pages, {
    ...{ sidebar: [], base: '/docs/', lang: 'en', showsDrafts: false },
  });
  expect(overviews.in('guides', page('index.mdx'))).toEqual(
    expect.arrayContaining([
      { title: 'The guides/a', href: '/docs/guides/a/', icon: 'rocket' },
      { title: 'The guides/b', href: '/docs/guides/b/', description: 'On b.' },
    ]),
  );
});

function written(folder: string, more: readonly PlacedPage[] = []) {
  const links = { links: [], ids: [], mayHaveMoreIds: false };
  const overviews = [{ folder, line: 5, column: 1 }];
  const site = {
    all: () => [...pages, ...more],
    linksOf: ({ path }: PlacedPage) =>
      path === 'content/guides/a.mdx' ? { ...links, overviews } : links,
  } as unknown as Pick<SitePages, 'all' | 'linksOf'>; // of which this is asked
  return overviewProblems(site, { ...readOptions({ title: 'Hourglass' }), base: '/' });
}

test('an overview that lists nothing is told, with the folder that was meant', () => {
  expect(written('guides')).toEqual([]);
  const [problem] = written('guids');
  expect(problem).toMatchObject({
    location: { file: 'content/guides/a.mdx', line: 5, column: 1 },
    hint: 'Did you mean folder="guides"?',
  });
  expect(problem?.message).toContain('<Overview folder="guids" /> lists the pages of that folder');
});

test('no folder is suggested that lists nothing, is the same or is like anything', () => {
  const drafts = [page('gone/one.mdx', { draft: true }), page('d/one.mdx', { draft: true })];
  for (const folder of ['gone', '/gone/', 'Gone', 'd', '..', '../d', 'gonne']) {
    const [problem] = written(folder, drafts);
    expect(problem?.hint, folder).toContain('Have a page there that is neither a draft nor hidden');
  }
});

test('a folder is written as its address or as its name, with a slash or without', () => {
  for (const folder of ['guides', 'guides/', '/guides', 'Guides']) {
    expect(written(folder), folder).toEqual([]);
  }
});
