import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findSlip } from '../../../src/walkthrough/output/find-slip.ts';
import { findMadeFile } from '../../../src/walkthrough/workspace/find-made-file.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

describe('a slip in the text of a command', () => {
  const slips: Record<string, string> = {
    'double quotes of a word processor': 'echo 1\nnode -e “console.log(1)”',
    'single quotes of a word processor': 'git commit -m ‘first’',
    'an option with a dash': 'npm install hono –save',
    'a long dash': 'npm install hono —save',
    'a no-break space': 'node\u00a0app.mjs',
    'a no-break space within quotes': 'echo "a\u00a0b"',
    'a zero-width space': 'npm i\u200b hono',
    'a byte order mark': '\ufeffnpm i hono',
    'a space of no name': 'npm\u2004i hono',
    'an entity of HTML': 'make &amp;&amp; ./hello',
    'a prompt of bash': 'echo 1\n$ npm i hono',
    'a prompt of zsh': '% npm i hono',
    'an apostrophe': "echo It's\necho done",
    'a double quote': 'echo 1\necho "done\necho 2',
  };
  test.each(Object.entries(slips))('%s', (_name, text) => {
    expect(findSlip(text)).toMatchSnapshot();
  });

  const sound: Record<string, string> = {
    'a plain command': 'npm install hono --save',
    'typographic quotes within straight ones': 'echo "“so” it’s"',
    'a dash between words': "echo 'a – b'",
    'a joined emoji': 'echo 👩‍💻',
    'a variable': '$EDITOR app.mjs',
    'a calculation': 'echo $(( 1 > 2 ))',
    'a here-document': "cat > a.txt <<'X'\nit's\nX",
    'an escaped quote': "echo It\\'s",
  };
  test.each(Object.entries(sound))('is none: %s', (_name, text) => {
    expect(findSlip(text)).toBeUndefined();
  });
});

describe('a file that lies elsewhere', () => {
  function find(path: string, files: readonly string[], here = 'work') {
    const home = temporaryFolder();
    for (const file of files) {
      mkdirSync(dirname(join(home, file)), { recursive: true });
      writeFileSync(join(home, file), '');
    }
    mkdirSync(join(home, here), { recursive: true });
    const asked = path.startsWith('~/') ? join(home, path.slice(2)) : path;
    return findMadeFile({ path: asked, home, here: join(home, here) });
  }

  test('is found below', () => {
    const made = { folder: 'my-app', file: 'my-app/index.mjs' };
    expect(find('index.mjs', ['work/my-app/index.mjs'])).toEqual(made);
    expect(find('~/work/index.mjs', ['work/my-app/index.mjs'])).toEqual(made);
  });

  test('is found by its path, not by its name alone', () => {
    const files = ['work/other/server.mjs', 'work/my-app/src/server.mjs'];
    const made = { folder: 'my-app', file: 'my-app/src/server.mjs' };
    expect(find('src/server.mjs', files)).toEqual(made);
  });

  test('is found above', () => {
    const made = { folder: '..', file: '../index.mjs' };
    expect(find('index.mjs', ['work/index.mjs'], 'work/my-app')).toEqual(made);
  });

  test('is the nearest', () => {
    const files = ['work/a/b/package.json', 'work/c/package.json'];
    expect(find('package.json', files)?.folder).toBe('c');
  });

  test('is none where it was looked for, among what tools keep, or outside of the home', () => {
    expect(find('a.mjs', ['work/a.mjs', 'work/b/a.mjs'])).toBeUndefined();
    expect(find('a.mjs', ['work/node_modules/b/a.mjs', 'work/.git/a.mjs'])).toBeUndefined();
    expect(find('../../a.mjs', ['work/b/a.mjs'])).toBeUndefined();
    expect(find('a.mjs', ['a.mjs'])).toBeUndefined();
  });
});
