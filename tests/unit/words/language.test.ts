import { expect, test } from 'vitest';
import { directionOf, isLanguage } from '../../../src/words/language.ts';

test('tells tags of languages from other text', () => {
  expect(['en', 'pt-BR', 'zh-Hans-CN', '', 'e', 'not a language'].map(isLanguage)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('knows which way a language is written, and by which script', () => {
  const tags = ['en', 'ar', 'he-IL', 'fa', 'az', 'az-Arab', 'ja'];
  expect(tags.map(directionOf)).toEqual(['ltr', 'rtl', 'rtl', 'rtl', 'ltr', 'rtl', 'ltr']);
});
