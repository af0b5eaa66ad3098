import { expect, test } from 'vitest';
import { translationsOf } from '../../../integrations/docs/navigation/translations.ts';

/** `de/start de` is a page at `de/start` that says `lang: de`. */
function told(pages: readonly string[], lang = 'en') {
  const read = pages.map((page) => {
    const [id = '', own, mark] = page.split(' ');
    const data = { lang: own, draft: mark === 'draft', noindex: mark === 'noindex' };
    return { id, data };
  });
  const groups = [...translationsOf(read, lang)].map(([id, group]) => [
    id,
    group.map((one) => `${one.lang} ${one.id}${one.isDefault ? ' *' : ''}`),
  ]);
  return Object.fromEntries(groups) as Record<string, string[]>;
}

test('pages of one path below the folders of their languages are translations', () => {
  const pages = ['start', 'de/start de', 'pt-br/start pt-BR', 'other', 'de de', 'index'];
  const start = ['de de/start', 'pt-BR pt-br/start', 'en start *'];
  const home = ['de de', 'en index *'];
  expect(told(pages)).toEqual({
    start: start,
    'de/start': start,
    'pt-br/start': start,
    de: home,
    index: home,
  });
});

test('the language of the site may have a folder; without one it goes before', () => {
  expect(told(['en/start', 'de/start de'])).toEqual({
    'en/start': ['de de/start', 'en en/start *'],
    'de/start': ['de de/start', 'en en/start *'],
  });
  expect(told(['en/start', 'de/start de', 'start'])).toEqual({
    start: ['de de/start', 'en start *'],
    'de/start': ['de de/start', 'en start *'],
  });
});

test.each([
  ['a page whose folder is no language', ['start', 'guides/start de']],
  ['a page in the folder of another language than it says', ['start', 'de/start fr']],
  ['a page in such a folder that says nothing', ['start', 'de/start']],
  ['another path', ['start', 'de/anfang de']],
  ['a page without its folder', ['start', 'anfang de']],
  ['a draft', ['start', 'de/start de draft']],
  ['what search engines leave out', ['start', 'de/start de noindex']],
  ['the page in place of a missing one', ['404', 'de/404 de']],
])('%s is none', (_, pages) => {
  expect(told(pages)).toEqual({});
});

test('where the language of the site has no such page, nothing is said for all others', () => {
  expect(told(['de/start de', 'fr/start fr'])['de/start']).toEqual(['de de/start', 'fr fr/start']);
});

test('the order of the pages does not matter', () => {
  const pages = ['start', 'en/start', 'de/start de', 'fr/start fr'];
  expect(told(pages.toReversed())).toEqual(told(pages));
});
