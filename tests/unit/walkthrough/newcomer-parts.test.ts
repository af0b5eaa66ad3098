import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findPlaceholders } from '../../../src/protocol/placeholders.ts';
import { isMeantimeError } from '../../../src/protocol/errors.ts';
import { findCause } from '../../../src/walkthrough/output/find-cause.ts';
import { compareCopied } from '../../../src/walkthrough/page/compare-copied.ts';
import { renderCast } from '../../../src/walkthrough/terminal/render-cast.ts';
import { splitCommands } from '../../../src/walkthrough/terminal/split-commands.ts';
import {
  fillPlaceholders,
  placeholderValues,
} from '../../../src/walkthrough/workspace/fill-placeholders.ts';
import { mask } from '../../../src/walkthrough/workspace/mask.ts';
import { machinePath } from '../../../src/walkthrough/tools/machine-path.ts';
import { newcomerEnvironment } from '../../../src/walkthrough/workspace/newcomer-environment.ts';
import { saveFile } from '../../../src/walkthrough/workspace/save-file.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const location = { file: 'content/quickstart.mdx', line: 7 };

describe('a block as the shell takes it', () => {
  const blocks: Record<string, [block: string, commands: string[]]> = {
    'one a line': ['a\nb', ['a', 'b']],
    'comments and empty lines are none': ['# a\n\na\n  # b', ['a']],
    'a continued line': ['a \\\n  b\nc', ['a \\\n  b', 'c']],
    'a backslash of its own': ['echo \\\\\nb', ['echo \\\\', 'b']],
    'a pipe at the end': ['a |\nb', ['a |\nb']],
    'a loop': ['for i in 1; do\n  a\ndone\nb', ['for i in 1; do\n  a\ndone', 'b']],
    'a here-document': ['cat <<X\na\n# b\n\nX\nc', ['cat <<X\na\n# b\n\nX', 'c']],
    'an open quote': ["echo 'a\nb'\nc", ["echo 'a\nb'", 'c']],
    'what no shell parses': ['a\nfi\nb', ['a', 'invalid: fi', 'b']],
    'a note in brackets': ['npm install (x)\nb', ['invalid: npm install (x)', 'b']],
    'what has no end': ["a\necho 'b\nc", ['a', "incomplete: echo 'b\nc"]],
  };
  test.each(Object.entries(blocks))('%s', (_name, [block, commands]) => {
    const split = splitCommands(block);
    expect(
      split.map(({ state, text }) => (state === 'complete' ? text : `${state}: ${text}`)),
    ).toEqual(commands);
    for (const { line, text } of split) {
      expect(block.split('\n')[line]).toBe(text.split('\n', 1)[0]);
    }
  });
});

describe('saving a file', () => {
  function save(file: string, prepare: (home: string) => void = () => undefined) {
    const root = temporaryFolder();
    const home = join(root, 'home');
    const folder = join(home, 'work');
    mkdirSync(folder, { recursive: true });
    prepare(home);
    try {
      return {
        path: saveFile({ file, text: 'a', folder, home, step: 'Save', location }),
        home,
        root,
      };
    } catch (error) {
      if (!isMeantimeError(error)) throw error;
      return { refused: `${error.code}: ${error.message}`, home, root };
    }
  }

  test('makes its folders and ends it with a line feed', () => {
    const { path = '', home } = save('src/routes/[id].ts');
    expect(path).toBe(join(home, 'work/src/routes/[id].ts'));
    expect(readFileSync(path, 'utf8')).toBe('a\n');
  });

  test('takes ~/ for the home', () => {
    const { path, home } = save('~/.config/tool.json');
    expect(path).toBe(join(home, '.config/tool.json'));
  });

  test('goes up as far as the home', () => {
    expect(save('../other/a.txt').path).toMatch(/home\/other\/a\.txt$/);
  });

  const escapes: Record<string, [file: string, reason: string]> = {
    absolute: ['/etc/passwd', 'is an absolute path'],
    'out of the home': ['../../a.txt', "leads out of the newcomer's home"],
    'out of the home by ~': ['~/../a.txt', "leads out of the newcomer's home"],
    'the home itself': ['..', "leads out of the newcomer's home"],
  };
  test.each(Object.entries(escapes))('refuses a path that is %s', (_name, [file, reason]) => {
    const { refused, root } = save(file);
    expect(refused).toBe(
      `file-escapes: The step "Save" saves the file \`${file}\`, which ${reason}, so it was not written.`,
    );
    expect(existsSync(join(root, 'a.txt'))).toBe(false);
  });

  test.each([
    ['a folder', 'link/a.txt', '..'],
    ['a file', 'link', '../a.txt'],
    ['nothing', 'link', '../missing/a.txt'],
  ])('refuses a link to %s elsewhere', (_name, file, target) => {
    const { refused, root } = save(file, (home) => {
      symlinkSync(join(home, target), join(home, 'work/link'));
    });
    expect(refused).toContain('leads elsewhere by a link');
    expect(existsSync(join(root, 'a.txt'))).toBe(false);
  });
});

