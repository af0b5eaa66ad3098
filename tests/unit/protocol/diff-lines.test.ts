import { expect, test } from 'vitest';
import { readDiff } from '../../../src/protocol/diff-lines.ts';

test.each([
  [' a\n-b\n+c\n d', 'a\nb\nc\nd', 'ins={3} del={2}'],
  ['+a\n+b', 'a\nb', 'ins={1-2}'],
  ['- a\n+ b', 'a\nb', 'ins={2} del={1}'],
  ['  a\n- b\n+ c\n\n  d', 'a\nb\nc\n\nd', 'ins={3} del={2}'],
  // The indent of what is shown is no room for the sign.
  ['   a\n-  b', '  a\n  b', 'del={2}'],
  ['{\n-  "a": 1\n+  "a": 2\n}', '{\n  "a": 1\n  "a": 2\n}', 'ins={3} del={2}'],
])('%j is a change', (diff, code, words) => {
  expect(readDiff(diff)).toEqual({ code, words });
});

test.each(['--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b', 'diff --git a/x b/x\n-a', ' a\n b', ''])(
  '%j is a patch, or none',
  (diff) => {
    expect(readDiff(diff)).toBeUndefined();
  },
);
