import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CacheFolder } from '../../../integrations/docs/cache/cache-folder.ts';
import { OutputFolder } from '../../../integrations/docs/output/output-folder.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

interface Site {
  folder: string;
  /** The next build, before it is certain that it will be whole. */
  begin: () => OutputFolder;
  /** The next build: empties the folder but for what may stay. */
  build: () => OutputFolder;
}

function site(): Site {
  const root = temporaryFolder();
  const folder = join(root, 'dist');
  const ledger = join(root, 'cache');
  const begin = () => new OutputFolder({ folder, ledger: new CacheFolder(ledger) });
  const build = () => {
    const output = begin();
    output.clear();
    return output;
  };
  return { folder, begin, build };
}

/** A build that left one page. */
function builtSite(): Site {
  const built = site();
  const output = built.build();
  output.write('guide/index.html', 'first', '<h1>Guide</h1>');
  output.close();
  return built;
}

test('a file with the same key stays as it lies', () => {
  const { folder, build } = builtSite();
  const file = join(folder, 'guide/index.html');
  const { ino, ctimeMs } = statSync(file);
  const output = build();
  expect(output.holds('guide/index.html', 'first')).toBe(true);
  output.close();
  expect(statSync(file)).toMatchObject({ ino, ctimeMs });
});

test('a file with another key is written again', () => {
  const { folder, build } = builtSite();
  const output = build();
  expect(output.holds('guide/index.html', 'second')).toBe(false);
  output.write('guide/index.html', 'second', '<h1>Manual</h1>');
  output.close();
  expect(readFileSync(join(folder, 'guide/index.html'), 'utf8')).toBe('<h1>Manual</h1>');
  expect(build().holds('guide/index.html', 'second')).toBe(true);
});

test('a file that this build does not write goes, and with it its folder', () => {
  const { folder, build } = builtSite();
  build().close();
  expect(existsSync(join(folder, 'guide'))).toBe(false);
});

test('a file that somebody else wrote since stays theirs', () => {
  const { folder, build } = builtSite();
  const output = build();
  writeFileSync(join(folder, 'guide/index.html'), 'by Astro itself');
  output.close();
  expect(readFileSync(join(folder, 'guide/index.html'), 'utf8')).toBe('by Astro itself');
});

test.each([
  [
    'changed',
    (file: string) => {
      writeFileSync(file, '<h1>GUIDE</h1>');
    },
  ],
  [
    'removed',
    (file: string) => {
      rmSync(file);
    },
  ],
  [
    'put in the place of a folder',
    (file: string) => {
      rmSync(join(file, '..'), { recursive: true });
      writeFileSync(join(file, '..'), '');
    },
  ],
  [
    'made a link',
    (file: string) => {
      rmSync(file);
      symlinkSync('/dev/null', file);
    },
  ],
])('a file that was %s between two builds is not taken for ours', (_what, touch) => {
  const { folder, build } = builtSite();
  touch(join(folder, 'guide/index.html'));
  expect(build().holds('guide/index.html', 'first')).toBe(false);
  expect(existsSync(join(folder, 'guide'))).toBe(false);
});

test('removes what is not ours, follows no links, and leaves a repository alone', () => {
  const { folder, build } = builtSite();
  const elsewhere = join(folder, '../elsewhere');
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, 'kept.txt'), '');
  symlinkSync(elsewhere, join(folder, 'link'));
  mkdirSync(join(folder, '.git'));
  mkdirSync(join(folder, 't'));
  writeFileSync(join(folder, 'guide/old.html'), '');
  build();
  expect(existsSync(join(elsewhere, 'kept.txt'))).toBe(true);
  const left = ['link', 't', 'guide/old.html', '.git', 'guide/index.html'];
  expect(left.filter((path) => existsSync(join(folder, path)))).toEqual([
    '.git',
    'guide/index.html',
  ]);
});

test('a set of files counts as one while none of them is missing', () => {
  const { folder, build } = site();
  const files = ['a', 'b/c'].map((path) => ({ path, content: Buffer.from(path) }));
  const first = build();
  expect(first.keyOfSet('search')).toBeUndefined();
  first.writeSet('search', 'one', files);
  first.close();

  const second = build();
  expect(second.keyOfSet('search')).toBe('one');
  second.keepSet('search');
  second.close();
  expect(readFileSync(join(folder, 'search/b/c'), 'utf8')).toBe('b/c');

  rmSync(join(folder, 'search/a'));
  expect(build().keyOfSet('search')).toBeUndefined();
});

test.each(['', '{', '[]', '{"files":[["../../outside",{"key":"k","mark":"m"}]],"sets":[]}'])(
  'a record that holds %j costs a new writing and no more',
  (text) => {
    const root = temporaryFolder();
    const folder = join(root, 'dist');
    const ledger = { read: () => text, write: () => undefined, prune: () => undefined };
    mkdirSync(folder);
    const output = new OutputFolder({ folder, ledger });
    output.write('index.html', 'key', 'text');
    output.close();
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('text');
  },
);

test('a build that was killed leaves nothing that the next one trusts', () => {
  const { folder, build } = builtSite();
  build().write('guide/index.html', 'second', 'half');
  const next = build();
  expect(next.holds('guide/index.html', 'second')).toBe(false);
  expect(next.holds('guide/index.html', 'first')).toBe(false);
  expect(existsSync(join(folder, 'guide/index.html'))).toBe(false);
});

test('until a build is certain to be whole, all stays, and what it made can be taken back', () => {
  const { folder, begin } = builtSite();
  writeFileSync(join(folder, 'old.css'), 'old');
  mkdirSync(join(folder, 'empty'));
  const output = begin();
  mkdirSync(join(folder, '_astro/deep'), { recursive: true });
  writeFileSync(join(folder, '_astro/deep/new.css'), 'new');
  output.undo();
  const names = ['guide/index.html', 'old.css', 'empty', '_astro'];
  expect(names.filter((name) => existsSync(join(folder, name)))).toEqual([
    'guide/index.html',
    'old.css',
    'empty',
  ]);
  expect(begin().holds('guide/index.html', 'first')).toBe(true);
});

test('what a build has written again before the folder is cleared stays', () => {
  const { folder, begin } = builtSite();
  writeFileSync(join(folder, 'a.css'), 'old');
  writeFileSync(join(folder, 'b.css'), 'old');
  const output = begin();
  writeFileSync(join(folder, 'a.css'), 'written again');
  output.clear();
  expect(existsSync(join(folder, 'a.css'))).toBe(true);
  expect(existsSync(join(folder, 'b.css'))).toBe(false);
});

test('where there was no folder, none is left by a build that fails', () => {
  const { folder, begin } = site();
  const output = begin();
  output.write('index.html', 'key', 'text');
  output.undo();
  expect(existsSync(folder)).toBe(false);
});
