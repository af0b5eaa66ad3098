import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNothingRunning, walkedProject } from './walkthrough-run.ts';
import { freePort, writeSite, type SiteBlock, type SiteQuickstart } from './walkthrough-site.ts';

const project = walkedProject();
const walkedBy = project.root;
const specFolder = join(import.meta.dirname, '../fixtures/walkthrough-specs');
const secret = 's3cr3t-value';

let exitCode: number;

beforeAll(async () => {
  const port = await freePort();
  const quickstarts = damagedQuickstarts(`http://127.0.0.1:${port}`, port);
  writeSite(project.dist, quickstarts);
  exitCode = await project.walk(
    { 'spec-dir': specFolder },
    {
      env: {
        WALKED_IDS: quickstarts.map(({ id }) => id).join(' '),
        WALKED_BY: walkedBy,
        MEANTIME_YOUR_TOKEN: secret,
      },
    },
  );
}, 300_000);

afterAll(() => {
  project.remove();
});

const hello: SiteBlock[] = [
  { role: 'run', text: 'echo "Hello, world!"' },
  { role: 'output', text: 'Hello, world!' },
];

function broken(id: string, blocks: SiteBlock[], rest: Partial<SiteQuickstart> = {}) {
  return { id, steps: { 'Do it': blocks, 'See it': hello }, ...rest };
}

function damagedQuickstarts(url: string, port: number): SiteQuickstart[] {
  const run = (text: string): SiteBlock => ({ role: 'run', text });
  const listen = (answer: string) =>
    `require('http').createServer((_, res) => { ${answer} }).listen(${port})`;
  return [
    broken('failing-command', [
      run(`echo first\nnode -e "console.log('about to fail'); process.exit(3)"\necho last`),
    ]),
    broken('unknown-command', [run('frobnicate --now')]),
    broken('syntax-error', [run('echo one\nfi')]),
    broken('changed-output', [
      run('printf "added 3 packages\\n\\nready\\n"'),
      { role: 'output', text: 'added 2 packages\n...\nready' },
    ]),
    broken('bad-pattern', [run('echo a'), { role: 'output', text: '/(/' }]),
    broken('file-never-saved', [run('node server.mjs')]),
    broken('file-saved-later', [
      run('cat notes.txt'),
      { role: 'save', title: 'notes.txt', text: 'a note' },
    ]),
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
    broken('dead-link', [run('true')], { link: '/quickstarts/dead-link/' }),
    broken('no-way', [run('true')], { link: null }),
    broken('placeholder', [run('login --key <YOUR_API_KEY>')]),
    broken('secret', [run('echo "token $(echo <YOUR_TOKEN> | rev | rev)"; false <YOUR_TOKEN>')]),
    broken('raw-stdin-eater', [
      run('dd bs=1k count=1 status=none of=/dev/null\necho swallowed one\necho swallowed two'),
    ]),
    broken('stdin-eater', [run('echo before\ncat >/dev/null\necho never run')]),
    broken('closed-terminal', [run('exec true')]),
    broken('escape', [{ role: 'save', title: '../../evil.txt', text: 'evil' }]),
    broken('answered', [
      run('read -p "Your name? " name; read -p "Sure? " sure; echo "$name is $sure"'),
      { role: 'answer', title: 'Your name?', text: 'Ada Lovelace' },
      { role: 'answer', title: 'Sure?', text: 'yes' },
      { role: 'output', text: 'Your name? Ada Lovelace\nSure? yes\nAda Lovelace is yes' },
    ]),
    broken('asks-nothing', [
      run('echo done'),
      { role: 'answer', title: 'Your name?', text: 'Ada' },
    ]),
    broken('asks-else', [
      run('read -p "Your age? " age'),
      { role: 'answer', title: 'Your name?', text: 'Ada' },
    ]),
    { id: 'goal-not-seen', goal: 'It works', steps: { 'Do it': [run('echo done')] } },
    broken('page-differs', [
      { ...run(`node -e "${listen("res.end('Hello, moon')")}"`), background: url },
      { role: 'open', title: url, text: 'Hello, world!' },
    ]),
    broken('recalled', [run('echo "Hello!world"')]),
    broken('page-refused', [{ role: 'open', title: url, text: 'Hello, world!' }]),
  ];
}

