import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CacheFolder } from '../../../integrations/docs/cache/cache-folder.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const hourMs = 3_600_000;

/** A build that writes these texts and ends. */
function build(folder: string, texts: Record<string, string>): void {
  const cache = new CacheFolder(folder);
  for (const [key, text] of Object.entries(texts)) cache.write(key, text);
  cache.prune({ nowMs: Date.now() });
}

function onlyFile(folder: string): string {
  const [name = '', ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  return join(folder, name);
}

test('gives back what was written, to this build and the next', () => {
  const folder = temporaryFolder();
  const first = new CacheFolder(folder);
  first.write('a', 'text\nof two lines, ö and 😀');
  expect(first.read('a')).toBe('text\nof two lines, ö and 😀');
  first.write('empty', '');
  const cache = new CacheFolder(folder);
  expect(cache.has('a')).toBe(true);
  expect(cache.read('a')).toBe('text\nof two lines, ö and 😀');
  expect(cache.read('empty')).toBe('');
  expect(cache.has('b')).toBe(false);
  expect(cache.read('b')).toBeUndefined();
});

test('gives back the last of what was written under one key', () => {
  const folder = temporaryFolder();
  build(folder, { a: 'first', b: 'stays' });
  build(folder, { a: 'second' });
  const cache = new CacheFolder(folder);
  expect([cache.read('a'), cache.read('b')]).toEqual(['second', 'stays']);
});

test.each([
  ['whole', (file: Buffer) => file],
  ['cut before its end', (file: Buffer) => file.subarray(0, -1)],
  ['cut in its index', (file: Buffer) => file.subarray(0, -150)],
  ['cut behind the texts', (file: Buffer) => file.subarray(0, file.indexOf('.index'))],
  [
    'one whose index is changed',
    (file: Buffer) => Buffer.from(file.toString().replace(/(?<=\na )1/, '2')),
  ],
])('the texts of a file that is %s are found', (_name, damage) => {
  const folder = temporaryFolder();
  build(folder, { b: 'text b', a: 'text a' });
  const path = onlyFile(folder);
  const content = readFileSync(path);
  writeFileSync(path, damage(content));
  const cache = new CacheFolder(folder);
  expect([cache.read('a'), cache.read('b'), cache.has('.index')]).toEqual([
    'text a',
    'text b',
    false,
  ]);
});

test.each([
  ['cut short', (file: Buffer) => file.subarray(0, file.indexOf('text') + 2)],
  ['cut in a heading', (file: Buffer) => file.subarray(0, 60)],
  ['empty', () => Buffer.alloc(0)],
  ['changed', (file: Buffer) => Buffer.from(file.toString().replace('whole', 'whale'))],
  ['as long, of zeros', (file: Buffer) => Buffer.alloc(file.length)],
  ['something else', () => Buffer.from('no heading\n'.repeat(50))],
])('a file that is %s is as good as missing', (_name, damage) => {
  const folder = temporaryFolder();
  build(folder, { a: 'the whole text' });
  const path = onlyFile(folder);
  writeFileSync(path, damage(readFileSync(path)));
  const cache = new CacheFolder(folder);
  expect(cache.read('a')).toBeUndefined();
  cache.write('a', 'the whole text');
  expect(cache.read('a')).toBe('the whole text');
});

test.each(['a abc', 'a -5', 'a 999999999999', 'a 134\nb 5', 'a', ''])(
  'an index that says what cannot be is passed over: %j',
  (index) => {
    const folder = temporaryFolder();
    const packed = (key: string, body: string): string => {
      const checksum = createHash('sha256').update(body).digest('base64url');
      return `${`${key} ${body.length} ${checksum}`.padEnd(127)}\n${body}`;
    };
    const text = packed('a', 'text a');
    const told = packed('.index', index);
    const end = `${`end ${text.length} ${told.length}`.padEnd(127)}\n`;
    writeFileSync(join(folder, '000000000000001-a.pack'), text + told + end);
    const cache = new CacheFolder(folder);
    expect([cache.read('a'), cache.read('b')]).toEqual(['text a', undefined]);
  },
);

test('a build that is killed leaves the texts before the one that it was at', () => {
  const folder = temporaryFolder();
  const killed = new CacheFolder(folder);
  killed.write('a', 'whole');
  killed.write('b', 'torn');
  const path = onlyFile(folder);
  writeFileSync(path, readFileSync(path).subarray(0, -1));
  const cache = new CacheFolder(folder);
  expect([cache.read('a'), cache.read('b')]).toEqual(['whole', undefined]);
});

test('two builds at once, of which each sees what was there before', () => {
  const folder = temporaryFolder();
  build(folder, { before: 'text' });
  const [one, other] = [new CacheFolder(folder), new CacheFolder(folder)];
  one.write('a', 'same');
  other.write('a', 'same');
  one.prune({ nowMs: Date.now(), maxBytes: 0 });
  expect([other.read('before'), other.read('a')]).toEqual(['text', 'same']);
  other.prune({ nowMs: Date.now() });
  expect(new CacheFolder(folder).read('a')).toBe('same');
});

test('a folder that is deleted meanwhile costs time only', () => {
  const folder = temporaryFolder();
  build(folder, { before: 'text' });
  const cache = new CacheFolder(folder);
  rmSync(folder, { recursive: true });
  cache.write('a', 'text');
  rmSync(folder, { recursive: true });
  cache.prune({ nowMs: Date.now() });
  cache.write('b', 'text');
  expect(new CacheFolder(folder).read('b')).toBe('text');
});

test('many builds leave few files, with all that they have written', () => {
  const folder = temporaryFolder();
  for (let index = 0; index < 70; index++) build(folder, { [`key-${index}`]: `text ${index}` });
  expect(readdirSync(folder).length).toBeLessThanOrEqual(33);
  const cache = new CacheFolder(folder);
  expect(cache.read('key-0')).toBe('text 0');
  expect(cache.read('key-69')).toBe('text 69');
});

test('what is written again and again takes no more room than a few times its size', () => {
  const folder = temporaryFolder();
  const text = 'x'.repeat(10_000);
  for (let index = 0; index < 20; index++) build(folder, { facts: `${text}${index}` });
  const bytes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(35_000);
});

test('forgets what was written first as far as it does not fit, never what this build used', () => {
  const folder = temporaryFolder();
  const text = 'x'.repeat(1_000);
  for (const key of ['used', 'oldest', 'old', 'young']) build(folder, { [key]: text });
  const cache = new CacheFolder(folder);
  cache.read('used');
  cache.prune({ maxBytes: 2_400, nowMs: Date.now() });
  const held = () => {
    const next = new CacheFolder(folder);
    return ['used', 'oldest', 'old', 'young'].filter((key) => next.read(key) === text);
  };
  expect(held()).toEqual(['used', 'young']);
  cache.prune({ maxBytes: 0, nowMs: Date.now() });
  expect(held()).toEqual(['used']);
  expect(cache.read('used')).toBe(text);
});

test('leaves alone what another build may be writing, and takes in what one left an hour ago', () => {
  const folder = temporaryFolder();
  const other = new CacheFolder(folder);
  other.write('a', 'text');
  const path = onlyFile(folder);
  const nowMs = Date.now();
  new CacheFolder(folder).prune({ maxBytes: 0, nowMs });
  expect(onlyFile(folder)).toBe(path);
  const time = new Date(nowMs - 2 * hourMs);
  utimesSync(path, time, time);
  const cache = new CacheFolder(folder);
  cache.read('a');
  cache.write('b', 'x'.repeat(2_000));
  cache.prune({ maxBytes: 0, nowMs });
  cache.prune({ maxBytes: 0, nowMs });
  expect(new CacheFolder(folder).read('a')).toBe('text');
});

test.each([
  [
    'a folder in the place of a pack',
    (folder: string) => {
      const path = onlyFile(folder);
      rmSync(path);
      mkdirSync(path);
    },
  ],
  [
    'a file in the place of the folder',
    (folder: string) => {
      rmSync(folder, { recursive: true });
      writeFileSync(folder, '');
    },
  ],
])('%s costs time and no build, and is told', (_, spoil) => {
  const folder = join(temporaryFolder(), 'cache');
  build(folder, { a: 'text' });
  spoil(folder);
  const cache = new CacheFolder(folder);
  expect(cache.read('a')).toBeUndefined();
  cache.write('a', 'text');
  cache.prune({ nowMs: Date.now() });
  if (statSync(folder).isFile())
    expect(cache.trouble).toMatch(/cannot be written: .+ file, not a folder/);
  else expect(cache.read('a')).toBe('text');
});
