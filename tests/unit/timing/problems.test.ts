import { describe, expect, test } from 'vitest';
import { buildManifest } from '../../../integrations/timing/build-manifest.ts';
import { quickstartNotBuilt } from '../../../integrations/timing/errors.ts';
import { readOptions } from '../../../integrations/timing/options.ts';
import { renderError } from '../../../integrations/timing/write-manifest.ts';
import { isMeantimeError } from '../../../src/protocol/errors.ts';

const goal = 'Hello';
const run = (attributes = '') =>
  `<pre data-meantime-role="run" data-meantime-line="9" ${attributes}><code>npm start\n</code></pre>`;
const output = `<pre data-meantime-role="output"><code>${goal}</code></pre>`;
const sound = `<h2 id="run" data-meantime-line="7">Run</h2><p>Do it.</p>${run()}${output}`;

interface Page {
  path?: string;
  meta?: object;
  content?: string;
}

function page({ path = '/quickstart/', meta = {}, content = sound }: Page) {
  const all = { id: 'quickstart', goal, source: 'content/quickstart.mdx', ...meta };
  const quickstart = JSON.stringify(all).replaceAll('"', '&quot;');
  const html =
    `<!doctype html><html><head><meta name="meantime:quickstart" content="${quickstart}"></head>` +
    `<body><main><h1>Quickstart</h1>${content}</main></body></html>`;
  return { path, html };
}

const site = { siteId: 'site', base: '/' };
const problemsOf = (...pages: Page[]) => {
  const { problems } = buildManifest(site, pages.map(page));
  return problems.map((problem) => renderError(problem, () => undefined)).join('\n');
};

