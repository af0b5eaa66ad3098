import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ShellName } from '../../src/protocol/shell-name.ts';
import { hasShell } from '../../src/walkthrough/terminal/shells.ts';
import { freePort } from '../harness/free-port.ts';
import { expectNothingRunning, walkedProject } from './walkthrough-run.ts';
import { broken, run, writeSite, type SiteBlock } from './walkthrough-site.ts';

const project = walkedProject();

function session(text: string, commands: string): SiteBlock {
  return { role: 'run', text, copies: commands, marks: 'data-language="console"' };
}

function inShell(shell: ShellName, text: string): SiteBlock {
  return { ...run(text), marks: `data-language="${shell}"` };
}

function fails(text: string, status = 'any'): SiteBlock {
  return { ...run(text), marks: `data-meantime-fails="${status}"` };
}

function keys(text: string, title = ''): SiteBlock {
  return { role: 'answer', text, title, marks: 'data-meantime-keys' };
}

function save(title: string, text: string): SiteBlock {
  return { role: 'save', title, text };
}

/** Shows the lines one after the other, on and on, until somebody presses q. */
const watcher = save(
  'watch.mjs',
  `process.stdin.setRawMode(true);
console.log('watching, q leaves');
process.stdin.on('data', (key) => {
  if (String(key) === 'q' || String(key) === '\\u0003') process.exit(String(key) === 'q' ? 0 : 130);
});`,
);

/** A menu of three, drawn anew at each key. */
const menu = save(
  'menu.mjs',
  `let at = 0;
const draw = () => process.stdout.write('\\r' + ['vanilla', 'vue', 'react'].map((name, index) => (index === at ? '> ' : '  ') + name).join(' '));
process.stdin.setRawMode(true);
console.log('Select a framework:');
draw();
process.stdin.on('data', (key) => {
  if (String(key) === '\\u001b[B') at += 1;
  draw();
  if (String(key) !== '\\r') return;
  console.log('\\nchose ' + ['vanilla', 'vue', 'react'][at]);
  process.exit(0);
});`,
);

const waits = (shown: string) =>
  save('asks.mjs', `process.stdout.write(${JSON.stringify(shown)});\nprocess.stdin.resume();`);

function serving(port: number): { server: SiteBlock; start: SiteBlock; url: string } {
  const url = `http://127.0.0.1:${port}`;
  const server = save(
    'server.mjs',
    `import { createServer } from 'node:http';
createServer((_, response) => response.end('Hello, world!')).listen(${port}, '127.0.0.1');`,
  );
  return { server, start: { ...run('node server.mjs'), background: url }, url };
}