test('ends with the exit code for wrong docs and leaves nothing running', () => {
  expect(exitCode).toBe(2);
  expectNothingRunning(walkedBy);
});

test('walks on with the next quickstart after a broken one', () => {
  expect(project.result('answered')).toMatchObject({ ok: true, warnings: [] });
});

test('types answers at prompts', () => {
  const [step] = project.result('answered').steps;
  expect(step?.actions.map(({ kind }) => kind)).toEqual(['run', 'answer', 'answer']);
});

test('says what was looked at when it broke', () => {
  expect(project.shown.join('')).toContain('To look at: .meantime/walkthroughs/failing-command/');
  const folder = join(project.root, '.meantime/walkthroughs/failing-command');
  const cast = readFileSync(join(folder, 'terminal.cast'), 'utf8');
  expect(cast).toContain('about to fail');
  expect(existsSync(join(folder, 'page.png'))).toBe(true);
});

test('shows no secret anywhere', () => {
  const { transcript } = project.result('secret');
  expect(transcript).toContain('token ***');
  const cast = readFileSync(
    join(project.root, '.meantime/walkthroughs/secret/terminal.cast'),
    'utf8',
  );
  const everything = [project.shown.join(''), JSON.stringify(project.readReport()), cast];
  for (const text of everything) expect(text).not.toContain(secret);
});

test('counts the time of the action that broke', () => {
  const [step] = project.result('stdin-eater').steps;
  expect(step?.machineMs).toBeGreaterThanOrEqual(3_000);
});

test('says what is wrong: failing command', () => {
  expect(project.failure('failing-command')).toMatchInlineSnapshot(`
    "content/failing-command.mdx:7  A command of the page failed.

    The step "Do it" asks for this command, and it failed with exit status 3:

        node -e "console.log('about to fail'); process.exit(3)"

    It printed:

        about to fail

    Run the page from its top in an empty folder and mend the command."
  `);
});

test('says what is wrong: unknown command', () => {
  expect(project.failure('unknown-command')).toMatchInlineSnapshot(`
    "content/unknown-command.mdx:7  A command of the page failed.

    The step "Do it" asks for this command, and it failed with exit status 127:

        frobnicate --now

    It printed:

        bash: frobnicate: command not found

    The newcomer has no \`frobnicate\`: say on the page that it is needed, and how to get it."
  `);
});

test('says what is wrong: syntax error', () => {
  expect(project.failure('syntax-error')).toMatchInlineSnapshot(`
    "content/syntax-error.mdx:7  A command of the page failed.

    The step "Do it" asks for this command, and it failed with exit status 2:

        echo one
        fi

    It printed:

        one
        bash: syntax error near unexpected token \`fi'

    Run the page from its top in an empty folder and mend the command."
  `);
});

test('says what is wrong: recalled', () => {
  expect(project.failure('recalled')).toMatchInlineSnapshot(`
    "content/recalled.mdx:7  A command of the page did not come to an end.

    The step "Do it" asks for this command, and it did not come back to the prompt within 3 s:

        echo "Hello!world"

    It printed nothing.

    If it serves, mark its fence \`background\`; if it asks something, show the question and the answer on the page."
  `);
});

test('says what is wrong: changed output', () => {
  expect(project.failure('changed-output')).toMatchInlineSnapshot(`
    "content/changed-output.mdx:11  A command printed something else than the page shows.

    The step "Do it" asks for this command, and what it printed is not what the page shows:

        printf "added 3 packages\\n\\nready\\n"

        - the page shows
        + what came

        - added 2 packages
        + added 3 packages
          ...
          ready

    Correct the output on the page; write \`...\` for lines and \`[..]\` for words that vary."
  `);
});

test('says what is wrong: bad pattern', () => {
  expect(project.failure('bad-pattern')).toMatchInlineSnapshot(`
    "content/bad-pattern.mdx:11  A regular expression of the page cannot be used.

    The step "Do it" expects a line that matches /(/, and this pattern is not a regular expression.

    Write \`[..]\` for what varies within a line, or a simpler pattern."
  `);
});

