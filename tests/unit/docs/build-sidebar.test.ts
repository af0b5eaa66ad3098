import { expect, test } from 'vitest';
import {
  buildSidebar,
  flattenSidebar,
  type SidebarEntry,
  type SidebarPage,
} from '../../../integrations/docs/navigation/build-sidebar.ts';

function page(id: string, more: Partial<SidebarPage> = {}): SidebarPage {
  return { id, title: id.split('/').at(-1) ?? id, hidden: false, isIndex: id === 'index', ...more };
}

const english = { lang: 'en', overview: 'Overview' };

/** The tree as indented lines: `- label (id)` for links, `+ label` for groups. */
function draw(entries: readonly SidebarEntry[], depth = 0): string[] {
  const indent = '  '.repeat(depth);
  return entries.flatMap((entry) =>
    entry.kind === 'link'
      ? [`${indent}- ${entry.label} (${entry.id})`]
      : [`${indent}+ ${entry.label}`, ...draw(entry.children, depth + 1)],
  );
}

const cases: Record<string, { pages: SidebarPage[]; tree: string[] }> = {
  nothing: { pages: [], tree: [] },
  'by title, numbers as numbers': {
    pages: [page('c', { title: 'Step 10' }), page('a', { title: 'Step 9' }), page('b')],
    tree: ['- b (b)', '- Step 9 (a)', '- Step 10 (c)'],
  },
  'order first, then title': {
    pages: [page('a'), page('z', { order: 1 }), page('y', { order: 2 }), page('b')],
    tree: ['- z (z)', '- y (y)', '- a (a)', '- b (b)'],
  },
  'the label where the title is too long': {
    pages: [page('a', { title: 'All about sand', label: 'Sand' })],
    tree: ['- Sand (a)'],
  },
  'the root index before everything': {
    pages: [page('a', { order: 0 }), page('index', { title: 'Welcome' })],
    tree: ['- Welcome (index)', '- a (a)'],
  },
  'hidden pages left out, and folders of hidden pages with them': {
    pages: [page('a', { hidden: true }), page('old/b', { hidden: true }), page('c')],
    tree: ['- c (c)'],
  },
  'a folder named after itself': {
    pages: [page('getting-started/first_steps')],
    tree: ['+ Getting started', '  - first_steps (getting-started/first_steps)'],
  },
  'a folder named and placed by its index page': {
    pages: [
      page('zeta/one'),
      page('zeta', { title: 'Guides', order: 1, isIndex: true }),
      page('alpha'),
    ],
    tree: ['+ Guides', '  - Overview (zeta)', '  - one (zeta/one)', '- alpha (alpha)'],
  },
  'a page beside the folder of its name': {
    pages: [page('guides'), page('guides/one')],
    tree: ['- guides (guides)', '+ Guides', '  - one (guides/one)'],
  },
  'folders in folders': {
    pages: [page('a/b/c'), page('a/d')],
    tree: ['+ A', '  + B', '    - c (a/b/c)', '  - d (a/d)'],
  },
};

test.each(Object.entries(cases))('%s', (_name, { pages, tree }) => {
  expect(draw(buildSidebar(pages, english))).toEqual(tree);
});

test('the order of files does not matter', () => {
  const pages = Object.values(cases).flatMap((one) => one.pages.filter(({ id }) => id !== 'index'));
  const unique = [...new Map(pages.map((one) => [one.id, one])).values()];
  expect(buildSidebar(unique.toReversed(), english)).toEqual(buildSidebar(unique, english));
});

test('flattened, the tree reads from top to bottom', () => {
  const tree = buildSidebar([page('b/c'), page('a', { order: 1 }), page('d')], english);
  expect(flattenSidebar(tree).map(({ id }) => id)).toEqual(['a', 'b/c', 'd']);
});
