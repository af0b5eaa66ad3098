import { describe, expect, test } from 'vitest';
import { buildManifest } from '../../../integrations/timing/build-manifest.ts';
import { quickstartNotBuilt } from '../../../integrations/timing/errors.ts';
import { readOptions } from '../../../integrations/timing/options.ts';
import { renderProblem } from '../../../integrations/timing/write-manifest.ts';
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
  return problems.map((problem) => `${problem.code}: ${renderProblem(problem)}`).join('\n');
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
      "quickstart-without-steps: content/quickstart.mdx Steps are the sections of a page, and content/quickstart.mdx has no second-level heading in its content.
        Give each step a heading: ## Install"
    `);
  });

  test('an id that no beacon can carry', () => {
    expect(problemsOf({ meta: { id: 'guides/'.repeat(15) } })).toMatchInlineSnapshot(`
      "quickstart-id-too-long: content/quickstart.mdx The id of the quickstart content/quickstart.mdx has more than 100 characters, and beacons cannot carry it.
        The id is the path of the page: shorten the names of its folders or of its file."
    `);
  });

  test('no action at all', () => {
    expect(problemsOf({ content: '<h2 id="a" data-meantime-line="7">A</h2><p>x</p>' }))
      .toMatchInlineSnapshot(`
      "quickstart-without-actions: content/quickstart.mdx:7 content/quickstart.mdx has no command to run, file to save or page to open, so nobody can reach hello world with it.
        Add a code block of language sh, or with title="name-of-the-file"."
    `);
  });

  test('the goal is never shown', () => {
    expect(
      problemsOf({ content: `<h2 id="a" data-meantime-line="7">A</h2><p>${goal}</p>${run()}` }),
    ).toMatchInlineSnapshot(`
      "goal-not-shown: content/quickstart.mdx:7 The goal of content/quickstart.mdx is "Hello", but no output on the page contains it, so neither a reader nor a newcomer can tell when it worked.
        Add below the last command: \`\`\`txt output
      Hello
      \`\`\`"
    `);
  });

  test('a command in the background without ready', () => {
    const content = `<h2 id="a">A</h2>${run('data-meantime-background')}${output}`;
    expect(problemsOf({ content })).toMatchInlineSnapshot(`
      "background-without-ready: content/quickstart.mdx:9 "npm start" keeps running, and without "ready" nobody can tell when to go on.
        Add to the fence the URL that answers or a text that it prints: background ready=http://localhost:3000"
    `);
  });

  test('an empty step', () => {
    const content = `<h2 id="a" data-meantime-line="5">First of all</h2>${sound}`;
    expect(problemsOf({ content })).toMatchInlineSnapshot(`
      "step-empty: content/quickstart.mdx:5 The step "First of all" has neither text nor a code block.
        Say what to do, or remove the heading."
    `);
  });

  test('a heading that beacons cannot carry', () => {
    const content = sound.replace('id="run"', `id="${'x'.repeat(101)}"`);
    expect(problemsOf({ content })).toMatchInlineSnapshot(`
      "step-id-too-long: content/quickstart.mdx:7 The id of the step "Run" has more than 100 characters, and beacons cannot carry it.
        Shorten the heading, or give it an id: ## A long heading {#short}"
    `);
  });

  test('two quickstarts with one id', () => {
    expect(problemsOf({}, { path: '/again/' })).toMatchInlineSnapshot(`
      "quickstart-twice: Both /quickstart/ and /again/ say that they are the quickstart "quickstart", and their readers could not be told apart.
        Give one of them another id."
    `);
  });

  test.each([{ budgetMs: 0 }, { budgetMs: '5m' }, { id: '' }, { goal: 7 }])(
    'a meta element with %j',
    (meta) => {
      expect(problemsOf({ meta })).toMatch(/^quickstart-illegible: .* of \/quickstart\/ does not/);
    },
  );

  test('without a source file, by the path of the page', () => {
    const meta = { source: undefined };
    expect(problemsOf({ meta, content: '' })).toMatch(/: \/quickstart\/ Steps are/);
  });

  test('a path that was not built', () => {
    expect(renderProblem(quickstartNotBuilt('/nowhere/'))).toMatchInlineSnapshot(`
      "timing({ quickstarts }) names /nowhere/, but the build wrote no page there.
        Write the path below the base, as in the address bar: "/guides/quickstart/""
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
      check: false,
      obeyPrivacySignals: true,
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
    expect(problem({ stroage: 'local' })).toContain('Unrecognized key: "stroage"');
  });

  test('say what is wrong with them', () => {
    expect(
      problem({
        storage: 'cookie',
        quickstarts: { '/a/': { goal: ' ' }, '/b/': { goal: 'x', budget: '0m' } },
      }),
    ).toMatchInlineSnapshot(`
      "timing() cannot use what it was given: storage: Invalid option: expected one of "session"|"local"|"memory"; quickstarts./a/.goal: must say what the reader will see; quickstarts./b/.budget: must be a time such as 90s, 5m or 1h.
      For example: timing({ storage: 'session', quickstarts: { '/quickstart/': { goal: 'Hello, world!', budget: '5m' } } })"
    `);
  });
});
