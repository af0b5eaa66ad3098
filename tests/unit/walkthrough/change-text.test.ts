import { expect, test } from 'vitest';
import { changeText } from '../../../src/walkthrough/workspace/change-text.ts';

test.each([
  ['a\nb\nc\n', 'b', 'B\nX', 'a\nB\nX\nc'],
  ['a\r\nb\r\n', 'a\nb', 'a\nx\nb', 'a\nx\nb'],
  ['a\nb\nc', 'a\nb\nc', 'a', 'a'],
  ['a\nb\nc', 'b', '', 'a\nc'],
  // No such file yet.
  [undefined, '', 'a\nb', 'a\nb'],
  [undefined, 'a', 'a\nb', 'a\nb'],
])('%j with %j made %j', (file, before, text, changed) => {
  expect(changeText(file, { before, text })).toEqual({ text: changed });
});

test.each([
  ['a\nb', 'c', 'x', 'the file does not have the lines that it changes'],
  ['ab', 'a', 'x', 'the file does not have the lines that it changes'],
  ['a\nb\na', 'a', 'x', 'the file has the lines that it changes 2 times'],
  ['a', '', 'x', 'nothing in it says where in the file its lines go'],
  [undefined, 'a\nb', 'b', 'there is no such file to take lines out of'],
])('%j with %j made %j cannot be: %s', (file, before, text, reason) => {
  expect(changeText(file, { before, text })).toEqual({ reason });
});