describe('placeholders', () => {
  const fill = (text: string, placeholders: string[], env: Record<string, string>) =>
    fillPlaceholders(text, placeholderValues({ placeholders, env, step: 'Log in', location }));

  test('take their values from the environment', () => {
    const env = { MEANTIME_YOUR_API_KEY: 'a$&b', MEANTIME_YOUR_PROJECT_ID: 'p' };
    const text = 'login <YOUR_API_KEY> {your-project-id} <YOUR_API_KEY>';
    expect(fill(text, ['<YOUR_API_KEY>', '{your-project-id}'], env)).toBe('login a$&b p a$&b');
  });

  test('leave alone what only looks like them', () => {
    const text = 'export YOUR_KEY=YOUR_KEY_ID && curl -u "$YOUR_KEY" -d YOUR_KEY';
    const env = { MEANTIME_YOUR_KEY: 'k', MEANTIME_YOUR_KEY_ID: 'id' };
    expect(fill(text, findPlaceholders(text), env)).toBe(
      'export YOUR_KEY=id && curl -u "$YOUR_KEY" -d YOUR_KEY',
    );
  });

  test('say which variable is missing', () => {
    expect(() => fill('login <YOUR_API_KEY>', ['<YOUR_API_KEY>'], {})).toThrow(
      'from the environment variable MEANTIME_YOUR_API_KEY, which is not set',
    );
  });
});

test('masks secrets, the longest first', () => {
  expect(mask('key abcdef and abc', ['abc', 'abcdef', ''])).toBe('key *** and ***');
});

test('masks secrets in recordings, across chunks and wrapped lines', () => {
  const events: [number, string][] = [
    [0, '$ login s3c'],
    [12.3456, 'r3'],
    [20, 't now s3cr \r3t and s3\u001b[1Ccr3t'],
  ];
  const cast = renderCast({ columns: 120, rows: 40, openedAtMs: 0, typedAtMs: [], events }, [
    's3cr3t',
  ]);
  expect(cast).toMatchInlineSnapshot(`
    "{"version":2,"width":120,"height":40,"env":{"TERM":"xterm-256color"}}
    [0,"o","$ login ***"]
    [0.012346,"o",""]
    [0.02,"o"," now *** and ***"]
    "
  `);
});

test('leaves programs of the project out of the path', () => {
  const path = '/p/node_modules/.bin:/usr/bin:bin::/x/node_modules/npm/node-gyp-bin:/bin';
  expect(machinePath(path)).toEqual(['/usr/bin', '/bin']);
});

test('gives the newcomer no more than is named', () => {
  const env = newcomerEnvironment({
    ownEnv: {
      HTTPS_PROXY: 'http://proxy:1',
      SECRET: 'no',
    },
    listedEnv: { LISTED: 'yes' },
    home: '/h',
    user: 'ada',
    path: ['/programs', '/usr/bin'],
    npmrc: '/npmrc',
  });
  expect(env).toEqual({
    PATH: '/programs:/usr/bin',
    HOME: '/h',
    USER: 'ada',
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    TZ: 'UTC',
    npm_config_globalconfig: '/npmrc',
    HTTPS_PROXY: 'http://proxy:1',
    LISTED: 'yes',
  });
});

