import { describe, expect, test } from 'vitest';
import { renderProblem, type Problem } from '../../../src/problems/problem.ts';
import { checkRenderedText, checkText, type CheckedText } from './check-text.ts';

/** A quickstart whose body begins in line 6. */
function page(body: string, { goal = 'Hello, world!', more = '', steps = '' } = {}): string {
  return `---\ntitle: Quickstart${more}\nquickstart: { goal: "${goal}"${steps && `, steps: ${steps}`} }\n---\n\n${body}\n`;
}

const tick = '```';
const fence = (info: string, code: string) => `${tick}${info}\n${code}\n${tick}`;
const hello = fence('txt output', 'Hello, world!');
const run = (info = 'sh') => fence(info, 'node server.mjs');
const step = (title: string, ...blocks: string[]) => [`## ${title}`, ...blocks].join('\n\n');
const server = run('sh background ready=http://localhost:3000');
const open = fence('txt output title="http://localhost:3000"', 'Hello, world!');

function places({ problems, warnings }: CheckedText): string[] {
  const placeOf = ({ code, line, column }: Problem) => `${code} ${line ?? ''}:${column ?? ''}`;
  return [...problems.map(placeOf), ...warnings.map((one) => `warning: ${placeOf(one)}`)];
}

const sound: Record<string, string> = {
  'a command and its output': page(step('Run', run(), hello)),
  'a server and its page': page(step('Run', server, open)),
  'a file, a server, its log and its page': page(
    [
      step('Write', fence('js title="src/server.mjs"', 'x')),
      step('Run', server, fence('txt output', 'Listening on [..]'), open),
    ].join('\n\n'),
  ),
  'a placeholder, on a page that says what is needed': page(
    step('Run', fence('sh', 'login <YOUR_KEY>'), hello),
    { steps: 'h2, needs: ["API key: 2m"]' },
  ),
  'an answer to the command before it': page(
    step(
      'Run',
      run(),
      fence('txt answer title="Name?"', 'me'),
      fence('txt answer title="Ok?"', 'y'),
      hello,
    ),
  ),
  'the output between a command and its answer': page(
    step('Run', run(), hello, fence('txt answer title="Name?"', 'me')),
  ),
  'what is only to be read': page(
    step(
      'Run',
      ...['console norun', 'powershell norun', 'js title="/etc/x" norun'].map((info) =>
        fence(info, '$ x'),
      ),
      run(),
      hello,
    ),
  ),
  'whatever stands behind the end': page(
    [
      step('Run', run(), hello),
      step('Next', fence('console', '$ x'), fence('ini title="/etc/x"', 'x'), hello),
    ].join('\n\n'),
  ),
  'a recorded session': page(step('Run', fence('console', '$ node server.mjs\nHello, world!'))),
  'a session whose last output stands below it': page(step('Run', fence('console', '$ x'), hello)),
  'keys, and a server that is started again': page(
    step(
      'Run',
      run(),
      fence('txt answer keys', 'q'),
      fence('sh fails=2', 'x'),
      ...[server, fence('sh stop background ready=http://localhost:3000', 'node server.mjs')],
      hello,
    ),
  ),
  'patterns in outputs': page(
    step('Run', run(), fence('txt output', '...\nadded [..] in [..]\n/v\\d+/\nHello, world!')),
  ),
  'the goal in the terminal and in the browser': page(step('Run', server, hello, open)),
  'a short goal in Chinese': page(step('跑', run(), fence('txt output', '你好')), { goal: '你好' }),
  'smaller sections beside other steps': page(
    [
      step(
        'Install',
        fence('sh', 'npm install a'),
        '### More',
        fence('sh', 'npm install b'),
        '### Else',
        fence('sh', 'npm i c'),
      ),
      step('Run', run(), hello),
    ].join('\n\n'),
  ),
  'tabs with commands and outputs of their own': page(
    step(
      'Run',
      '<Tabs>\n<TabItem label="npm">',
      run(),
      hello,
      '</TabItem>\n<TabItem label="deno">',
      run(),
      hello,
      '</TabItem>\n</Tabs>',
    ),
  ),
  'smaller headings only': page(`### Run\n\n${run()}\n\n${hello}`),
  'the goal in a later tab': page(
    step(
      'Run',
      server,
      `<Tabs>\n<TabItem label="a">\nText.\n</TabItem>\n<TabItem label="b">`,
      open,
      '</TabItem>\n</Tabs>',
    ),
  ),
  'steps in tabs': page(
    `<Tabs>\n<TabItem label="a">\n\n${step('One', run())}\n\n</TabItem>\n<TabItem label="b">\n\n${step('Two', run())}\n\n</TabItem>\n</Tabs>\n\n${step('Run', run(), hello)}`,
  ),
  'steps as smaller sections': page(step('Start', '### Install', run(), '### Run', run(), hello)),
  'steps as a list': page(
    `## Start\n\n1. Install\n\n   ${tick}sh\n   a\n   ${tick}\n\n2. Run\n\n   ${tick}sh\n   b\n   ${tick}\n\n${hello}`,
  ),
  'a list beside a command, said to be the steps': page(
    `## Start\n\n${run()}\n\n1. Install\n\n   ${tick}sh\n   a\n   ${tick}\n\n2. Run\n\n   ${tick}sh\n   b\n   ${tick}\n\n${hello}`,
    { steps: 'list' },
  ),
  'a page that a container serves': page(
    step('Run', fence('sh', 'docker run -d -p 3000:3000 app'), open),
  ),
  'a page of somebody else': page(
    step('Run', run(), fence('txt output title="https://example.com/"', 'Hello, world!')),
  ),
  'a text that the server prints': page(step('Run', run('sh background ready="ready in"'), open)),
  'times that are no promise': page(
    [
      'The link expires in 1 minute. It is asked every second. In 30 seconds time out.',
      step('Run', 'npm is done in 2 seconds.', 'word '.repeat(600), run(), hello),
    ].join('\n\n'),
  ),
  'times of a machine': page(
    [
      'It starts in 2 seconds. More in a minute.',
      step('Run', 'word '.repeat(300), run(), hello),
    ].join('\n\n'),
  ),
  'the same page shown again, once it is deployed': page(
    [step('Run', run(), hello), step('Deploy', run(), hello)].join('\n\n'),
  ),
  'a promise that holds': page(
    ['You get it running in 5 minutes.', step('Run', run(), hello)].join('\n\n'),
  ),
};

