import { describe, expect, it, test } from 'vitest';
import { renderCodeFrame } from '../../../src/text/code-frame.ts';
import { placeAt, placeWithin } from '../../../src/text/place-at.ts';

describe('a code frame', () => {
  it('shows two lines above and one below, the place marked', () => {
    const source = 'one\ntwo\nthree\nfour\nfive\nsix';
    expect(renderCodeFrame(source, { line: 4, column: 3 })).toMatchInlineSnapshot(`
      "  2 | two
        3 | three
      > 4 | four
          |   ^
        5 | five"
    `);
  });

  it('numbers its lines flush right, and leaves the mark out without a column', () => {
    const source = Array.from({ length: 12 }, (_, index) => `line ${index + 1}`).join('\n');
    expect(renderCodeFrame(source, { line: 10 })).toMatchInlineSnapshot(`
      "   8 | line 8
         9 | line 9
      > 10 | line 10
        11 | line 11"
    `);
  });

  it.each(['\n', '\r\n', '\r'])('parts lines at %j', (end) => {
    const source = ['a', 'b', 'c'].join(end);
    expect(renderCodeFrame(source, { line: 2, column: 1 })).toBe(
      '  1 | a\n> 2 | b\n    | ^\n  3 | c',
    );
  });

  it('has no lines that the text has not', () => {
    expect(renderCodeFrame('', { line: 1, column: 1 })).toBe('> 1 |\n    | ^');
    expect(renderCodeFrame('a', { line: 2, column: 1 })).toBe('');
    expect(renderCodeFrame('a', { line: 0, column: 1 })).toBe('');
  });
});

/** The blamed line and the mark below it, without their gutter. */
function marked(line: string, column: number): [shown: string, mark: string] {
  const [shown = '', mark = ''] = renderCodeFrame(line, { line: 1, column }).split('\n');
  return [shown.slice('> 1 | '.length), mark.slice('    | '.length)];
}

describe('the mark stands below the place as a terminal shows it', () => {
  test.each<[name: string, line: string, column: number, shown: string, mark: string]>([
    ['behind a tab', '\tx', 2, '    x', '    ^'],
    ['behind a tab that fills up', 'ab\tx', 4, 'ab  x', '    ^'],
    ['behind wide characters', '日本x', 3, '日本x', '    ^'],
    ['behind an emoji of two units', '😀x', 3, '😀x', '  ^'],
    ['behind a family', '👨‍👩‍👧x', 9, '👨‍👩‍👧x', '  ^'],
    ['behind an accent of its own', 'e\u0301x', 3, 'e\u0301x', ' ^'],
    ['behind what steers a terminal', '\u001b[2Jx', 5, '␛[2Jx', '    ^'],
    ['behind what turns the text around', 'a\u202ebx', 4, 'a\ufffdbx', '   ^'],
    ['behind half a character', '\ud800x', 2, '\ufffdx', ' ^'],
    ['behind the end', 'ab', 3, 'ab', '  ^'],
  ])('%s', (_name, line, column, shown, mark) => {
    expect(marked(line, column)).toEqual([shown, mark]);
  });

  test.each([1, 49, 51, 52, 5_000, 9_950, 10_000])('in a long line, at column %i', (column) => {
    const line = Array.from({ length: 10_000 }, (_, index) =>
      String.fromCharCode(97 + (index % 26)),
    ).join('');
    const [shown, mark] = marked(line, column);
    expect(shown.length).toBeLessThanOrEqual(102);
    expect(shown[mark.length - 1]).toBe(line[column - 1]);
  });
});

test('a place is that of the offset, and the other way round', () => {
  const text = 'a😀\r\nb\rc\n\nd';
  expect([0, 1, 2].map((offset) => placeAt(text, offset))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 2 },
    { line: 1, column: 3 },
  ]);
  expect(placeAt(text, text.indexOf('d'))).toEqual({ line: 5, column: 1 });
  expect(placeWithin(text, { line: 9, column: 9 })).toEqual({ line: 5, column: 2 });
  expect(placeWithin(text, { line: 0, column: 0 })).toEqual({ line: 1, column: 1 });
});