test('says what is wrong: file never saved', () => {
  expect(project.failure('file-never-saved')).toMatchInlineSnapshot(`
    "content/file-never-saved.mdx:7  A command of the page failed.

    The step "Do it" asks for this command, and it failed with exit status 1:

        node server.mjs

    It printed:

        node:internal
          throw err;
          ^

        Error: Cannot find module '<home>/work/server.mjs'
            at Module._resolveFilename (node:internal
            at wrapResolveFilename (node:internal
            at defaultResolveImplForCJSLoading (node:internal
            at resolveForCJSWithHooks (node:internal
            at Module._load (node:internal
            at wrapModuleLoad (node:internal
            at Module.executeUserEntryPoint [as runMain] (node:internal
            at node:internal {
          code: 'MODULE_NOT_FOUND',
          requireStack: []
        }

        Node.js <version>

    No step of the page saves \`server.mjs\`: show the file with its name as the title of the fence."
  `);
});

test('says what is wrong: file saved later', () => {
  expect(project.failure('file-saved-later')).toMatchInlineSnapshot(`
    "content/file-saved-later.mdx:7  A command of the page failed.

    The step "Do it" asks for this command, and it failed with exit status 1:

        cat notes.txt

    It printed:

        cat: notes.txt: No such file or directory

    The page saves \`notes.txt\` only later, in the step "Do it": move it before this command."
  `);
});

test('says what is wrong: server never ready', () => {
  expect(project.failure('server-never-ready')).toMatchInlineSnapshot(`
    "content/server-never-ready.mdx:7  A background command never got ready.

    The step "Do it" asks for this command, and within 3 s it was not ready (http://127.0.0.1:<port>):

        node -e "console.log('starting'); setInterval(() => {}, 1000)"

    It printed:

        starting

    Correct the command or what its fence says after \`ready=\`."
  `);
});

test('says what is wrong: server never says ready', () => {
  expect(project.failure('server-never-says-ready')).toMatchInlineSnapshot(`
    "content/server-never-says-ready.mdx:7  A background command never got ready.

    The step "Do it" asks for this command, and within 3 s it was not ready (listening):

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

    Correct the command; if it is meant to come to an end, its fence is not \`background\`."
  `);
});

test('says what is wrong: server dies later', () => {
  expect(project.failure('server-dies-later')).toMatchInlineSnapshot(`
    "content/server-dies-later.mdx:7  A background command ended too early.

    The step "Do it" asks for this command, to run on, and it ended with exit status 4:

        node -e "require('http').createServer((_, res) => { res.end('ok', () => process.exit(4)) }).listen(41199)"

    It printed nothing.

    Correct the command; if it is meant to come to an end, its fence is not \`background\`."
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
    "
  `);
});

test('says what is wrong: dead link', () => {
  expect(project.failure('dead-link')).toMatchInlineSnapshot(`
    "content/dead-link.mdx  The way to the quickstart is a dead end.

    The link "Dead link" should lead a newcomer to "Dead link", and at http://127.0.0.1:<port>/quickstarts/dead-link/ the server answers 404.

    Correct the link."
  `);
});

test('says what is wrong: no way', () => {
  expect(project.failure('no-way')).toMatchInlineSnapshot(`
    "content/no-way.mdx  No way leads to the quickstart.

    A newcomer on the home page cannot find "No way" (/no-way/). Looked in vain:

        the 28 links of /
        a search: the page offers none

    Link to the quickstart from the home page or from the navigation."
  `);
});

test('says what is wrong: placeholder', () => {
  expect(project.failure('placeholder')).toMatchInlineSnapshot(`
    "content/placeholder.mdx:7  A placeholder of the page has no value.

    In the step "Do it" the reader replaces <YOUR_API_KEY> by a value of their own. The newcomer takes it from the environment variable MEANTIME_YOUR_API_KEY, which is not set.

    Set it: MEANTIME_YOUR_API_KEY=… npx meantime walk"
  `);
});