describe('a sound quickstart', () => {
  test('has no problems', () => {
    const { manifest, problems } = buildManifest(site, [page({})]);
    expect(problems).toEqual([]);
    expect(manifest.quickstarts).toMatchObject([{ id: 'quickstart', title: 'Quickstart' }]);
  });

  test('may have a step that is only read', () => {
    expect(problemsOf({ content: `<h2 id="why">Why</h2><p>Because.</p>${sound}` })).toBe('');
  });

  test('pages that only speak of quickstarts are passed over', () => {
    const html = '<!doctype html><html><body><p>meantime:quickstart</p></body></html>';
    expect(buildManifest(site, [{ path: '/', html }])).toMatchObject({
      problems: [],
      manifest: { quickstarts: [] },
    });
  });

  test('quickstarts are ordered by id, and the revision is theirs', () => {
    const pages = ['b', 'a', 'c'].map((id) => page({ meta: { id }, path: `/${id}/` }));
    const { manifest } = buildManifest(site, pages);
    expect(manifest.quickstarts.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(buildManifest(site, pages.toReversed()).manifest).toEqual(manifest);
    const fewer = buildManifest(site, pages.slice(1)).manifest;
    expect(fewer.revision).not.toBe(manifest.revision);
  });
});

describe('a problem says the file, the line and how to mend it', () => {
  test('no steps', () => {
    expect(problemsOf({ content: run() })).toMatchInlineSnapshot(`
      "content/quickstart.mdx The quickstart has no steps. (quickstart-without-steps)

        Steps are the sections of a page or the items of a numbered list, and content/quickstart.mdx has neither in its content.

        Hint: Give each step a heading: ## Install
      "
    `);
  });

  test('an id that no beacon can carry', () => {
    expect(problemsOf({ meta: { id: 'guides/'.repeat(15) } })).toMatchInlineSnapshot(`
      "content/quickstart.mdx The path of the quickstart is too long. (quickstart-id-too-long)

        The id of the quickstart content/quickstart.mdx has more than 100 characters, and beacons cannot carry it.

        Hint: The id is the path of the page: shorten the names of its folders or of its file.
      "
    `);
  });

  test('no action at all', () => {
    expect(problemsOf({ content: '<h2 id="a" data-meantime-line="7">A</h2><p>x</p>' }))
      .toMatchInlineSnapshot(`
        "content/quickstart.mdx:7 The quickstart asks for nothing. (quickstart-without-actions)

          content/quickstart.mdx has no command to run, file to save or page to open, so nobody can reach hello world with it.

          Hint: Add a code block of language sh, or with title="name-of-the-file".
        "
      `);
  });

  test('the goal is never shown', () => {
    expect(
      problemsOf({
        content: `<h2 id="a" data-meantime-line="7">A</h2><p>${goal}</p>${run()}<pre data-meantime-role="output">x</pre>`,
      }),
    ).toMatchInlineSnapshot(`
      "content/quickstart.mdx:7 The quickstart never shows its goal. (goal-not-shown)

        The goal of content/quickstart.mdx is "Hello", but no output on the page contains it, so neither a reader nor a newcomer can tell when it worked.

        Hint: Add below the last command: \`\`\`txt output
        Hello
        \`\`\`
      "
    `);
  });

  test('a command in the background without ready', () => {
    const content = `<h2 id="a">A</h2>${run('data-meantime-background')}${output}`;
    expect(problemsOf({ content })).toMatchInlineSnapshot(`
      "content/quickstart.mdx:9 The command in the background never says when it is ready. (background-without-ready)

        "npm start" keeps running, and without "ready" nobody can tell when to go on.

        Hint: Add to the fence the URL that answers or a text that it prints: background ready=http://localhost:3000
      "
    `);
  });

  test('an empty step', () => {
    const content = `<h2 id="a" data-meantime-line="5">First of all</h2>${sound}`;
    expect(problemsOf({ content })).toMatchInlineSnapshot(`
      "content/quickstart.mdx:5 The step is empty. (step-empty)

        The step "First of all" has neither text nor a code block.

        Hint: Say what to do, or remove the heading.
      "
    `);
  });

  test('a heading that beacons cannot carry', () => {
    const content = sound.replace('id="run"', `id="${'x'.repeat(101)}"`);
    expect(problemsOf({ content })).toMatchInlineSnapshot(`
      "content/quickstart.mdx:7 The heading of the step is too long. (step-id-too-long)

        The id of the step "Run" has more than 100 characters, and beacons cannot carry it.

        Hint: Shorten the heading, or give it an id: ## A long heading {#short}
      "
    `);
  });

  test('two quickstarts with one id', () => {
    expect(problemsOf({}, { path: '/again/' })).toMatchInlineSnapshot(`
      "Two quickstarts have the same id. (quickstart-twice)

        Both /quickstart/ and /again/ say that they are the quickstart "quickstart", and their readers could not be told apart.

        Hint: Give one of them another id.
      "
    `);
  });

  test.each([{ budgetMs: 0 }, { budgetMs: '5m' }, { id: '' }, { goal: 7 }])(
    'a meta element with %j',
    (meta) => {
      expect(problemsOf({ meta })).toMatch(
        /\(quickstart-illegible\)\n\n .* of \/quickstart\/ does not/,
      );
    },
  );

  test('without a source file, by the path of the page', () => {
    const meta = { source: undefined };
    expect(problemsOf({ meta, content: '' })).toMatch(
      /^\/quickstart\/ The quickstart has no steps/,
    );
  });

  test('a path that was not built', () => {
    expect(renderError(quickstartNotBuilt('/nowhere/'), () => undefined)).toMatchInlineSnapshot(`
      "A quickstart has no page. (quickstart-not-built)

        timing({ quickstarts }) names /nowhere/, but the build wrote no page there.

        Hint: Write the path below the base, as in the address bar: "/guides/quickstart/"
      "
    `);
  });
});

describe('options', () => {
  const problem = (options: object) => {
    try {
      readOptions(options);
    } catch (error) {
      if (isMeantimeError(error)) return `${error.message}\n${error.hint ?? ''}`;
      throw error;
    }
    return 'fine';
  };

  test('have defaults', () => {
    expect(readOptions({})).toEqual({
      storage: 'session',
      sample: 1,
      check: false,
      obeyPrivacySignals: true,
      publicTimes: false,
      quickstarts: {},
    });
  });

  test('take paths with and without slashes, and budgets as people write them', () => {
    const { quickstarts } = readOptions({
      quickstarts: { 'guides/start': { goal: 'Hi', budget: '90s' }, '': { goal: 'Ho' } },
    });
    expect(quickstarts).toEqual({
      '/guides/start/': { goal: 'Hi', budget: 90_000 },
      '/': { goal: 'Ho' },
    });
  });

  test('refuse a key that they do not know', () => {
    expect(problem({ stroage: 'local' })).toContain('stroage: is not a known key');
  });

  test('refuse a share of runs that is none', () => {
    for (const sample of [3, -1]) {
      expect(problem({ sample })).toContain('sample: must be a share, from 0 to 1');
    }
  });

  test('say what is wrong with them', () => {
    expect(
      problem({
        storage: 'cookie',
        quickstarts: { '/a/': { goal: ' ' }, '/b/': { goal: 'x', budget: '0m' } },
      }),
    ).toMatchInlineSnapshot(`
      "timing() cannot use what it was given: storage: must be one of "session", "local", "memory", but is "cookie"; quickstarts./a/.goal: must not be empty; quickstarts./b/.budget: must be a time such as 90s, 5m or 1h, but is "0m".
      For example: timing({ storage: 'session', quickstarts: { '/quickstart/': { goal: 'Hello, world!', budget: '5m' } } })"
    `);
  });
});
