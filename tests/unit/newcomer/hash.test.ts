import { expect, it } from 'vitest';
import { fnv1a } from '../../../src/newcomer/hash.ts';

// Published test vectors of 64-bit FNV-1a.
it.each<[string, string]>([
  ['', 'cbf29ce484222325'],
  ['a', 'af63dc4c8601ec8c'],
  ['foobar', '85944171f73967e8'],
])('hashes %j to %s', (text, hash) => {
  expect(fnv1a(text)).toBe(hash);
});