describe('sound quickstarts', () => {
  test.each(Object.entries(sound))('%s', async (_name, contents) => {
    expect(places(await checkText(contents))).toEqual([]);
    expect(places(await checkRenderedText(contents))).toEqual([]);
  });
});

const long = 'word '.repeat(1_200);

const wrong: Record<string, { contents: string; told: string[] }> = {
  'no heading': { contents: page(`${run()}\n\n${hello}`), told: ['quickstart-without-steps :'] },
  'nothing to do': {
    contents: page(step('Read', 'Text.')),
    told: ['quickstart-without-actions 6:1'],
  },
  'no output with the goal': {
    contents: page(step('Run', run(), fence('txt output', 'Other'))),
    told: ['goal-not-shown 6:1'],
  },
  'the goal in a block that is no output': {
    contents: page(step('Run', run(), fence('txt', 'Hello, world!'))),
    told: ['warning: goal-not-proven 12:1'],
  },
  'the goal in other letters': {
    contents: page(step('Run', run(), fence('txt output', 'HELLO, world!'))),
    told: ['goal-not-shown 12:1'],
  },
  'a goal of one letter': {
    contents: page(step('Run', run(), hello), { goal: 'o' }),
    told: ['warning: goal-too-common 3:21'],
  },
  'a goal that elides': {
    contents: page(step('Run', run(), fence('txt output', '...')), { goal: '...' }),
    told: ['warning: goal-too-common 3:21'],
  },
  'a goal that is a pattern': {
    contents: page(step('Run', run(), fence('txt output', '/Hello/')), { goal: '/Hello/' }),
    told: ['warning: goal-too-common 3:21'],
  },
  'a goal in most outputs': {
    contents: page(
      step(
        'Run',
        run(),
        fence('txt output', 'added'),
        run(),
        fence('txt output', 'added 2'),
        run(),
        fence('txt output', 'no'),
      ),
      { goal: 'added' },
    ),
    told: ['warning: goal-too-common 3:21'],
  },
  'a short goal in all outputs': {
    contents: page(
      [
        step('Install', run(), fence('txt output', 'done')),
        step('Run', run(), fence('txt output', 'All done')),
      ].join('\n\n'),
      { goal: 'done' },
    ),
    told: ['warning: goal-too-common 3:21'],
  },
  'a promise of less than a minute': {
    contents: page(`You are there in under a minute.\n\n${step('Run', long, run(), hello)}`),
    told: ['warning: promise-broken 6:15'],
  },
  'an output before any command': {
    contents: page(step('Run', hello, run())),
    told: ['output-without-command 8:8'],
  },
  'two outputs of one command': {
    contents: page(step('Run', run(), fence('txt output', 'One'), hello)),
    told: ['output-without-command 16:8'],
  },
  'an answer before any command': {
    contents: page(step('Run', fence('txt answer title="Name?"', 'me'), run(), hello)),
    told: ['answer-without-command 8:8'],
  },
  'an answer in the next step': {
    contents: page(
      `${step('Start', run())}\n\n${step('Run', fence('txt answer title="Name?"', 'me'), run(), hello)}`,
    ),
    told: ['answer-without-command 14:8'],
  },
  'an answer behind a file': {
    contents: page(
      step(
        'Run',
        run(),
        fence('js title="a.js"', 'x'),
        fence('txt answer title="N?"', 'me'),
        hello,
      ),
    ),
    told: ['answer-without-command 16:8'],
  },
  'an answer to a server': {
    contents: page(step('Run', server, fence('txt answer title="N?"', 'me'), open)),
    told: ['answer-without-command 12:8'],
  },
  'an answer without a question': {
    contents: page(step('Run', run(), fence('txt answer', 'me'), hello)),
    told: ['warning: answer-without-question 12:8'],
  },
  'an answer that is a pattern': {
    contents: page(step('Run', run(), fence('txt answer title="N?"', '[..]'), hello)),
    told: ['answer-is-pattern 12:1'],
  },
  'an answer of arrows': {
    contents: page(step('Run', run(), fence('txt answer title="N?"', '↓'), hello)),
    told: ['answer-is-keys 12:8'],
  },
  'an answer of keys that does not say so': {
    contents: page(step('Run', run(), fence('txt answer title="N?"', '<Down><Enter>'), hello)),
    told: ['answer-is-keys 12:8'],
  },
  'a key that there is not': {
    contents: page(step('Run', run(), fence('txt answer keys title="N?"', '<Dwon>'), hello)),
    told: ['key-unknown 12:15'],
  },
  'no key': {
    contents: page(step('Run', run(), fence('txt answer keys title="N?"', ''), hello)),
    told: ['key-unknown 12:15'],
  },
  'a server that is stopped and was not started': {
    contents: page(step('Run', fence('sh stop', 'echo hi'), hello)),
    told: ['stop-without-server 8:7'],
  },
  'a server that is stopped twice': {
    contents: page(
      step('Run', server, fence('sh stop', 'echo hi'), fence('sh stop', 'echo hi'), hello),
    ),
    told: ['stop-without-server 16:7'],
  },
  'a question that is a pattern': {
    contents: page(step('Run', run(), fence('txt answer title="/N/"', 'me'), hello)),
    told: ['answer-is-pattern 12:22'],
  },
  'two steps of one title': {
    contents: page(`${step('Run', run())}\n\n${step('run', run(), hello)}`),
    told: ['warning: step-twice 12:1'],
  },
  'two headings of one id': {
    contents: page(`${step('Start {#run}', run())}\n\n${step('Run {#run}', run(), hello)}`),
    told: ['step-id-twice 12:1'],
  },
  'an empty step': {
    contents: page(`## First\n\n${step('Run', run(), hello)}`),
    told: ['step-empty 6:1'],
  },
  'a server that never says that it is ready': {
    contents: page(step('Run', run('sh background'), open)),
    told: ['background-without-ready 8:7'],
  },
  'ready with an address that is none': {
    contents: page(step('Run', run('sh background ready=http://localhost:99999'), open)),
    told: ['ready-wrong 8:24'],
  },
  'ready with another scheme': {
    contents: page(step('Run', run('sh background ready="http:/localhost:3000"'), open)),
    told: ['ready-wrong 8:25'],
  },
  'ready without a scheme': {
    contents: page(step('Run', run('sh background ready=localhost:3000'), open)),
    told: ['warning: ready-is-text 8:24'],
  },
  'a page to open without a scheme': {
    contents: page(
      step('Run', server, fence('txt output title="localhost:3000"', 'Hello, world!')),
    ),
    told: ['url-wrong 12:22'],
  },
  'a page to open with a port that is none': {
    contents: page(
      step('Run', server, fence('txt output title="http://localhost:300x"', 'Hello, world!')),
    ),
    told: ['url-wrong 12:22'],
  },
  'a page that is a caption': {
    contents: page(
      step('Run', server, fence('txt title="http://localhost:3000"', 'Hello, world!'), open),
    ),
    told: ['warning: url-not-opened 12:15'],
  },
  'a page that nothing serves': {
    contents: page(step('Run', run(), open)),
    told: ['warning: url-not-served 12:22'],
  },
  'a page of another port': {
    contents: page(
      step('Run', server, fence('txt output title="http://localhost:4000/"', 'Hello, world!')),
    ),
    told: ['warning: url-not-served 12:22'],
  },
  'a pattern that is none': {
    contents: page(step('Run', run(), fence('txt output', 'Hello, world!\n/[/'))),
    told: ['output-pattern-unusable 14:1'],
  },
  'another sign for left-out lines': {
    contents: page(step('Run', run(), fence('txt output', '…\nHello, world!'))),
    told: ['warning: output-elision-unread 13:1'],
  },
  'another shell': {
    contents: page(step('Run', fence('powershell', 'x'), run(), hello)),
    told: ['warning: commands-not-run 8:4'],
  },
  'an empty command': {
    contents: page(step('Run', fence('sh', ''), run(), hello)),
    told: ['command-empty 8:1'],
  },
  'a caption that looks like a file': {
    contents: page(step('Run', fence('js title="my server.mjs"', 'x'), run(), hello)),
    told: ['warning: title-is-no-file 8:14'],
  },
  'a list of steps beside a command': {
    contents: page(
      `## Start\n\n${run()}\n\n1. Install\n\n   ${tick}sh\n   a\n   ${tick}\n\n2. Run\n\n   ${tick}sh\n   b\n   ${tick}\n\n${hello}`,
    ),
    told: ['warning: steps-in-one 6:1'],
  },
  'smaller headings and a section that asks for more, without a goal in sight': {
    contents: page(
      `## Start\n\n### Install\n\n${run()}\n\n### Run\n\n${run()}\n\n## Update\n\n${run()}`,
    ),
    told: ['warning: sections-in-doubt 6:1', 'warning: goal-not-proven 20:1'],
  },
  'a mistake in a later tab, told once': {
    contents: page(
      step(
        'Run',
        '<Tabs syncKey="a">\n<TabItem label="a">',
        fence('js title="/etc/x"', 'x'),
        '</TabItem>\n<TabItem label="b">',
        fence('js title="/etc/y"', 'x'),
        '</TabItem>\n</Tabs>',
        fence('js title="/etc/z"', 'x'),
        run(),
        hello,
      ),
    ),
    told: ['file-outside 11:14', 'file-outside 18:14', 'file-outside 25:14'],
  },
  'placeholders, each where it first stands': {
    contents: page(
      step(
        'Run',
        fence('sh', 'export A=1\nexport KEY=sk-xxxxxxxx\nlogin "[YOUR KEY]" sk-xxxxxxxx'),
        hello,
      ),
    ),
    told: ['warning: placeholder-without-need 10:12', 'warning: placeholder-without-need 11:8'],
  },
  'a promise before the first step': {
    contents: page(`Have it running in **2 minutes**.\n\n${step('Run', long, run(), hello)}`),
    told: ['warning: promise-broken 6:17'],
  },
  'a promise in the description': {
    contents: page(step('Run', long, run(), hello), {
      more: '\ndescription: A two-minute quickstart.',
    }),
    told: ['warning: promise-broken 3:16'],
  },
  'a promise in the title': {
    contents: page(step('Run', long, run(), hello), { more: ' in one minute' }),
    told: ['warning: promise-broken 2:19'],
  },
  'a promise in a step': {
    contents: page(step('Run', `This takes two minutes. ${long}`, run(), hello)),
    told: ['warning: promise-broken 8:6'],
  },
  'a promise in a step, of the page': {
    contents: page(
      `${step('Read', long)}\n\n${step('Run', 'You will see it in four minutes.', run(), hello)}`,
    ),
    told: ['warning: promise-broken 12:17'],
  },
  'a promise in German': {
    contents: page(`In nur 2 Minuten.\n\n${step('Los', long, run(), hello)}`),
    told: ['warning: promise-broken 6:1'],
  },
  'a promise in Japanese': {
    contents: page(`2分で動きます。\n\n${step('実行', long, run(), hello)}`),
    told: ['warning: promise-broken 6:1'],
  },
};

for (const title of [
  '../x',
  '/etc/x',
  '~/x',
  'C:\\x',
  '\\x',
  'a/../../x',
  '$HOME/x',
  'src\\a.js',
  '..',
  './',
  'src/',
]) {
  wrong[`a file at ${title}`] = {
    contents: page(step('Run', fence(`js title="${title}"`, 'x'), run(), hello)),
    told: ['file-outside 8:14'],
  };
}

describe('what is wrong with a quickstart', () => {
  test.each(Object.entries(wrong))('%s', async (_name, { contents, told }) => {
    const found = await checkText(contents);
    expect(places(found)).toEqual(told);
    expect(await checkRenderedText(contents)).toMatchObject({
      problems: found.problems,
      warnings: found.warnings,
    });
  });

  test('is said with what to do', async () => {
    const all: string[] = [];
    for (const [name, { contents }] of Object.entries(wrong)) {
      const { problems, warnings } = await checkText(contents);
      all.push(...[...problems, ...warnings].map((one) => `${name}: ${renderProblem(one)}`));
    }
    await expect(`${all.join('\n\n')}\n`).toMatchFileSnapshot('__snapshots__/quickstart-rules.txt');
  });
});
