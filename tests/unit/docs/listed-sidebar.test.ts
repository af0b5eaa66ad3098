import { describe, expect, test } from 'vitest';
import { readOptions, type DocsOptions } from '../../../integrations/docs/settings/options.ts';
import type { SidebarEntry } from '../../../integrations/docs/navigation/build-sidebar.ts';
import { orderPages, type PlacedPage } from '../../../integrations/docs/navigation/neighbours.ts';
import { saidBy } from '../../harness/message-of.ts';

function page(path: string, more: Partial<PlacedPage['data']> = {}): PlacedPage {
  const id = path.replace(/\.mdx$/, '').replace(/\/index$/, '');
  const data = { title: `The ${id}`, sidebar: { hidden: false }, template: 'doc', draft: false };
  return { id, path: `content/${path}`, data: { ...data, ...more } as PlacedPage['data'] };
}

const pages = [
  page('index.mdx', { template: 'home' }),
  page('start.mdx', { sidebar: { hidden: false, label: 'Start' } }),
  page('secret.mdx', { sidebar: { hidden: true } }),
  page('unfinished.mdx', { draft: true }),
  page('guides/index.mdx', { title: 'Guides' }),
  page('guides/sand.mdx'),
  page('guides/glass.mdx'),
  page('guides/old/wood.mdx'),
];

function order(sidebar: DocsOptions['sidebar']) {
  return orderPages(pages, readOptions({ title: 'Hourglass', sidebar }));
}

/** The tree as indented lines: `- label (id)` for links, `+ label (id)` for groups. */
function draw(entries: readonly SidebarEntry[], indent = ''): string[] {
  return entries.flatMap((entry) =>
    entry.kind === 'link'
      ? [`${indent}- ${entry.label} (${entry.id})`]
      : [`${indent}+ ${entry.label} (${entry.id})`, ...draw(entry.children, `${indent}  `)],
  );
}

test('pages in the written order, groups in groups, folders as they are', () => {
  const { sidebar, neighbours } = order([
    'guides/sand',
    { label: 'First', items: ['/Start/', { label: 'Deep', items: ['guides/old/wood.mdx'] }] },
    { folder: 'guides' },
  ]);
  expect(draw(sidebar)).toEqual([
    '- The guides/sand (guides/sand)',
    '+ First (First)',
    '  - Start (start)',
    '  + Deep (First/Deep)',
    '    - The guides/old/wood (guides/old/wood)',
    '+ Guides (guides)',
    '  - Overview (guides)',
    '  + Old (guides/old)',
    '    - The guides/old/wood (guides/old/wood)',
    '  - The guides/glass (guides/glass)',
    '  - The guides/sand (guides/sand)',
  ]);
  expect(neighbours.get('start')).toMatchObject({
    previous: { id: 'guides/sand' },
    next: { id: 'guides/old/wood' },
  });
});

test('a folder under another name', () => {
  expect(draw(order([{ folder: '/guides/old/', label: 'Wooden' }]).sidebar)).toEqual([
    '+ Wooden (guides/old)',
    '  - The guides/old/wood (guides/old/wood)',
  ]);
});

test('what is hidden, a draft or the home page stays out, and groups of nothing else with it', () => {
  const { sidebar } = order(['secret', 'unfinished', '/', { label: 'None', items: ['secret'] }]);
  expect(sidebar).toEqual([]);
});

test('development lists drafts', () => {
  const settings = readOptions({ title: 'Hourglass', sidebar: ['unfinished'] });
  expect(draw(orderPages(pages, { ...settings, showsDrafts: true }).sidebar)).toEqual([
    '- The unfinished (unfinished)',
  ]);
});

describe('mistakes', () => {
  test('a page that does not exist', () => {
    expect(saidBy(() => order(['guides/sandd']))).toMatchInlineSnapshot(`
      "The option sidebar of docs() names the page "guides/sandd", but there is no such page.

      Did you mean "guides/sand"?"
    `);
  });

  test('a folder that does not exist', () => {
    expect(saidBy(() => order([{ folder: 'reference' }]))).toMatchInlineSnapshot(`
      "The option sidebar of docs() names the folder "reference", but there is no such folder.

      Write the folder by its path below the folder of the pages, without an ending."
    `);
  });

  test('an item that is none of the three', () => {
    const wrong = [{ autogenerate: 'guides' }] as unknown as DocsOptions['sidebar']; // of a JavaScript user
    expect(saidBy(() => order(wrong))).toMatchInlineSnapshot(`
      "docs() cannot work with these options:
        - sidebar[0]: must be a page, { folder: 'guides' } or { label: 'Guides', items: […] }

      Correct them in astro.config.mjs. The least that works: docs({ title: 'My docs' })"
    `);
  });
});
