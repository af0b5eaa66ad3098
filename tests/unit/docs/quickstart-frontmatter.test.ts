import { expect, test } from 'vitest';
import { checkPage } from './check-page.ts';

const body = '## Run\n\n```sh\nnode a.mjs\n```\n\n```txt output\nHello\n```\n';

test.each<[frontmatter: string, message: string, hint: string]>([
  [
    'quickstart: ⟦true',
    'must be a group of keys, but is true',
    'quickstart:\n  goal: Hello, world!',
  ],
  ['⟦quickstart:', 'must be a group of keys, but is empty', 'goal: Hello, world!'],
  ['quickstart: ⟦Hello', 'must be a group of keys, but is "Hello"', 'goal: Hello, world!'],
  ['⟦quikstart: { goal: Hello }', 'quikstart: is not a known key', 'Did you mean "quickstart"?'],
  ['⟦QuickStart: { goal: Hello }', 'is not a known key', 'Did you mean "quickstart"?'],
  ['⟦goal: Hello', 'goal: is not a known key', 'Write it below quickstart:'],
  ['quickstart: { goal: Hello, ⟦budgt: 5m }', 'quickstart.budgt: is not', 'Did you mean "budget"?'],
  ['quickstart: { goal: Hello, ⟦BUDGET: 5m }', 'is not a known key', 'Did you mean "budget"?'],
  ['quickstart: { goal: Hello, ⟦step: h3 }', 'is not a known key', 'Did you mean "steps"?'],
  [
    'quickstart:\n  goal: Hello\n  needs:\n    - node 22\n    - ⟦API key: soon',
    'must be a name such as node 22, or a name and a time such as API key: 1m',
    'needs:\n    - node 22\n    - API key: 1m',
  ],
  ['quickstart:\n  goal: Hello\n  needs: ⟦node 22', 'needs: must be a list', '    - node 22'],
  ['quickstart: { goal: ⟦"" }', 'goal: must not be empty', 'goal: Hello, world!'],
  ['quickstart: { goal: ⟦"  " }', 'goal: must not be empty', 'goal: Hello, world!'],
  ['quickstart:\n  goal: ⟦|\n    One\n    two', 'goal: must be one line', 'goal: Hello, world!'],
  ['quickstart: { goal: ⟦42 }', 'must be text, but is 42', 'Put it in quotes: goal: "42"'],
  ['quickstart: { goal: Hello, budget: ⟦5 mins }', 'but is "5 mins"', 'Did you mean "5m"?'],
  ['quickstart: { goal: Hello, budget: ⟦5 }', 'must be text, but is 5', 'Did you mean "5m"?'],
  ['quickstart: { goal: Hello, budget: ⟦1h30m }', 'but is "1h30m"', 'Did you mean "90m"?'],
  ['quickstart: { goal: Hello, budget: ⟦0m }', 'but is "0m"', 'budget: 5m'],
  ['quickstart: { goal: Hello, budget: ⟦soon }', 'but is "soon"', 'budget: 5m'],
])('%s', async (marked, message, hint) => {
  const head = `---\ntitle: A page\n${marked}\n---\n\n`;
  const before = head.slice(0, head.indexOf('⟦')).split('\n');
  const { problems } = await checkPage(head.replace('⟦', '') + body);
  expect(problems).toMatchObject([
    {
      code: 'frontmatter-invalid',
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      message: expect.stringContaining(message) as string,
      hint: expect.stringContaining(hint) as string,
    },
  ]);
});

test('a goal is trimmed, and a block of one line is one', async () => {
  const page = `---\ntitle: A page\nquickstart:\n  goal: |\n    Hello\n---\n\n${body}`;
  expect((await checkPage(page)).problems).toEqual([]);
});
