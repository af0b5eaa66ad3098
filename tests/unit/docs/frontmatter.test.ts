import { expect, test } from 'vitest';
import { z } from 'astro/zod';
import { frontmatterSchema } from '../../../integrations/docs/content/frontmatter.ts';
import { describeIssues } from '../../../integrations/describe-issues.ts';

test('a title is enough', () => {
  expect(frontmatterSchema.parse({ title: 'Start' })).toEqual({
    title: 'Start',
    sidebar: { hidden: false },
    template: 'doc',
    tableOfContents: true,
    wrapCode: false,
    draft: false,
  });
});

test('what is short is written out', () => {
  const { hero, sidebar, banner, prev, next, lastUpdated } = frontmatterSchema.parse({
    title: 'Start',
    hero: { image: '/hero.svg' },
    sidebar: { badge: 'New' },
    banner: 'Version 2 is here',
    prev: false,
    next: { label: 'On', href: '/on/' },
    lastUpdated: new Date('2026-11-26'),
  });
  expect(hero).toEqual({ image: { src: '/hero.svg', alt: '' }, actions: [] });
  expect(sidebar.badge).toEqual({ text: 'New' });
  expect(banner).toEqual({ text: 'Version 2 is here' });
  expect([prev, next]).toEqual([false, { label: 'On', href: '/on/' }]);
  expect(lastUpdated).toEqual(new Date('2026-11-26'));
});

test('a site adds fields of its own, and asks more of the others', () => {
  const schema = frontmatterSchema.extend({ since: z.string(), description: z.string() });
  expect(schema.parse({ title: 'a', since: '2.1', description: 'b' })).toMatchObject({
    since: '2.1',
    sidebar: { hidden: false },
  });
  const { error } = schema.safeParse({ title: 'a', sinc: '2.1' });
  expect(describeIssues(error?.issues ?? [], { sinc: '2.1' })).toEqual([
    'description: must be text, but is missing',
    'since: must be text, but is missing',
    'sinc: is not a known key',
  ]);
});

test('a budget is read into ms', () => {
  const { quickstart } = frontmatterSchema.parse({
    title: 'Start',
    quickstart: { goal: 'Hello', budget: '90s' },
  });
  expect(quickstart).toEqual({ goal: 'Hello', budgetMs: 90_000 });
});

test('lines of a text are no control characters', () => {
  const title = 'a\tb\r\nc';
  expect(frontmatterSchema.parse({ title }).title).toBe(title);
});

const wrong: Record<string, { input: unknown; says: string[] }> = {
  'no title': { input: {}, says: ['title: must be text, but is missing'] },
  'a number as title': { input: { title: 2 }, says: ['title: must be text, but is 2'] },
  'an empty goal': {
    input: { title: 'a', quickstart: { goal: '' } },
    says: ['quickstart.goal: must not be empty'],
  },
  'a budget in words': {
    input: { title: 'a', quickstart: { goal: 'b', budget: 'five minutes' } },
    says: ['quickstart.budget: must be a time such as 90s, 5m or 1h, but is "five minutes"'],
  },
  'a slip in a key': {
    input: { title: 'a', sidebar: { oder: 1 } },
    says: ['sidebar.oder: is not a known key'],
  },
  'a badge of no kind': {
    input: { title: 'a', sidebar: { badge: { text: 'New', kind: 'red' } } },
    says: [
      'sidebar.badge: must be text, or { text, kind } with a kind of note, tip, important, caution, danger',
    ],
  },
  'a neighbour that is none': {
    input: { title: 'a', next: true },
    says: ['next: must be false, a label, or { label, href }'],
  },
  'a tag that has no place in the head': {
    input: { title: 'a', head: [{ tag: 'div' }] },
    says: [
      'head[0].tag: must be one of "meta", "link", "script", "style", "noscript", "base", but is "div"',
    ],
  },
  'a control character': {
    input: { title: 'a\u0000', description: 'b\u007f', banner: { text: '\u001b[1m' } },
    says: [
      'title: must not hold control characters, but holds U+0000',
      'description: must not hold control characters, but holds U+007F',
      'banner.text: must not hold control characters, but holds U+001B',
    ],
  },
  'a control character in what a list or a choice holds': {
    input: {
      title: 'a',
      sidebar: { badge: '\u0001' },
      hero: { image: { src: '/a.svg', alt: '\u0002' } },
      head: [{ tag: 'meta', attrs: { content: '\u0003' } }],
    },
    says: [
      'sidebar.badge: must not hold control characters, but holds U+0001',
      'hero.image.alt: must not hold control characters, but holds U+0002',
      'head[0].attrs.content: must not hold control characters, but holds U+0003',
    ],
  },
  'an unknown template': {
    input: { title: 'a', template: 'splash' },
    says: ['template: must be one of "doc", "home", but is "splash"'],
  },
};

test.each(Object.entries(wrong))('%s', (_name, { input, says }) => {
  const { error } = frontmatterSchema.safeParse(input);
  expect(describeIssues(error?.issues ?? [], input)).toEqual(says);
});
