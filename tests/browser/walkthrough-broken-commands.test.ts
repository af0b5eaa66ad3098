import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNothingRunning, walkedProject } from './walkthrough-run.ts';
import { broken, run, writeSite, type SiteQuickstart } from './walkthrough-site.ts';

const project = walkedProject();
const secret = 's3cr3t-value';
let exitCode: number;

beforeAll(async () => {
  const quickstarts = commandQuickstarts();
  writeSite(project.dist, quickstarts);
  exitCode = await project.walk(
    { 'spec-dir': join(import.meta.dirname, '../fixtures/walkthrough-specs') },
    {
      env: {
        WALKED_IDS: quickstarts.map(({ id }) => id).join(' '),
        WALKED_BY: project.root,
        MEANTIME_YOUR_TOKEN: secret,
      },
    },
  );
});

afterAll(() => {
  project.remove();
});

function commandQuickstarts(): SiteQuickstart[] {
  return [
    broken('failing-command', [
      run(`echo first\nnode -e "console.log('about to fail'); process.exit(3)"\necho last`),
    ]),
    broken('unknown-command', [run('frobnicate --now')]),
    broken('syntax-error', [run('echo one\nfi')]),
    broken('refused-first', [run('npm install (express)\necho more')]),
    broken('no-end', [run("echo one\necho 'two\necho three")]),
    broken('part-of-pipeline', [run('echo one\ncat missing.txt | sort | head -1\necho three')]),
    broken('question-below', [run('read -p "Name? " name\necho after')]),
    broken('part-of-line', [run('cd nowhere; echo here')]),
    broken('not-found-inside', [run('echo before\necho "version: $(no-such-tool)"')]),
    broken('not-found-asked', [
      run('no-such-tool || echo none\nif no-such-tool; then echo a; fi\ntest -f x && cat x'),
    ]),
    broken('late-eater', [
      run(
        'echo before\nnode -e "process.stdin.resume(); setTimeout(() => process.exit(0), 100)"\necho after',
      ),
    ]),
    broken('first-of-server', [
      { ...run('cd nowhere\nnode -e "setInterval(Object, 9)"'), background: true },
    ]),
    broken('harmless', [
      run(
        'yes | head -1\nif false | true; then :; fi\nfalse || echo "it\'s (fine)"\necho $? ${PIPESTATUS[*]}',
      ),
      { role: 'output', text: "y\nit's (fine)\n0 0" },
    ]),
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
    broken('secret', [run('echo "token $(echo <YOUR_TOKEN> | rev | rev)"; false <YOUR_TOKEN>')]),
    broken('raw-stdin-eater', [
      run('dd bs=1k count=1 status=none of=/dev/null\necho swallowed one\necho swallowed two'),
    ]),
    broken('stdin-eater', [run('echo before\ncat >/dev/null\necho never run')]),
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
    broken('recalled', [run('echo "Hello!world"')]),
  ];
}

test('ends with the exit code for wrong docs and leaves nothing running', () => {
  expect(exitCode).toBe(2);
  expectNothingRunning(project.root);
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
  const [step] = project.result('asks-else').steps;
  expect(step?.machineMs).toBeGreaterThanOrEqual(3_000);
});

test('takes a question that a command itself asks for no failure', () => {
  expect(project.failure('not-found-asked')).toBe('held');
});

test('says what is wrong: failing command', () => {
  expect(project.failure('failing-command')).toMatchInlineSnapshot(`
    "content/failing-command.mdx:9  A command of the page failed.

    The step "Do it" asks for this command, and it failed with exit status 3:

        node -e "console.log('about to fail'); process.exit(3)"

    It printed:

        about to fail

    Run the page from its top in an empty folder and mend the command; if it is meant to fail, write fails=3 on its fence."
  `);
});

test('says what is wrong: unknown command', () => {
  expect(project.failure('unknown-command')).toMatchInlineSnapshot(`
    "content/unknown-command.mdx:8  A command of the page failed.

    The step "Do it" asks for this command, and it failed with exit status 127:

        frobnicate --now

    It printed:

        bash: frobnicate: command not found

    The newcomer has no \`frobnicate\`: say on the page that it is needed, and how to get it."
  `);
});

test('says what is wrong: syntax error', () => {
  expect(project.failure('syntax-error')).toMatchInlineSnapshot(`
    "content/syntax-error.mdx:9  The shell does not take a command of the page.

    The step "Do it" asks for this command, and the shell did not run it:

        fi

    The terminal shows:

        fi
        bash: syntax error near unexpected token \`fi'

    Quote what is special to the shell, or leave out what is no command: a prompt, a note, a choice in brackets."
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
    "content/file-never-saved.mdx:8  A command of the page failed.

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
    "content/file-saved-later.mdx:8  A command of the page failed.

    The step "Do it" asks for this command, and it failed with exit status 1:

        cat notes.txt

    It printed:

        cat: notes.txt: No such file or directory

    The page saves \`notes.txt\` only later, in the step "Do it": move it before this command."
  `);
});

test('says what is wrong: secret', () => {
  expect(project.failure('secret')).toMatchInlineSnapshot(`
    "content/secret.mdx:7  A command of the page failed.

    The step "Do it" asks for this command, and it failed with exit status 1:

        echo "token $(echo *** | rev | rev)"; false ***

    It printed:

        token ***

    Run the page from its top in an empty folder and mend the command; if it is meant to fail, write fails=1 on its fence."
  `);
});

test('says what is wrong: raw stdin eater', () => {
  expect(project.failure('raw-stdin-eater')).toMatchInlineSnapshot(`
    "content/raw-stdin-eater.mdx:8  A command swallowed the lines pasted after it.

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
    "content/stdin-eater.mdx:9  A command swallowed the lines pasted after it.

    The step "Do it" asks for this command, pasted in one go, and it read the lines below it as its input, so that they never ran:

        cat >/dev/null

    Swallowed:

        echo never run

    It printed nothing.

    Put what follows the command into a block of its own, or give the command \`</dev/null\`."
  `);
});

test('says what is wrong: asks nothing', () => {
  expect(project.failure('asks-nothing')).toMatchInlineSnapshot(`
    "content/asks-nothing.mdx:11  A command did not ask what the page says it asks.

    The step "Do it" asks for this command, and it came to its end and did not ask "Your name?":

        echo done

    It printed:

        done

    Correct the question in the answer's title, remove the answer, or show the answer to what it asks before that."
  `);
});

test('says what is wrong: asks else', () => {
  expect(project.failure('asks-else')).toMatchInlineSnapshot(`
    "content/asks-else.mdx:11  A command did not ask what the page says it asks.

    The step "Do it" asks for this command, and within 3.0 s it did not ask "Your name?":

        read -p "Your age? " age

    It printed:

        Your age?

    Correct the question in the answer's title, remove the answer, or show the answer to what it asks before that."
  `);
});

test('says what is wrong: recalled', () => {
  expect(project.failure('recalled')).toMatchInlineSnapshot(`
    "content/recalled.mdx:8  The shell does not take a command of the page.

    The step "Do it" asks for this command, and the shell did not run it:

        echo "Hello!world"

    The terminal shows:

        echo "Hello!world"
        bash: !world: event not found

    In an interactive shell \`!\` within double quotes recalls earlier commands; write single quotes."
  `);
});

test.each([
  'refused-first',
  'no-end',
  'part-of-pipeline',
  'question-below',
  'part-of-line',
  'not-found-inside',
  'late-eater',
  'first-of-server',
  'harmless',
])('says what is wrong: %s', (id) => {
  expect(project.failure(id)).toMatchSnapshot();
});
