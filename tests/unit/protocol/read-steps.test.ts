import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { readQuickstart, readSteps } from '../../../src/protocol/read-steps.ts';

const goal = 'Hello, world!';

function page(content: string, meta = JSON.stringify({ id: 'quickstart', goal })) {
  const quickstart = meta.replaceAll('"', '&quot;');
  return parseHTML(
    `<!doctype html><html><head><title>Fallback</title><meta name="meantime:quickstart" content="${quickstart}"></head>` +
      `<body><nav><h2 id="menu">Menu</h2></nav><main>${content}</main></body></html>`,
  ).document;
}

const block = (attributes: string, code: string) =>
  `<figure class="code"><figcaption>caption</figcaption><pre ${attributes}><code>${code}</code></pre>` +
  `<button type="button" data-meantime-copy>Copy</button></figure>`;
const run = (code: string, rest = '') => block(`data-meantime-role="run" ${rest}`, code);
const output = (code: string) => block('data-meantime-role="output"', code);

describe('a quickstart as rendered', () => {
  const document = page(`
    <h1 id="top">Quick&shy;start</h1>
    <p>Before.</p>
    <h2 id="install" data-meantime-line="7">Install <code>hono</code><a aria-hidden="true">#</a></h2>
    <p>Get it with <code>npm</code>, <b>quick</b>ly.</p>
    ${run('npm install hono\n', 'data-meantime-line="9"')}
    <div class="wrapper"><h2 id="write">Write</h2><a><span class="sr-only">Section titled Write</span></a></div>
    ${block('data-meantime-role="save" data-meantime-title="server.mjs"', 'const key = "&lt;YOUR_API_KEY&gt;";\nserve(key);\n')}
    ${block('data-meantime-role="read"', 'one\ntwo\n')}
    <h2 id="run">Run</h2>
    ${run('node server.mjs', 'data-meantime-background data-meantime-ready="http://localhost:3000"')}
    ${output('Listening\n...')}
    ${block('data-meantime-role="open" data-meantime-title="http://localhost:3000" data-meantime-line="31"', 'Hello, world!')}
    <h2 id="next">Next</h2>
    ${run('echo more')}
  `);

  test('is read up to the step where hello world appears', () => {
    expect(readQuickstart(document)).toMatchObject({
      meta: { id: 'quickstart', goal },
      title: 'Quick\u00adstart',
      sections: { showsGoal: true },
      steps: [
        {
          id: 'install',
          title: 'Install hono',
          line: 7,
          letters: 'Before.Installhono#'.length - 1 + 'Getitwithnpm,quickly.'.length,
          words: 8,
          codeLines: [],
          actions: [
            {
              kind: 'run',
              text: 'npm install hono',
              background: false,
              block: 0,
              line: 9,
              placeholders: [],
            },
          ],
        },
        {
          id: 'write',
          title: 'Write',
          letters: 5,
          words: 1,
          codeLines: [2],
          actions: [
            {
              kind: 'save',
              file: 'server.mjs',
              text: 'const key = "<YOUR_API_KEY>";\nserve(key);',
              block: 1,
              placeholders: ['<YOUR_API_KEY>'],
            },
          ],
        },
        {
          id: 'run',
          title: 'Run',
          letters: 3,
          words: 1,
          codeLines: [],
          actions: [
            {
              kind: 'run',
              text: 'node server.mjs',
              background: true,
              ready: 'http://localhost:3000',
              output: { text: 'Listening\n...', block: 4 },
              block: 3,
              placeholders: [],
            },
            {
              kind: 'open',
              url: 'http://localhost:3000',
              output: { text: 'Hello, world!', block: 5, line: 31 },
              block: 5,
              line: 31,
              placeholders: [],
            },
          ],
        },
      ],
    });
  });
});

