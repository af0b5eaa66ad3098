import { describe, expect, test } from 'vitest';
import { placesOf } from '../../../src/words/fill-in.ts';
import { en } from '../../../src/words/languages/en.ts';
import { languagesWithWords, wordsIn } from '../../../src/words/languages/words-in.ts';
import { textsOf } from '../../harness/words-on-page.ts';

const english = textsOf(en);
const others = languagesWithWords().filter((lang) => lang !== 'en');

/** What is said alike in English. */
const shared: Readonly<Record<string, string[]>> = {
  de: ['Terminal', 'Info', 'Esc'],
  es: ['Terminal', 'Esc'],
  fr: [
    ...['Menu', 'Pages', 'Site', 'Position', 'Terminal', 'Info', 'Important', 'Danger'],
    ...['{count} page', '{count} pages', 'Hello world'],
  ],
  ja: ['Esc'],
  pt: ['Menu', 'Site', 'Terminal', 'Esc'],
  zh: ['Esc'],
};

test('the languages that are shipped', () => {
  expect(languagesWithWords().sort()).toEqual(['de', 'en', 'es', 'fr', 'ja', 'pt', 'zh']);
});

describe.each(others)('the words in %s', (lang) => {
  const texts = textsOf(wordsIn(lang).words);

  test('have the places of the English ones', () => {
    for (const [name, text] of texts) {
      const places = placesOf(english.get(name) ?? '');
      expect([name, placesOf(text)]).toEqual([name, places]);
    }
  });

  test('are the English ones where both languages say so, and nowhere else', () => {
    const same = [...texts].filter(([name, text]) => english.get(name) === text);
    expect(same.map(([, text]) => text)).toEqual(shared[lang]);
  });

  test('count by the forms that the language has', () => {
    const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions();
    const { found } = wordsIn(lang).words.search;
    // Millions of pages are not counted here.
    expect(Object.keys(found).sort()).toEqual(
      pluralCategories.filter((category) => category !== 'many').sort(),
    );
  });

  test('stand as they are written, without spaces at their ends', () => {
    for (const [name, text] of texts) expect([name, text.trim()]).toEqual([name, text]);
  });
});

test.each([
  ['de', 'Kopieren', 'de'],
  ['DE-at', 'Kopieren', 'DE-at'],
  ['de_DE', 'Kopieren', 'de'],
  ['pt-PT', 'Copiar', 'pt-PT'],
  ['zh-Hans', '复制', 'zh-Hans'],
  ['zh-CN', '复制', 'zh-CN'],
  ['en-GB', 'Copy', 'en-GB'],
  ['fi', 'Copy', 'en'],
  ['', 'Copy', 'en'],
  ['not a language', 'Copy', 'en'],
])('a page in %j has the button %j, in %s', (page, copy, lang) => {
  const spoken = wordsIn(page);
  expect([spoken.words.code.copy, spoken.lang]).toEqual([copy, lang]);
});

test("a site's own words go over the shipped ones, the closer language over the wider", () => {
  const own = {
    en: { code: { copy: 'Take' } },
    de: { code: { copy: 'Nimm', copied: 'Genommen' } },
    'de-CH': { code: { copy: 'Nimms' } },
    fi: { code: { copied: 'Kopioitu' } },
  };
  const code = (lang: string) => {
    const { copy, copied, output } = wordsIn(lang, own).words.code;
    return [copy, copied, output];
  };
  expect(code('de')).toEqual(['Nimm', 'Genommen', 'Ausgabe']);
  expect(code('de-CH')).toEqual(['Nimms', 'Genommen', 'Ausgabe']);
  expect(code('de-AT')).toEqual(['Nimm', 'Genommen', 'Ausgabe']);
  expect(code('fr')).toEqual(['Copier', 'Copié', 'Sortie']);
  // A language of which a site has some words has the others in its English.
  expect(code('fi')).toEqual(['Take', 'Kopioitu', 'Output']);
  expect(wordsIn('fi', own).lang).toBe('fi');
  expect(code('nl')).toEqual(['Take', 'Copied', 'Output']);
  expect(en.code.copy).toBe('Copy');
});
