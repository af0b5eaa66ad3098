import { expect, test } from 'vitest';
import { isLikeKeys, parseKeys } from '../../../src/protocol/keys.ts';

test.each<[text: string, codes: string[]]>([
  ['<Down><Enter>', ['\u001b[B', '\r']],
  ['<down> <SPACE>\n↓ ⏎', ['\u001b[B', ' ', '\u001b[B', '\r']],
  ['<C-c>', ['\u0003']],
  ['q', ['q']],
  [':wq<Enter>', [':', 'w', 'q', '\r']],
  ['<', ['<']],
])('%j is keys', (text, codes) => {
  expect(parseKeys(text)).toEqual({ codes });
});

test.each(['<Quit>', '<toString>', '<C-1>'])('%s is no key', (text) => {
  expect(parseKeys(text)).toEqual({ unknown: text });
});

test.each([
  ['↓', true],
  ['<Down> <Enter>', true],
  ['y', false],
  ['<your-name>', false],
  ['', false],
])('%j can only be keys: %s', (text, isIt) => {
  expect(isLikeKeys(text)).toBe(isIt);
});
