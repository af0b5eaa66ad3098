import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { KeptIndexes } from '../../../integrations/docs/search/kept-indexes.ts';

test('a file is packed once while it stays the same', () => {
  const texts = new Map<string, string>();
  const written: string[] = [];
  const kept = () =>
    new KeptIndexes({
      has: (key) => texts.has(key),
      read: (key) => texts.get(key),
      write: (key, text) => {
        written.push(key);
        texts.set(key, text);
      },
    });
  const content = Buffer.from('words '.repeat(100));
  const packed = kept().packed(content, 'code');
  expect(gunzipSync(packed)).toEqual(content);
  expect(kept().packed(Buffer.from(content), 'code')).toEqual(packed);
  expect(written).toHaveLength(1);
  kept().packed(content, 'other code');
  expect(written).toHaveLength(2);
  expect(gunzipSync(kept().packed(Buffer.from('other'), 'code')).toString()).toBe('other');
});
