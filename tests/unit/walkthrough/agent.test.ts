import { describe, expect, test } from 'vitest';
import { isMeantimeError } from '../../../src/protocol/errors.ts';
import { readVariants } from '../../../src/protocol/choices.ts';
import { readQuickstart } from '../../../src/protocol/read-steps.ts';
import { findTwin } from '../../../src/walkthrough/agent/find-twin.ts';
import { mergeSteps } from '../../../src/walkthrough/agent/merge-steps.ts';
import { readTwin } from '../../../src/walkthrough/agent/read-twin.ts';

const twin = `---
title: Start
quickstart:
  goal: Hello!
  needs:
    - node 22
    - API key: 1m
---

# Start

## Install

<!-- tabs pkg -->

<!-- tab -->

**npm**

\`\`\`sh
npm install hello
\`\`\`

<!-- tab -->

**pnpm**

\`\`\`sh
pnpm add hello
\`\`\`

<!-- /tabs -->

## Run

\`\`\`js title="a.mjs"
// <!-- tabs -->
\`\`\`

\`\`\`sh background ready=http://localhost:3000
node a.mjs
\`\`\`

\`\`\`txt output title="http://localhost:3000"
Hello!
\`\`\`
`;

function stepsOf(text: string, choices = {}) {
  return readQuickstart(readTwin(text), choices)?.steps ?? [];
}

/** What somebody is told. */
async function told(from: () => unknown): Promise<string> {
  try {
    await from();
    return 'nothing';
  } catch (error) {
    if (!isMeantimeError(error)) throw error;
    const { file = '', line = '' } = error.location ?? {};
    return `${file}:${line} ${error.code}\n${error.message}`;
  }
}

describe('a quickstart by its Markdown alone', () => {
  test('has its steps, what they ask, and what the page says of itself', () => {
    const read = readQuickstart(readTwin(twin));
    expect(read?.meta).toMatchObject({
      goal: 'Hello!',
      needs: [{ name: 'node 22' }, { name: 'API key', ms: 60_000 }],
    });
    const asked = read?.steps.map(({ title, actions }) => [title, actions.map(({ kind }) => kind)]);
    expect(asked).toEqual([
      ['Install', ['run']],
      ['Run', ['save', 'run', 'open']],
    ]);
  });

  test('has the ways of its tabs', () => {
    const variants = readVariants(readTwin(twin));
    expect(variants.map(({ id, choices }) => [id, choices])).toEqual([
      ['npm', { pkg: 'npm' }],
      ['pnpm', { pkg: 'pnpm' }],
    ]);
    expect(stepsOf(twin, { pkg: 'pnpm' })[0]?.actions).toMatchObject([{ text: 'pnpm add hello' }]);
  });

  test.each([
    ['no frontmatter', '# A\n'],
    ['other frontmatter', '---\ntitle: A\n---\n'],
    ['frontmatter that is none', '---\n[: {\n---\n'],
    ['comments that close nothing', '<!-- /tabs -->\n\n<!-- tab -->\n'],
  ])('%s: is no quickstart', (_name, text) => {
    expect(readQuickstart(readTwin(text))).toBeUndefined();
  });
});

describe('what the page asks otherwise', () => {
  test.each([
    ['the same', twin, 'nothing'],
    ['a file', twin.replace('a.mjs"', 'b.mjs"'), 'file: b.mjs'],
    ['an output', twin.replace('\nHello!\n```', '\nBye!\n```'), 'shows: Bye!'],
    ['readiness', twin.replace(' ready=http://localhost:3000', ''), 'ready'],
    ['less', twin.replace('title="a.mjs"', ''), 'The page:'],
    ['more', twin.replace('## Run', '```sh\nmore\n```\n\n## Run'), 'more'],
  ])('%s', async (_name, changed, expected) => {
    const page = stepsOf(twin);
    expect(
      await told(() => mergeSteps({ page, twin: stepsOf(changed), source: 'a.mdx' })),
    ).toContain(expected);
  });
});

describe('the way to it', () => {
  const index =
    '# Docs\n\n- [Other](/other.md)\n- [Get  *started*](https://docs.example.com/a.md)\n';
  const find = (answers: Record<string, [number, string, string]>) =>
    findTwin({
      homeUrl: 'http://127.0.0.1:1/',
      quickstart: { title: 'Get started', path: '/a/' },
      location: { file: 'a.mdx' },
      get: (url) => {
        const [status, type, text] = answers[url] ?? [404, 'text/plain', ''];
        return Promise.resolve({ status, type, text });
      },
    });
  const at = (path: string) => `http://127.0.0.1:1/${path}`;

  test('is two requests, at the address that is walked', async () => {
    const found = await find({
      [at('llms.txt')]: [200, 'text/plain', index],
      [at('a.md')]: [200, 'text/markdown', twin],
    });
    expect(found).toEqual({ url: at('a.md'), text: twin });
  });

  test('leads to the page that is meant, of those of one name', async () => {
    const both = `- [Get started](/go.md)\n${index}`;
    const found = await find({
      [at('llms.txt')]: [200, 'text/plain', both],
      [at('a.md')]: [200, 'text/markdown', twin],
      [at('go.md')]: [200, 'text/markdown', 'another'],
    });
    expect(found.url).toBe(at('a.md'));
  });

  test.each([
    ['no list', {}, 'agent-index-missing'],
    ['a page for a list', { [at('llms.txt')]: [200, 'text/html', ''] }, 'agent-index-missing'],
    ['no link', { [at('llms.txt')]: [200, 'text/plain', '# A'] }, 'agent-page-unlisted'],
    ['a dead link', { [at('llms.txt')]: [200, 'text/plain', index] }, 'agent-page-missing'],
  ] as [string, Record<string, [number, string, string]>, string][])(
    '%s',
    async (_name, answers, code) => {
      expect(await told(() => find(answers))).toContain(`a.mdx: ${code}`);
    },
  );
});

test('a change to a file is what the page copies of it, and what it replaces', () => {
  const change =
    '## Change\n\n```diff lang="js" title="a.mjs"\n-old();\n+fresh();\n stays();\n```\n';
  const marked =
    '## Mark\n\n```js title="a.mjs" del={1} ins={2}\nold();\nfresh();\nstays();\n```\n';
  const saved = { kind: 'save', text: 'fresh();\nstays();', before: 'old();\nstays();' };
  const [changed, lined] = stepsOf(twin.replace('## Install', `${change}\n${marked}\n## Install`));
  expect(changed?.actions).toMatchObject([saved]);
  expect(lined?.actions).toMatchObject([saved]);
});