describe('what was copied', () => {
  const compare = (shown: string, copied: string, of: { shell?: true; copies?: string } = {}) =>
    compareCopied({ shown, copied, isShell: of.shell ?? false, copies: of.copies ?? null });

  test('is the same but for the last line feed', () => {
    expect(compare('a\nb\n', 'a\r\nb')).toBeUndefined();
  });

  test('may lack comments of commands, and only of those', () => {
    const shown = '# install\nnpm i\n\nnpm start';
    expect(compare(shown, 'npm i\nnpm start', { shell: true })).toBeUndefined();
    expect(compare(shown, 'npm i\nnpm start')).toBeDefined();
  });

  test('may be the commands of a session, on the site of anyone', () => {
    const shown = '$ npm i hono\nadded 1 package\n$ npm start # goes on';
    const copied = 'npm i hono\nnpm start # goes on';
    expect(compare(shown, copied, { shell: true })).toBeUndefined();
    expect(compare(shown, 'npm i hono', { shell: true })).toBeDefined();
    expect(compare(shown, copied)).toBeDefined();
  });

  test('may be the file that a diff makes, where the button says so', () => {
    const shown = 'a\nb\nc';
    expect(compare(shown, 'a\nc', { copies: '0 2' })).toBeUndefined();
    expect(compare(shown, 'a\nc')).toBeDefined();
    expect(compare(shown, 'a\nb', { copies: '0 2' })).toBeDefined();
  });

  test('is not nothing', () => {
    expect(compare('npm i', '', { shell: true })).toBeDefined();
    expect(compare('-a', '', { copies: 'diff' })).toBeDefined();
  });

  test('names what cannot be seen', () => {
    expect(compare('npm install hono', 'npm\u00a0install hono', { shell: true }))
      .toMatchInlineSnapshot(`
      "    - shown
          + copied

          - npm install hono
          + npm\\u00a0install hono"
    `);
  });
});

describe('what a failed command lacked', () => {
  const saves = [
    { file: 'src/server.mjs', step: 'Write the server', isSaved: false },
    { file: 'done.mjs', step: 'First', isSaved: true },
  ];
  const causes: Record<string, string | undefined> = {
    "Error: Cannot find module '/tmp/x/work/helper.mjs'":
      'No step of the page saves `helper.mjs`: show the file with its name as the title of the fence.',
    "Error: Cannot find module '/tmp/x/work/src/server.mjs'":
      'The page saves `src/server.mjs` only later, in the step "Write the server": move it before this command.',
    "Cannot find package 'hono' imported from /tmp/x/work/server.mjs":
      'Nothing on the page installs `hono`: add the command that does.',
    "Error: Cannot find module 'hono'":
      'Nothing on the page installs `hono`: add the command that does.',
    "Error: Cannot find module '@hono/node-server/serve-static'":
      'Nothing on the page installs `@hono/node-server/serve-static`: add the command that does.',
    "ENOENT: no such file or directory, open 'config.json'":
      'No step of the page saves `config.json`: show the file with its name as the title of the fence.',
    'cat: notes.txt: No such file or directory':
      'No step of the page saves `notes.txt`: show the file with its name as the title of the fence.',
    "python3: can't open file '/tmp/x/work/main.py': [Errno 2] No such file or directory":
      'No step of the page saves `main.py`: show the file with its name as the title of the fence.',
    'bash: jq: command not found':
      'The newcomer has no `jq`: say on the page that it is needed, and how to get it.',
    'bash: cd: build: No such file or directory':
      'No step before it makes the folder `build`: make it first, correct its name, or leave `cd build` out.',
    "Error: Cannot find module '/tmp/x/work/done.mjs'": undefined,
    'segmentation fault': undefined,
  };
  test.each(Object.entries(causes))('%s', (text, cause) => {
    expect(findCause({ printed: ['first line', text], saves })).toBe(cause);
  });
});
