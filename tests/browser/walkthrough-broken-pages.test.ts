import { freePort } from '../harness/free-port.ts';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNothingRunning, walkedProject } from './walkthrough-run.ts';
import { broken, run, writeSite, type SiteQuickstart } from './walkthrough-site.ts';

const project = walkedProject();
let exitCode: number;

beforeAll(async () => {
  const quickstarts = pageQuickstarts(await freePort());
  const covered =
    '<p style="position: relative"><a href="/covered-link/">Covered link</a><b style="position: absolute; inset: 0"></b></p>';
  writeSite(project.dist, quickstarts, covered);
  exitCode = await project.walk(
    { 'spec-dir': join(import.meta.dirname, '../fixtures/walkthrough-specs') },
    {
      env: {
        WALKED_IDS: quickstarts.map(({ id }) => id).join(' '),
        WALKED_BY: project.root,
      },
    },
  );
});

afterAll(() => {
  project.remove();
});

function pageQuickstarts(port: number): SiteQuickstart[] {
  const url = `http://127.0.0.1:${port}`;
  const listen = (answer: string) =>
    `require('http').createServer((_, res) => { ${answer} }).listen(${port})`;
  return [
    broken('server-never-ready', [
      { ...run(`node -e "console.log('starting'); setInterval(() => {}, 1000)"`), background: url },
    ]),
    broken('server-never-says-ready', [
      { ...run('echo starting; sleep 100'), background: 'listening' },
    ]),
    broken('server-dies', [
      { ...run(`node -e "console.error('no config'); process.exit(1)"`), background: url },
    ]),
    broken('server-dies-later', [
      { ...run(`node -e "${listen("res.end('ok', () => process.exit(4))")}"`), background: url },
      run('until ! node -e "fetch(\\"' + url + '\\").catch(() => process.exit(1))"; do :; done'),
    ]),
    broken('copy-differs', [
      {
        ...run('npm install hono\nnpm start'),
        copies: '$ npm install\u00a0hono\nnpm start\nnpm test',
      },
    ]),
    broken('copy-missing', [{ ...run('npm install hono'), copies: null }]),
    broken('block-hidden', [{ ...run('npm install hono'), isFolded: true }]),
    broken('covered-link', [run('true')], { link: null }),
    broken('dead-link', [run('true')], { link: '/quickstarts/dead-link/' }),
    broken('no-way', [run('true')], { link: null }),
    broken('escape', [{ role: 'save', title: '../../evil.txt', text: 'evil' }]),
    broken('placeholder', [run('login --key <YOUR_API_KEY>')]),
    broken('closed-terminal', [run('exec true')]),
    { id: 'goal-not-seen', goal: 'It works', steps: { 'Do it': [run('echo done')] } },
    { id: 'goal-otherwise', goal: 'It works', steps: { 'Do it': [run("echo 'ok: it  works!'")] } },
    broken('page-differs', [
      { ...run(`node -e "${listen("res.end('Hello, moon')")}"`), background: url },
      { role: 'open', title: url, text: 'Hello, world!' },
    ]),
    broken('page-without-text', [
      {
        ...run(
          `node -e "${listen("res.setHeader('content-type', 'image/svg+xml'); res.end('<svg xmlns=\\'http://www.w3.org/2000/svg\\'/>')")}"`,
        ),
        background: url,
      },
      { role: 'open', title: url, text: 'Hello, world!' },
    ]),
    broken('page-refused', [{ role: 'open', title: url, text: 'Hello, world!' }]),
  ];
}

test('ends with the exit code for wrong docs and leaves nothing running', () => {
  expect(exitCode).toBe(2);
  expectNothingRunning(project.root);
});

test('says what is wrong: server never ready', () => {
  expect(project.failure('server-never-ready')).toMatchInlineSnapshot(`
    "content/server-never-ready.mdx:7  A background command never got ready.

    The step "Do it" asks for this command, and within 5.0 s it was not ready (http://127.0.0.1:<port>):

        node -e "console.log('starting'); setInterval(() => {}, 1000)"

    It printed:

        starting

    Correct the command or what its fence says after \`ready=\`."
  `);
});

test('says what is wrong: server never says ready', () => {
  expect(project.failure('server-never-says-ready')).toMatchInlineSnapshot(`
    "content/server-never-says-ready.mdx:7  A background command never got ready.

    The step "Do it" asks for this command, and within 5.0 s it was not ready (listening):

        echo starting; sleep 100

    It printed:

        starting

    Correct the command or what its fence says after \`ready=\`."
  `);
});

test('says what is wrong: server dies', () => {
  expect(project.failure('server-dies')).toMatchInlineSnapshot(`
    "content/server-dies.mdx:7  A background command ended too early.

    The step "Do it" asks for this command, to run on, and it ended with exit status 1:

        node -e "console.error('no config'); process.exit(1)"

    It printed:

        no config

    Correct the command, or what it reads: its files, its settings. If it is meant to come to an end, its fence is not \`background\`."
  `);
});

test('says what is wrong: server dies later', () => {
  expect(project.failure('server-dies-later')).toMatchInlineSnapshot(`
    "content/server-dies-later.mdx:7  A background command ended too early.

    The step "Do it" asks for this command, to run on, and after it had got ready it ended with exit status 4:

        node -e "require('http').createServer((_, res) => { res.end('ok', () => process.exit(4)) }).listen(<port>)"

    It printed nothing.

    Find out why it does not run on: what stands below it on the page needs it."
  `);
});

