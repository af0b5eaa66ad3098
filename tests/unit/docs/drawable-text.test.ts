import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { Fonts, readFontPackage } from '../../../integrations/docs/social/font-package.ts';
import { drawableText, scriptsMissing } from '../../../integrations/docs/social/drawable-text.ts';
import { requireDrawing } from '../../../integrations/docs/social/require-drawing.ts';
import { sayTime } from '../../../integrations/docs/social/say-time.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

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

test('what is missing is asked for by one line, and where images are named there has to be a site', () => {
  const socialImages = { fonts: ['@fontsource/noto-sans', '@fontsource/none'] };
  const site = 'https://docs.example.com';
  const missing = () => {
    requireDrawing({ root, site }, { socialImages });
  };
  expect(missing).toThrow(/has not installed: @fontsource\/none\.$/);
  const hint = 'Run: npm install --save-dev @takumi-rs/core @fontsource/noto-sans @fontsource/none';
  expect(missing).toThrow(expect.objectContaining({ hint }) as Error);
  expect(() => {
    requireDrawing({ root, site: undefined }, { socialImages });
  }).toThrow('needs to know where the site will be');
});

test('an engine that is there without its binary is told before anything is built', () => {
  const project = temporaryFolder();
  const folder = join(project, 'node_modules/@takumi-rs/core');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.js'), "require('@takumi-rs/core-of-no-machine');");
  const socialImages = { fonts: [] };
  expect(() => {
    requireDrawing(
      { root: pathToFileURL(`${project}/`), site: 'https://docs.example.com' },
      { socialImages },
    );
  }).toThrow('has not installed: @takumi-rs/core for this machine.');
});

test('a time is said in the units of its language', () => {
  expect(sayTime(131_000, 'en')).toBe('2 min 11 s');
  expect(sayTime(45_400, 'de')).toBe('45 Sek.');
});