describe('where a quickstart ends', () => {
  const ids = (content: string) => readSteps(page(content), goal).map(({ id }) => id);

  test('at the output that shows the goal, with the command in the step before', () => {
    const document = page(
      `<h2 id="a">A</h2>${run('hello')}<h2 id="b">B</h2>${output('Hello, world!')}<h2 id="c">C</h2>${run('x')}`,
    );
    const steps = readSteps(document, goal);
    expect(steps.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(steps[0]?.actions[0]).toMatchObject({ output: { text: 'Hello, world!', block: 1 } });
  });

  test('else at the last step that asks for an action', () => {
    expect(
      ids(
        `<h2 id="a">A</h2>${run('x')}<h2 id="b">B</h2><h2 id="c">C</h2>${run('y')}<h2 id="d">D</h2>`,
      ),
    ).toEqual(['a', 'b', 'c']);
  });

  test('else with the section whose parts its writer calls the steps', () => {
    const meta = JSON.stringify({ id: 'quickstart', goal, steps: 'h3' });
    const document = page(
      `<h2 id="start">Start</h2><h3 id="a">A</h3>${run('a')}<h3 id="b">B</h3>${run('b')}` +
        `<h2 id="update">Update</h2>${run('c')}<h3 id="d">D</h3>${run('d')}`,
      meta,
    );
    const read = readQuickstart(document);
    expect(read?.steps.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(read?.sections.end?.id).toBe('update');
  });

  test('else at the end of the page', () => {
    expect(ids('<h2 id="a">A</h2><p>x</p><h2 id="b">B</h2>')).toEqual(['a', 'b']);
  });

  test('the goal in prose or in a command is no hello world', () => {
    expect(
      ids(
        `<h2 id="a">A</h2><p>${goal}</p>${run(`echo '${goal}'`)}<h2 id="b">B</h2>${output(goal)}`,
      ),
    ).toEqual(['a', 'b']);
  });
});

describe('outputs', () => {
  test('belong to one command each', () => {
    const document = page(
      `<h2 id="a">A</h2>${output('lost')}${run('x')}${output('one')}${output('two')}${run('y')}`,
    );
    const [step] = readSteps(document, goal);
    expect(step?.actions).toMatchObject([{ text: 'x', output: { text: 'one' } }, { text: 'y' }]);
    expect(step?.actions[1]).not.toHaveProperty('output');
  });

  test('skip a file that is saved between', () => {
    const save = block('data-meantime-role="save" data-meantime-title="a.txt"', 'a');
    const [step] = readSteps(page(`<h2 id="a">A</h2>${run('x')}${save}${output('one')}`), goal);
    expect(step?.actions[0]).toMatchObject({ output: { text: 'one', block: 2 } });
  });

  test('an answer is typed at its prompt', () => {
    const answer = block('data-meantime-role="answer" data-meantime-title="Name?"', 'my-app\n');
    const [step] = readSteps(page(`<h2 id="a">A</h2>${run('create')}${answer}`), goal);
    expect(step?.actions[1]).toEqual({
      kind: 'answer',
      prompt: 'Name?',
      text: 'my-app',
      block: 1,
      placeholders: [],
    });
  });
});

describe('prose', () => {
  const prose: Record<string, [html: string, words: number, letters: number]> = {
    'inline markup parts no words': ['<p>un<em>believ</em>able</p>', 1, 12],
    'blocks part words': ['<ul><li>one</li><li>two</li></ul>', 2, 6],
    'a line break parts words': ['<p>one<br>two</p>', 2, 6],
    'inline code counts': ['<p>use <code>npm ci</code></p>', 3, 8],
    'a pictograph is one letter, signs are counted apart': ['<p>👋 你好</p>', 2, 1],
    'soft hyphens are no letters': ['<p>quick&shy;start</p>', 1, 10],
    'comments part no words': ['<p>one<!-- -->two</p>', 1, 6],
    'hidden text is not read': ['<p hidden>no</p><p aria-hidden="true">no</p>', 0, 0],
    'scripts, styles and templates are no prose': [
      '<script>a</script><style>b</style><template>c</template><noscript>d</noscript>',
      0,
      0,
    ],
    'widgets are no prose': ['<div data-meantime-ignore><p>no</p></div>', 0, 0],
    'controls and captions are no prose': [
      '<button>no</button><figure><img alt="no"><figcaption>no</figcaption></figure><nav>no</nav>',
      0,
      0,
    ],
  };
  test.each(Object.entries(prose))('%s', (_name, [html, words, letters]) => {
    const [step] = readSteps(page(`<h2 id="a">A</h2>${html}`), goal);
    expect(step).toMatchObject({ words: words + 1, letters: letters + 1 });
  });

  test('hidden blocks are not asked of the reader, but keep their place among the blocks', () => {
    const document = page(
      `<h2 id="a">A</h2><div hidden>${run('pnpm add x')}</div>${run('npm install x')}`,
    );
    expect(readSteps(document, goal)[0]?.actions).toMatchObject([
      { text: 'npm install x', block: 1 },
    ]);
  });
});

describe('odd markup', () => {
  test.each<[name: string, content: string, ids: string[]]>([
    ['no headings', `<p>x</p>${run('x')}`, []],
    ['headings without ids', '<h2>A</h2><h2 id="">B</h2>', []],
    ['an id twice starts one step', '<h2 id="a">A</h2><h2 id="a">B</h2>', ['a']],
    ['nothing at all', '', []],
    ['roles of another world', '<h2 id="a">A</h2><pre data-meantime-role="fly">x</pre>', ['a']],
    [
      'a file without a name',
      '<h2 id="a">A</h2><pre data-meantime-role="save"><code>x</code></pre>',
      ['a'],
    ],
    ['a line that is none', '<h2 id="a" data-meantime-line="-1e9">A</h2>', ['a']],
  ])('%s', (_name, content, ids) => {
    const steps = readSteps(page(content), goal);
    expect(steps.map(({ id }) => id)).toEqual(ids);
    for (const step of steps) expect(step).toMatchObject({ actions: [] });
    for (const step of steps) expect(step).not.toHaveProperty('line');
  });

  test('is read however deep it is nested', () => {
    const deep = '<div>'.repeat(20_000);
    expect(readSteps(page(`<h2 id="a">A</h2>${deep}<p>deep</p>`), goal)).toMatchObject([
      { words: 2 },
    ]);
  });

  test.each(['', '{', '[]', 'null', '"x"', '{"id":"a"}', '{"id":1,"goal":"x"}'])(
    'a meta element of %j is no quickstart',
    (meta) => {
      expect(readQuickstart(page('<h2 id="a">A</h2>', meta))).toBeUndefined();
    },
  );

  test('a wrong budget is no budget', () => {
    const meta = JSON.stringify({ id: 'a', goal, budgetMs: -1, source: 'content/a.md' });
    expect(readQuickstart(page('', meta))?.meta).toEqual({ id: 'a', goal, source: 'content/a.md' });
  });

  test('a page without headings takes its title from the document', () => {
    expect(readQuickstart(page('<p>x</p>'))?.title).toBe('Fallback');
  });
});

test('of ways to choose from, the first is read, whichever is shown', () => {
  const ways = (shown: number): string =>
    ['npm', 'pnpm', 'bun']
      .map((name, index) => {
        const hidden = index === shown ? '' : ' hidden="until-found"';
        const content = `<p>With ${name}.</p>${run(`${name} install`)}`;
        return `<div data-meantime-variant="${name}"${hidden}>${content}</div>`;
      })
      .join('');
  const [first, other] = [0, 1].map((shown) =>
    readSteps(
      page(`<h2 id="a">Install</h2><section>${ways(shown)}</section>${run('node a.mjs')}`),
      goal,
    ),
  );
  expect(first?.[0]).toMatchObject({
    words: 3,
    actions: [
      { text: 'npm install', block: 0 },
      { text: 'node a.mjs', block: 3 },
    ],
  });
  expect(other).toEqual(first);
});
