import { expect, test } from 'vitest';
import { frontmatterSchema } from '../../../integrations/docs/content/frontmatter.ts';
import { describeIssues } from '../../../integrations/describe-issues.ts';

test('a title is enough', () => {
  expect(frontmatterSchema.parse({ title: 'Start' })).toEqual({
    title: 'Start',
    sidebar: { hidden: false },
    template: 'doc',
    actions: [],
    tableOfContents: true,
    draft: false,
  });
});

test('a budget is read into ms', () => {
  const { quickstart } = frontmatterSchema.parse({
    title: 'Start',
    quickstart: { goal: 'Hello', budget: '90s' },
  });
  expect(quickstart).toEqual({ goal: 'Hello', budgetMs: 90_000 });
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
  'an unknown template': {
    input: { title: 'a', template: 'splash' },
    says: ['template: must be one of "doc", "home", but is "splash"'],
  },
};

test.each(Object.entries(wrong))('%s', (_name, { input, says }) => {
  const { error } = frontmatterSchema.safeParse(input);
  expect(describeIssues(error?.issues ?? [], input)).toEqual(says);
});
