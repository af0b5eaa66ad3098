import { expect, test } from 'vitest';
import { pairFences } from '../../../integrations/timing/mark-tree.ts';

/** Each fence's text is its name; the blocks come out with the names of their fences. */
const paired = (fences: string, blocks: string) =>
  pairFences(
    fences.split(' ').map((text) => ({ text })),
    blocks.split(' '),
  ).map((fence) => fence?.text ?? '-');

test.each<[name: string, fences: string, blocks: string, pairs: string]>([
  ['one each', 'a b c', 'a b c', 'a b c'],
  ['a highlighter changed the text of some', 'a b c', 'a B c', 'a b c'],
  ['it changed all of them', 'a b c', 'A B C', 'a b c'],
  ['a block that was written as HTML', 'a b', 'a html b', 'a - b'],
  ['a fence that became a picture', 'a chart b', 'a b', 'a b'],
  ['a picture before and HTML after, as many as fences', 'chart a', 'a html', 'a -'],
  ['HTML before and a picture after, as many as fences', 'a chart', 'html a', '- a'],
  ['a changed one between two that are sure', 'a b chart c', 'a B c', 'a - c'],
  ['twice the same', 'a a b', 'a a b', 'a a b'],
])('%s', (_name, fences, blocks, pairs) => {
  expect(paired(fences, blocks).join(' ')).toBe(pairs);
});
