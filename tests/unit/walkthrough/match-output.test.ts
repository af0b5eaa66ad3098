import { expect, test } from 'vitest';
import { matchOutput } from '../../../src/walkthrough/output/match-output.ts';

const matching: Record<string, [expected: string, came: string]> = {
  'the same text': ['Hello, world!', 'Hello, world!'],
  'white space at line ends': ['a  \nb', 'a\nb   '],
  'empty lines around': ['\n\na\n', 'a\n\n'],
  'any lines at the end': ['a\n...', 'a\nb\nc'],
  'no lines for any lines': ['a\n...\nb', 'a\nb'],
  'any lines at the beginning': ['...\nc', 'a\nb\nc'],
  'any lines that could stop too early': ['...\na\nb', 'a\na\nb'],
  'any lines twice': ['...\nb\n...\nd\n...', 'a\nb\nc\nd\ne'],
  'any lines for nothing at all': ['...', ''],
  'anything within a line': ['added [..] packages in [..]', 'added 3 packages in 2s'],
  'nothing for anything': ['a[..]b', 'ab'],
  'anything at both ends': ['[..]v22[..]', 'Node v22.1.0 is there'],
  'anything that could overlap': ['[..]ab[..]b', 'xxabb'],
  'a pattern found in a line': ['/added \\d+ packages?/', 'added 3 packages, audited 4'],
  'a pattern that asks for the whole line': ['/^v\\d+\\.\\d+\\.\\d+$/', 'v24.1.0'],
  'a path taken as a pattern': ['/usr/local/bin/', '/usr/local/bin/'],
  'a tab as the terminal shows it': ['a\tb', 'a       b'],
  'carriage returns of the page': ['a\r\nb\r\n', 'a\nb'],
};

test.each(Object.entries(matching))('matches: %s', (_name, [expected, came]) => {
  expect(matchOutput({ expected, came: came.split('\n') })).toEqual({ result: 'matches' });
});

const differing: Record<string, [expected: string, came: string]> = {
  'another text': ['Hello', 'Goodbye'],
  'an additional line': ['a', 'a\nb'],
  'a missing line': ['a\nb', 'a'],
  'lines in another order': ['a\nb', 'b\na'],
  indentation: ['  a', 'a'],
  'a beginning only': ['Hello', 'Hello, world!'],
  'overlapping parts': ['ab[..]bc', 'abc'],
  nothing: ['a', ''],
  'something for nothing': ['', 'a'],
};

test.each(Object.entries(differing))('differs: %s', (_name, [expected, came]) => {
  expect(matchOutput({ expected, came: came.split('\n') })).toMatchObject({ result: 'differs' });
});

test('finds the text between other lines where that is asked for', () => {
  const came = ['menu', 'Hello', 'footer'];
  expect(matchOutput({ expected: 'Hello', came, anywhere: true }).result).toBe('matches');
  expect(matchOutput({ expected: 'Hel', came, anywhere: true }).result).toBe('differs');
});

test('shows what differs line by line', () => {
  const expected = 'start\n...\nlistening on [..]:3000\nready\nHello';
  const came = ['start', 'a', 'b', 'listening on localhost:3001', 'ready', 'late', 'Hello'];
  const match = matchOutput({ expected, came });
  expect(match.result === 'differs' && match.difference).toMatchInlineSnapshot(`
    "    - the page shows
        + what came

          start
          a
          b
        - listening on [..]:3000
        + listening on localhost:3001
          ready
        + late
          Hello"
  `);
});

test('shows an empty output as such', () => {
  const match = matchOutput({ expected: 'Hello', came: [] });
  expect(match.result === 'differs' && match.difference).toMatchInlineSnapshot(`
    "    - the page shows
        + what came (nothing)

        - Hello"
  `);
});

test('bounds the difference of long outputs', () => {
  const came = Array.from({ length: 20_000 }, (_, index) => `line ${index}`);
  const match = matchOutput({ expected: 'line 0\nother', came });
  const difference = match.result === 'differs' ? match.difference : '';
  expect(difference.split('\n').length).toBeLessThan(80);
  expect(difference).toContain('lines left out');
});

test('refuses a pattern that never ends', () => {
  const came = [`${'a'.repeat(50)}b`];
  expect(matchOutput({ expected: '/^(a+)+$/', came })).toEqual({
    result: 'unusable',
    pattern: '/^(a+)+$/',
    problem: 'takes longer than 500 ms on what came',
  });
});

test('refuses a pattern that is none', () => {
  expect(matchOutput({ expected: '/(/', came: ['('] })).toEqual({
    result: 'unusable',
    pattern: '/(/',
    problem: 'is not a regular expression',
  });
});
