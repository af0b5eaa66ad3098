import { describe, expect, test } from 'vitest';
import { readOptions, type DocsOptions } from '../../../integrations/docs/settings/options.ts';
import { orderPages, type PlacedPage } from '../../../integrations/docs/navigation/neighbours.ts';
import { renderNavigation } from '../../../integrations/docs/navigation/render-navigation.ts';
import { sidebarProblems } from '../../../integrations/docs/navigation/sidebar-problems.ts';
import type { SitePages } from '../../../integrations/docs/pages/site-pages.ts';
import { saidBy } from '../../harness/message-of.ts';
import { en } from '../../../src/words/languages/en.ts';

function page(path: string, more: Partial<PlacedPage['data']> = {}): PlacedPage {
  const id = path.replace(/\.mdx$/, '').replace(/\/index$/, '');
  const data = { title: `The ${id}`, sidebar: { hidden: false }, template: 'doc', draft: false };
  return { id, path: `content/${path}`, data: { ...data, ...more } as PlacedPage['data'] };
}

const pages = [
  page('start.mdx', { sidebar: { hidden: false, icon: 'rocket' } }),
  page('alone.mdx'),
  page('guides/index.mdx', { title: 'Guides', sidebar: { hidden: false, icon: 'book' } }),
  page('guides/sand.mdx', { sidebar: { hidden: false, icon: 'rocket' } }),
  page('api/index.mdx', { title: 'API' }),
  page('api/glass.mdx'),
];

const topics: DocsOptions['sidebar'] = [
  { label: 'Learn', topic: true, icon: 'compass', items: ['start', { folder: 'guides' }] },
  { folder: 'api', topic: true, label: 'Reference' },
];

const settingsOf = (sidebar: DocsOptions['sidebar']) =>
  readOptions({ title: 'Hourglass', sidebar });
const order = (sidebar: DocsOptions['sidebar']) => orderPages(pages, settingsOf(sidebar));

describe('topics', () => {
  test('are named by their label and lead to their first page', () => {
    expect(order(topics).topics).toEqual([
      { label: 'Learn', icon: 'compass', id: 'start' },
      { label: 'Reference', icon: undefined, id: 'api' },
    ]);
    expect(order(['start']).topics).toEqual([]);
  });

  test('keep their readers: previous and next stay, and the trail names the topic', () => {
    const { neighbours } = order(topics);
    expect(neighbours.get('start')).toEqual({
      ...{ topic: 0, trail: [{ label: 'Learn' }], previous: undefined },
      next: { kind: 'link', id: 'guides', label: 'Guides' },
    });
    expect(neighbours.get('guides/sand')).toMatchObject({
      ...{ topic: 0, next: undefined },
      trail: [{ label: 'Learn' }, { label: 'Guides', id: 'guides' }],
    });
    // The page that names the topic does not stand in it for its reader.
    expect(neighbours.get('api')).toMatchObject({ topic: 1, trail: [], previous: undefined });
    expect(neighbours.get('api/glass')).toMatchObject({
      trail: [{ label: 'Reference', id: 'api' }],
    });
    expect(neighbours.has('alone')).toBe(false);
  });

  test('that share a page: it is in the first, and that is said', () => {
    const shared: DocsOptions['sidebar'] = [
      ...topics,
      { label: 'More', topic: true, items: ['alone', 'guides/sand'] },
    ];
    const { neighbours } = order(shared);
    expect(neighbours.get('guides/sand')).toMatchObject({ topic: 0, next: undefined });
    const site = { all: () => pages } as unknown as Pick<SitePages, 'all'>; // of which this is asked
    const { errors, warnings } = sidebarProblems(site, settingsOf(shared));
    expect(errors).toEqual([]);
    expect(warnings.map(({ message }) => message)).toEqual([
      'The option sidebar of docs() lists the page "guides/sand" in the topics "Learn" and "More". It shows the sidebar of the first.',
    ]);
    expect(sidebarProblems(site, settingsOf(topics)).warnings).toEqual([]);
  });

  test('stand at the top alone, all of it or nothing', () => {
    expect(saidBy(() => order([...topics, 'alone']))).toContain(
      '- sidebar[2]: stands beside topics, so no topic would show it: make it one by topic: true, or put it into one',
    );
    const nested = { label: 'A', items: [{ label: 'B', topic: true, items: ['start'] }] };
    expect(saidBy(() => order([nested]))).toContain(
      '- sidebar[0].items[0].topic: a topic stands at the top of the sidebar',
    );
  });
});

describe('the navigation page', () => {
  const html = (sidebar: DocsOptions['sidebar']) => {
    const site = { ...settingsOf(sidebar), base: '/', words: en };
    return renderNavigation(order(sidebar).sidebar, site);
  };

  test('has a list for each topic', () => {
    expect(html(topics).match(/<ul role="list" class="topic">/g)).toHaveLength(2);
    expect(html(topics)).not.toContain('Learn');
    expect(html(['start'])).not.toContain('class="topic"');
  });

  test('holds each shape once, and each id', () => {
    const text = html([...topics, { label: 'More', topic: true, items: ['start'] }]);
    expect(text.match(/<symbol id="[^"]*"/g)).toEqual([
      '<symbol id="icon/book"',
      '<symbol id="icon/rocket"',
    ]);
    expect(text.match(/href="#icon\/rocket"/g)).toHaveLength(3);
    expect(text.match(/id="page\/start"/g)).toHaveLength(1);
    expect(html(['alone'])).not.toContain('<svg');
  });

  test('shows the icon of an index page before its group alone', () => {
    const text = html([{ folder: 'guides' }]);
    expect(text).toMatch(/<summary><svg[^>]*><use href="#icon\/book"\/><\/svg>Guides<\/summary>/);
    expect(text).toContain('href="/guides/">Overview</a>');
  });
});

test('an icon that there is not', () => {
  expect(saidBy(() => order([{ folder: 'guides', icon: 'rokcet' }]))).toBe(
    'The option sidebar of docs() names the icon "rokcet", but there is no such icon.\n\nDid you mean "rocket"?',
  );
});