test('says what is wrong: copy differs', () => {
  expect(project.failure('copy-differs')).toMatchInlineSnapshot(`
    "content/copy-differs.mdx:7  A copy button yields something else than is shown.

    In the step "Do it" a reader who presses the copy button gets another text than the one on the page:

        - shown
        + copied

        - npm install hono
        + $ npm install\\u00a0hono
          npm start
        + npm test

    Make the button copy the text as shown."
  `);
});

test('says what is wrong: copy missing', () => {
  expect(project.failure('copy-missing')).toMatchInlineSnapshot(`
    "content/copy-missing.mdx:7  A code block has no copy button.

    In the step "Do it" the reader is to copy this block, and it has no copy button that can be pressed:

        npm install hono

    Let the theme give each code block a button: a \`<button>\` beside the block with "Copy" in its name or "copy" in its class."
  `);
});

test('says what is wrong: dead link', () => {
  expect(project.failure('dead-link')).toMatchInlineSnapshot(`
    "content/dead-link.mdx  The way to the quickstart is a dead end.

    On the page / the link "Dead link" should lead a newcomer to "Dead link", and at http://127.0.0.1:<port>/quickstarts/dead-link/ the server answers 404.

    Correct the link on the page /."
  `);
});

test('says what is wrong: no way', () => {
  expect(project.failure('no-way')).toMatchInlineSnapshot(`
    "content/no-way.mdx  No way leads to the quickstart.

    A newcomer on the home page cannot find "No way" (/no-way/). Looked in vain:

        the links of / (18)
        a search: the page offers none

    Link to the quickstart from the home page or from the navigation."
  `);
});

test('says what is wrong: escape', () => {
  expect(project.failure('escape')).toMatchInlineSnapshot(`
    "content/escape.mdx:7  A file of the page lies outside the newcomer's home.

    The step "Do it" saves the file \`../../evil.txt\`, which leads out of the newcomer's home, so it was not written.

    Title the fence with a path below the folder that the reader works in."
  `);
});

test('says what is wrong: goal not seen', () => {
  expect(project.failure('goal-not-seen')).toMatchInlineSnapshot(`
    "content/goal-not-seen.mdx:5  Hello world never appeared.

    Every step was done as the page says, and nothing that was printed or opened shows the goal of the quickstart, "It works". What was shown last:

        done

    Let the last step show it, or write as \`goal\` in the frontmatter what it shows."
  `);
});

test('says what is wrong: goal otherwise', () => {
  expect(project.failure('goal-otherwise')).toMatchInlineSnapshot(`
    "content/goal-otherwise.mdx:5  Hello world never appeared.

    Every step was done as the page says, and nothing that was printed or opened shows the goal of the quickstart, "It works". What was shown last:

        ok: it  works!

    Write the goal as it was shown, to the letter and the blank: \`ok: it  works!\`, or a part of it."
  `);
});

test('says what is wrong: page differs', () => {
  expect(project.failure('page-differs')).toMatchInlineSnapshot(`
    "content/page-differs.mdx:11  A page shows something else than the quickstart says.

    The step "Do it" opens http://127.0.0.1:<port>, which does not show what the quickstart says:

        - the page says
        + the browser shows

        - Hello, world!
        + Hello, moon

    Correct the output on the page, or the files of the server that is started in content/page-differs.mdx:7."
  `);
});

test('says what is wrong: page refused', () => {
  expect(project.failure('page-refused')).toMatchInlineSnapshot(`
    "content/page-refused.mdx:7  A page that the reader is to open does not open.

    The step "Do it" opens http://127.0.0.1:<port>, and the browser says: net::ERR_CONNECTION_REFUSED. Nothing that the page started runs by then.

    Start the server in a step before, with \`background\` on its fence."
  `);
});

test('says what is wrong: placeholder', () => {
  expect(project.failure('placeholder')).toMatchInlineSnapshot(`
    "content/placeholder.mdx:7  A placeholder of the page has no value.

    In the step "Do it" the reader replaces <YOUR_API_KEY> by a value of their own. The newcomer takes it from the environment variable MEANTIME_YOUR_API_KEY, which is not set.

    Set it: MEANTIME_YOUR_API_KEY=… npx meantime walk"
  `);
});

test('says what is wrong: closed terminal', () => {
  expect(project.failure('closed-terminal')).toMatchInlineSnapshot(`
    "content/closed-terminal.mdx:8  A command of the page closed the terminal.

    The step "Do it" asks for this command, and the shell it was pasted into ended:

        exec true

    It printed nothing.

    Leave out what ends the shell (\`exit\`, \`exec\`, \`set -e\`)."
  `);
});

test('says what is wrong: block hidden', () => {
  expect(project.failure('block-hidden')).toMatchInlineSnapshot(`
    "content/block-hidden.mdx:7  A code block cannot be seen.

    In the step "Do it" the reader is to copy this block, and it stays hidden within <details>:

        npm install hono

    Take it out of what is folded or hidden: a newcomer copies what the page shows."
  `);
});

test('says what is wrong: covered link', () => {
  expect(project.failure('covered-link')).toMatchInlineSnapshot(`
    "content/covered-link.mdx  The way to the quickstart is a dead end.

    On the page / the link "Covered link" should lead a newcomer to "Covered link", and at http://127.0.0.1:<port>/covered-link/ the link cannot be clicked: <b></b> lies over it.

    Correct the link on the page /."
  `);
});

test('says what is wrong: page without text', () => {
  expect(project.failure('page-without-text')).toMatchInlineSnapshot(`
    "content/page-without-text.mdx:11  A page shows something else than the quickstart says.

    The step "Do it" opens http://127.0.0.1:<port>, which does not show what the quickstart says:

        - the page says
        + the browser shows (nothing)

        - Hello, world!

    Correct the output on the page, or the files of the server that is started in content/page-without-text.mdx:7."
  `);
});
