import { expect, test } from 'vitest';
import { readLook } from '../../../src/protocol/code-look.ts';
import { readWords } from '../../../src/protocol/fence.ts';

const read = (meta: string) => readLook(readWords(meta));

test.each([
  ['{1,3-5}', { lines: [{ mark: 'mark', lines: [range(1), range(3, 5)] }] }],
  [
    'ins={2} del={ 3, 4 }',
    {
      lines: [
        { mark: 'ins', lines: [range(2)] },
        { mark: 'del', lines: [range(3), range(4)] },
      ],
    },
  ],
  [
    'hl={2} add={3} rem={4}',
    {
      lines: [
        { mark: 'mark', lines: [range(2)] },
        { mark: 'ins', lines: [range(3)] },
        { mark: 'del', lines: [range(4)] },
      ],
    },
  ],
  ['{"One: two":5-6}', { lines: [{ mark: 'mark', lines: [range(5, 6)], label: 'One: two' }] }],
  [
    '"a b" \'c\' /x y/ ins="d" del=/e f/',
    {
      words: [
        { mark: 'mark', word: 'a b' },
        { mark: 'mark', word: 'c' },
        { mark: 'mark', word: /x y/dgu },
        { mark: 'ins', word: 'd' },
        { mark: 'del', word: /e f/dgu },
      ],
    },
  ],
  [
    String.raw`"say \"hi\"" "a"{2-3}`,
    {
      words: [
        { mark: 'mark', word: 'say "hi"' },
        { mark: 'mark', word: 'a', lines: [range(2, 3)] },
      ],
    },
  ],
  ['showLineNumbers', { firstNumber: 1 }],
  ['showLineNumbers startLineNumber=5', { firstNumber: 5 }],
  ['startLineNumber="7" showLineNumbers', { firstNumber: 7 }],
  [':line-numbers=9 {1}', { firstNumber: 9, lines: [{ mark: 'mark', lines: [range(1)] }] }],
  ['{1}:line-numbers', { firstNumber: 1, lines: [{ mark: 'mark', lines: [range(1)] }] }],
  [':no-line-numbers', {}],
  ['showLineNumbers=false', {}],
  [
    'note={"1":3} note={"2":3,4}',
    {
      notes: [
        { note: '1', lines: [range(3)] },
        { note: '2', lines: [range(3), range(4)] },
      ],
    },
  ],
  ['wrap', { wrap: true }],
  ['wrap=false', { wrap: false }],
  ['collapse={1-2, 4}', { folds: [range(1, 2), range(4)] }],
  ['maxLines=20 frame="none" lang=js', { maxLines: 20, frame: 'none', language: 'js' }],
  ['frame=auto', {}],
])('%s', (meta, look) => {
  const { look: found, faults, read: words } = read(meta);
  expect(found).toEqual({ lines: [], words: [], folds: [], notes: [], ...look });
  expect(faults).toEqual([]);
  expect(words.size).toBe(readWords(meta).length);
});

test.each([
  ['ins={a}', 'lines are written {1,3-5}'],
  ['ins', 'lines are written {1,3-5}'],
  ['ins={0}', 'lines are written {1,3-5}'],
  ['del={3-2}', 'lines are written {1,3-5}'],
  ['focus="a"', 'lines are written {1,3-5}'],
  ['/(/', 'it is no regular expression'],
  ['maxLines=12', 'it is one of 10, 15, 20, 30'],
  ['frame=big', 'it is one of none, code, terminal'],
  ['wrap=maybe', 'it stands alone, or with true or false'],
  ['showLineNumbers=x', 'it stands alone, or with the number of the first line'],
])('%s cannot be read: %s', (meta, reason) => {
  const { look, faults } = read(meta);
  expect(faults.map((fault) => fault.reason)).toEqual([reason]);
  expect(look).toEqual({ lines: [], words: [], folds: [], notes: [] });
});

test.each(['title="a.js"', 'output', '[a.js]', 'hl_lines=2', '{a}', 'live', '{1}x'])(
  '%s says nothing of the look',
  (meta) => {
    expect(read(meta)).toEqual({
      look: { lines: [], words: [], folds: [], notes: [] },
      read: new Set(),
      faults: [],
    });
  },
);

function range(first: number, last = first) {
  return { first, last };
}
