import { expect, test } from 'vitest';
import { renderJson } from '../../../src/text/render-json.ts';

const steering = [
  '\u001b[2J',
  '\u009b31m',
  '\u202edrow',
  'a\u200bb',
  '\u{e0041}',
  'two\nlines\ttab',
];

test('what steers a terminal is written as its number, and reads as the same value', () => {
  const text = renderJson({ steering });
  expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
  expect(JSON.parse(text)).toEqual({ steering });
});

test('all else stays as it is', () => {
  expect(renderJson(['京都 😀 é', 1, null])).toBe('[\n  "京都 😀 é",\n  1,\n  null\n]\n');
});
