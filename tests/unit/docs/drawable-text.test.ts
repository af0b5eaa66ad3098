import { expect, test } from 'vitest';
import { Fonts, readFontPackage } from '../../../integrations/docs/social/font-package.ts';
import { drawableText, scriptsMissing } from '../../../integrations/docs/social/drawable-text.ts';
import { sayTime } from '../../../integrations/docs/social/say-time.ts';

const root = new URL('../../../', import.meta.url);
const fonts = new Fonts([readFontPackage('@fontsource/noto-sans', root)]);
const has = (letter: string): boolean => fonts.has(letter);

test.each([
  ['Use `docs()`', 'Use docs()'],
  ['🚀 Launch it ✅ now 👩‍💻', 'Launch it now'],
  ['1️⃣ First 🇩🇪 👋🏽 #1 © 2026', 'First #1 © 2026'],
  ['Γρήγορη εκκίνηση — Быстрый старт', 'Γρήγορη εκκίνηση — Быстрый старт'],
  ['  two\u00a0 \n blanks ', 'two blanks'],
])('%s is drawn', (text, drawn) => {
  expect(drawableText(text, has)).toBe(drawn);
});

test.each([
  ['日本語の手引き', ['Han', 'Hiragana']],
  ['دليل', ['Arabic']],
  ['한국어 guide', ['Hangul']],
  ['\u{10330}', ['U+10330']],
])('%s is not drawn: no font has its letters', (text, scripts) => {
  expect(drawableText(text, has)).toBeUndefined();
  expect(scriptsMissing(text, has)).toEqual(scripts);
});

test('a text needs the fonts of its own letters, regular and bold, whatever else is drawn', () => {
  const weights = (text: string) => fonts.filesFor(text).map(({ weight }) => weight);
  expect(weights('Start')).toEqual([400, 700]);
  expect(weights('Быстрый Start')).toEqual([400, 700, 400, 700]);
});

test('a font that is missing is asked for by one line', () => {
  const missing = () => readFontPackage('@fontsource/none', root);
  expect(missing).toThrow(/needs the package @fontsource\/none/);
  expect(missing).toThrow(
    expect.objectContaining({ hint: 'Install it: npm install -D @fontsource/none' }) as Error,
  );
});

test('a time is said in the units of its language', () => {
  expect(sayTime(131_000, 'en')).toBe('2 min 11 s');
  expect(sayTime(45_400, 'de')).toBe('45 Sek.');
});
