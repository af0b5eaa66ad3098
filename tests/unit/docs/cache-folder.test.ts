import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CacheFolder } from '../../../integrations/docs/cache/cache-folder.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const hourMs = 3_600_000;
const nowMs = Date.UTC(2030, 0, 1);

function setAge(path: string, ageMs: number): void {
  const time = new Date(nowMs - ageMs);
  utimesSync(path, time, time);
}

test('gives back what was written, to this build and the next', () => {
  const folder = temporaryFolder();
  new CacheFolder(folder).write('a', 'text\nof two lines');
  const cache = new CacheFolder(folder);
  expect(cache.has('a')).toBe(true);
  expect(cache.read('a')).toBe('text\nof two lines');
  expect(cache.has('b')).toBe(false);
  expect(cache.read('b')).toBeUndefined();
});

test.each([
  ['cut short', (text: string) => text.slice(0, -3)],
  ['empty', () => ''],
  ['changed', (text: string) => text.replace('whole', 'whale')],
  ['something else', () => 'no line'],
])('a file that is %s is as good as missing', (_name, damage) => {
  const folder = temporaryFolder();
  const cache = new CacheFolder(folder);
  cache.write('a', 'the whole text');
  const path = join(folder, 'a');
  writeFileSync(path, damage(readFileSync(path, 'utf8')));
  expect(cache.read('a')).toBeUndefined();
  cache.write('a', 'the whole text');
  expect(cache.read('a')).toBe('the whole text');
});

test('two builds at once, and a folder that is deleted meanwhile', () => {
  const folder = temporaryFolder();
  const [one, other] = [new CacheFolder(folder), new CacheFolder(folder)];
  one.write('a', 'same');
  other.write('a', 'same');
  expect(one.read('a')).toBe('same');
  rmSync(folder, { recursive: true });
  expect(other.read('a')).toBeUndefined();
  other.write('a', 'same');
  expect(one.read('a')).toBe('same');
  expect(readdirSync(folder)).toEqual(['a']);
});

test('forgets what was used longest ago, never what this build used or another may be using', () => {
  const folder = temporaryFolder();
  const before = new CacheFolder(folder);
  const text = 'x'.repeat(1000);
  for (const name of ['used', 'oldest', 'old', 'young']) before.write(name, text);
  for (const [name, hours] of [
    ['used', 9],
    ['oldest', 8],
    ['old', 7],
  ] as const) {
    setAge(join(folder, name), hours * hourMs);
  }
  setAge(join(folder, 'young'), 0);
  writeFileSync(join(folder, 'killed.tmp'), 'half a');
  setAge(join(folder, 'killed.tmp'), 2 * hourMs);
  writeFileSync(join(folder, 'writing.tmp'), 'half a');
  setAge(join(folder, 'writing.tmp'), 0);

  const cache = new CacheFolder(folder);
  cache.read('used');
  cache.prune({ maxBytes: 3500, nowMs });
  expect(readdirSync(folder).sort()).toEqual(['old', 'used', 'writing.tmp', 'young']);
  cache.prune({ maxBytes: 0, nowMs });
  expect(readdirSync(folder).sort()).toEqual(['used', 'writing.tmp', 'young']);
  // What was used counts as young for the next build.
  new CacheFolder(folder).prune({ maxBytes: 0, nowMs });
  expect(existsSync(join(folder, 'used'))).toBe(true);
});