beforeAll(async () => {
  const { server, start, url } = serving(await freePort());
  const restart = { ...start, marks: 'data-meantime-stop' };
  writeSite(project.dist, [
    broken('session', [
      session(
        '$ echo one\none\n$ true\n$ for i in 1 2; do\n> echo $i\n> done\n1\n2',
        'echo one\ntrue\nfor i in 1 2; do\necho $i\ndone',
      ),
    ]),
    broken('session-wrong', [session('$ echo one\nother\n$ echo two', 'echo one\necho two')]),
    broken('session-fails', [session('$ true\n\n$ cat missing.txt\nhi', 'true\ncat missing.txt')]),
    broken('meant-to-fail', [fails('echo first\nnode -e "process.exit(2)"', '2'), fails('false')]),
    broken('fails-not', [fails('true')]),
    broken('fails-otherwise', [fails('(exit 3)', '2')]),
    broken('fails-missing', [fails('no-such-program')]),
    broken('reads-input', [run('cat')]),
    broken('serves-in-front', [server, run('node server.mjs')]),
    broken('fails-too-early', [fails('false\n(exit 2)')]),
    broken('restart', [
      ...[server, start, restart, run('echo up'), restart],
      { role: 'open', title: url, text: 'Hello, world!' },
    ]),
    broken('nothing-to-stop', [{ ...run('true'), marks: 'data-meantime-stop' }]),
    broken('menu', [
      menu,
      run('node menu.mjs'),
      keys('<Down><Down>\n<Enter>', 'Select a framework:'),
      { role: 'output', text: '...\nchose react' },
    ]),
    broken('watch', [watcher, run('node watch.mjs'), keys('q')]),
    broken('interrupt', [watcher, run('node watch.mjs'), keys('<C-c>')]),
    broken('no-such-key', [watcher, run('node watch.mjs'), keys('<Quit>')]),
    broken('pager', [waits('commit 1\n:'), run('node asks.mjs')]),
    broken('password', [waits('Password for ada: '), run('node asks.mjs')]),
    broken('question', [waits('Ok to proceed? (y) '), run('node asks.mjs')]),
    broken('fish', [
      inShell('fish', 'set -x FOO bar\nfor i in 1 2\n  echo $i $FOO\nend\necho $FOO | cat'),
      { role: 'output', text: '1 bar\n2 bar\nbar' },
      run('test "$FOO" = "" && echo a bash'),
      { role: 'output', text: 'a bash' },
      inShell('fish', 'echo $FOO'),
      { role: 'output', text: 'bar' },
    ]),
    broken('fish-wrong', [inShell('fish', 'echo a\nFOO=bar\necho b')]),
    broken('fish-fails', [inShell('fish', 'echo a\ncat missing.txt | sort\necho b')]),
    broken('zsh', [
      inShell('zsh', 'a=(x y)\ncat <<END\n$a[1]\nEND\nfor i in 1 2; do\n  echo $i\ndone'),
      { role: 'output', text: 'x\n1\n2' },
    ]),
    broken('zsh-fails', [inShell('zsh', 'echo a\ncat missing.txt | sort\necho b')]),
    broken('zsh-refused', [inShell('zsh', 'echo a\nfi\necho b')]),
    broken('shells-within', [
      run('exec bash\necho in another\nbash\ncd /\nexit\necho back'),
      { role: 'output', text: 'in another\n...\nback' },
      run('false || bash --norc\necho still judged\nexit'),
    ]),
    broken('shell-within-fails', [run('bash\ncat missing.txt\nexit')]),
    broken('jobs', [run('sleep 0.1 &\nwait\nsleep 9 &\nkill %1\nwait\necho "a & b"')]),
    broken('job-fails', [run('node -e "process.exit(3)" & sleep 1\necho after')]),
    broken('job-fails-later', [
      run("node -e 'setTimeout(() => nope(), 100)' &\nsleep 1\necho after"),
    ]),
    broken('job-not-found', [run('no-such-program &\nsleep 0.2\necho after')]),
    broken('hidden-part', [run('cd nowhere && ls; true')]),
    broken('keys-unread', [run('sleep 1'), keys('q')]),
    broken('answer-unread', [
      run("printf 'Name? '; sleep 1"),
      { role: 'answer', title: 'Name?', text: 'Ada' },
    ]),
    broken('root-session', [session('root@host:/# echo one\none', 'echo one')]),
    broken('silent-for-a-while', [run('printf "Resolving: "; sleep 4; echo done')]),
  ]);
  await project.walk({}, { env: { WALKED_BY: project.root } });
});

afterAll(() => {
  project.remove();
});

test.each([
  'session',
  'meant-to-fail',
  'restart',
  'menu',
  'watch',
  'interrupt',
  'shells-within',
  'jobs',
  'root-session',
  'silent-for-a-while',
])('is walked: %s', (id) => {
  expect(project.failure(id)).toBe('held');
});

test.each([
  'session-wrong',
  'session-fails',
  'fails-not',
  'fails-otherwise',
  'fails-missing',
  'reads-input',
  'serves-in-front',
  'fails-too-early',
  'nothing-to-stop',
  'no-such-key',
  'pager',
  'password',
  'question',
  'shell-within-fails',
  'job-fails',
  'job-fails-later',
  'hidden-part',
  'keys-unread',
  'answer-unread',
])('says what is wrong: %s', (id) => {
  expect(project.failure(id)).toMatchSnapshot();
});

test('tells a job that is not found, whenever the shell says so', () => {
  expect(project.failure('job-not-found')).toContain(
    'job-not-found.mdx:8  What a command of the page left running failed.',
  );
});

const shellCases: Record<string, [shell: ShellName, failure: string]> = {
  fish: ['fish', 'held'],
  'fish-wrong': ['fish', 'fish-wrong.mdx:9  The shell does not take a command'],
  'fish-fails': ['fish', 'fish-fails.mdx:9  A part of a command of the page failed.'],
  zsh: ['zsh', 'held'],
  'zsh-fails': ['zsh', 'zsh-fails.mdx:9  A part of a command of the page failed.'],
  'zsh-refused': ['zsh', 'zsh-refused.mdx:9  The shell does not take a command'],
};
test.each(Object.entries(shellCases))(
  'is run in its own shell, or says that there is none: %s',
  (id, [shell, failure]) => {
    const isThere = hasShell(shell, process.env['PATH'] ?? '');
    expect(project.failure(id)).toContain(isThere ? failure : `there is no \`${shell}\``);
  },
);

test('leaves nothing running', () => {
  expectNothingRunning(project.root);
});