test('says what is wrong: secret', () => {
  expect(project.failure('secret')).toMatchInlineSnapshot(`
    "content/secret.mdx:7  A command of the page failed.

    The step "Do it" asks for this command, and it failed with exit status 1:

        echo "token $(echo *** | rev | rev)"; false ***

    It printed:

        token ***

    Run the page from its top in an empty folder and mend the command."
  `);
});

test('says what is wrong: raw stdin eater', () => {
  expect(project.failure('raw-stdin-eater')).toMatchInlineSnapshot(`
    "content/raw-stdin-eater.mdx:7  A command swallowed the lines pasted after it.

    The step "Do it" asks for this command, pasted in one go, and it read the lines below it as its input, so that they never ran:

        dd bs=1k count=1 status=none of=/dev/null

    Swallowed:

        echo swallowed one
        echo swallowed two

    It printed nothing.

    Put what follows the command into a block of its own, or give the command \`</dev/null\`."
  `);
});

test('says what is wrong: stdin eater', () => {
  expect(project.failure('stdin-eater')).toMatchInlineSnapshot(`
    "content/stdin-eater.mdx:7  A command of the page did not come to an end.

    The step "Do it" asks for this command, and it did not come back to the prompt within 3 s:

        cat >/dev/null

    It printed nothing.

    So what stands below it never ran:

        echo never run

    If it serves, mark its fence \`background\`; if it asks something, show the question and the answer on the page."
  `);
});

test('says what is wrong: closed terminal', () => {
  expect(project.failure('closed-terminal')).toMatchInlineSnapshot(`
    "content/closed-terminal.mdx:7  A command of the page closed the terminal.

    The step "Do it" asks for this command, and the shell it was pasted into ended:

        exec true

    It printed nothing.

    Leave out what ends the shell (\`exit\`, \`exec\`, \`set -e\`)."
  `);
});

test('says what is wrong: escape', () => {
  expect(project.failure('escape')).toMatchInlineSnapshot(`
    "content/escape.mdx:7  A file of the page lies outside the newcomer's home.

    The step "Do it" saves the file \`../../evil.txt\`, which leads out of the newcomer's home, so it was not written.

    Title the fence with a path below the folder that the reader works in."
  `);
});

test('says what is wrong: asks nothing', () => {
  expect(project.failure('asks-nothing')).toMatchInlineSnapshot(`
    "content/asks-nothing.mdx:11  A command did not ask what the page says it asks.

    The step "Do it" asks for this command, and within 3 s it did not ask "Your name?":

        echo done

    It printed:

        done

    Correct the question in the answer's title, or remove the answer."
  `);
});

test('says what is wrong: asks else', () => {
  expect(project.failure('asks-else')).toMatchInlineSnapshot(`
    "content/asks-else.mdx:11  A command did not ask what the page says it asks.

    The step "Do it" asks for this command, and within 3 s it did not ask "Your name?":

        read -p "Your age? " age

    It printed:

        Your age?

    Correct the question in the answer's title, or remove the answer."
  `);
});

test('says what is wrong: goal not seen', () => {
  expect(project.failure('goal-not-seen')).toMatchInlineSnapshot(`
    "content/goal-not-seen.mdx  Hello world never appeared.

    Every step was done as the page says, and nothing that was printed or opened shows the goal of the quickstart, "It works".

    Show the last output on the page, or correct \`goal\` in the frontmatter."
  `);
});

test('says what is wrong: page differs', () => {
  expect(project.failure('page-differs')).toMatchInlineSnapshot(`
    "content/page-differs.mdx:11  A page shows something else than the quickstart says.

    The step "Do it" opens http://127.0.0.1:<port>, and within 3 s it did not show what the quickstart says:

        - the page says
        + the browser shows

        - Hello, world!
        + Hello, moon

    Correct the output on the page, or what makes it."
  `);
});

test('says what is wrong: page refused', () => {
  expect(project.failure('page-refused')).toMatchInlineSnapshot(`
    "content/page-refused.mdx:7  A page that the reader is to open does not open.

    The step "Do it" opens http://127.0.0.1:<port>, and the browser says: net::ERR_CONNECTION_REFUSED.

    Correct the address in the title of the output, or the server before it."
  `);
});
