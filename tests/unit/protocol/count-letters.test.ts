import { expect, test } from 'vitest';
import { countLetters } from '../../../src/protocol/count-letters.ts';

test.each<[string, ReturnType<typeof countLetters>]>([
  ['', { words: 0, letters: 0 }],
  ['  Read\u00ad this,\n please. ', { words: 3, letters: 16 }],
  ['Ready 👍🏽 👩‍👩‍👧‍👦 🇩🇪 ❤️', { words: 5, letters: 9 }],
  ['安装 Node 20，然后运行。', { words: 3, letters: 8, signs: { chinese: 6 } }],
  ['サーバーを起動します。', { words: 1, letters: 1, signs: { japanese: 10 } }],
  ['서버를 시작합니다.', { words: 2, letters: 1, signs: { korean: 8 } }],
  ['Сервер готов', { words: 2, letters: 11 }],
])('the length of %j', (text, length) => {
  expect(countLetters(text)).toEqual(length);
});
