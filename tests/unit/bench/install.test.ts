import {
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linkTree } from '../../bench/build/install/link-tree.ts';
import { removeForgotten } from '../../bench/build/install/remove-forgotten.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

test('a tree is linked with its folders, files and symbolic links', () => {
  const from = temporaryFolder();
  const to = join(temporaryFolder(), 'copy');
  mkdirSync(join(from, 'a/.bin'), { recursive: true });
  writeFileSync(join(from, 'a/tool.js'), 'tool');
  symlinkSync('../tool.js', join(from, 'a/.bin/tool'));
  linkTree(from, to);
  expect(readFileSync(join(to, 'a/.bin/tool'), 'utf8')).toBe('tool');
  expect(statSync(join(to, 'a/tool.js')).ino).toBe(statSync(join(from, 'a/tool.js')).ino);
  // What a build adds to the copy is not added to the installation.
  writeFileSync(join(to, 'a/other.js'), 'other');
  expect(readdirSync(join(from, 'a')).sort()).toEqual(['.bin', 'tool.js']);
});

test('what is older than a week is deleted', () => {
  const cache = temporaryFolder();
  mkdirSync(join(cache, 'packed'));
  mkdirSync(join(cache, 'astro-1'));
  writeFileSync(join(cache, 'packed/a.tgz'), '');
  const day = 24 * 60 * 60_000;
  removeForgotten(cache, Date.now() + 6 * day);
  expect(readdirSync(cache, { recursive: true }).length).toBe(3);
  removeForgotten(cache, Date.now() + 8 * day);
  expect(readdirSync(cache)).toEqual([]);
});
