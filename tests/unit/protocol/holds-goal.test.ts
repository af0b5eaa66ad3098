import { expect, test } from 'vitest';
import { holdsGoal } from '../../../src/protocol/holds-goal.ts';

const goal = 'Hello, world!';

test.each([
  ['alone', 'Hello, world!'],
  ['among other lines', '$ node hello.mjs\r\nHello, world!\r\n$ '],
  ['within a line', '{"text":"Hello, world!"}'],
  ['in colours', '\u001b[1;32mHello,\u001b[0m world!'],
  ['in a link', '\u001b]8;;http://localhost\u0007Hello, world!\u001b]8;;\u0007'],
  ['written over a progress bar', 'loading 50 %\rHello, world!'],
  ['broken by a narrow terminal', 'Hello, \nworld!'],
])('is found %s', (_, printed) => {
  expect(holdsGoal(printed, goal)).toBe(true);
});

test.each([
  ['nothing', ''],
  ['other case', 'hello, world!'],
  ['an error', 'node: command not found'],
  ['what was written over', 'Hello, world!\rfailed'],
])('is not found in %s', (_, printed) => {
  expect(holdsGoal(printed, goal)).toBe(false);
});

test('a goal of several lines is found as it is', () => {
  expect(holdsGoal('a\n one\n  two  \nb', 'one\ntwo')).toBe(true);
});
