import { describe, expect, test } from 'vitest';
import { excerpt } from '../../../integrations/docs/client/excerpt.ts';
import { readQuery } from '../../../integrations/docs/client/name-score.ts';
import { isOneEditAway, nearWord } from '../../../integrations/docs/client/near-word.ts';
import type { FoundText } from '../../../integrations/docs/client/pagefind.ts';
import { rankPages } from '../../../integrations/docs/client/rank-pages.ts';
import { unknownWords } from '../../../integrations/docs/client/unknown-words.ts';
import { isMeant, isSameWord, wordsIn } from '../../../integrations/docs/client/word-forms.ts';

/** A page whose text begins with its title and holds its headings, in which some words were found. */
function page(title: string, text: string, found: readonly string[] = []): FoundText {
  const content = `${title}. ${text.replaceAll('## ', '')}`;
  const words = content.split(' ');
  const marked = `${title}. ${text}`.split(' ');
  const anchors = marked.flatMap((word, at) => {
    if (word !== '##') return [];
    const name = marked[at + 1] ?? '';
    const before = marked.slice(0, at).filter((one) => one === '##').length;
    return [{ element: 'h2', id: name.toLowerCase(), text: name, location: at - before }];
  });
  const places = words.flatMap((word, location) =>
    found.includes(word) ? [{ location, balanced_score: 100 }] : [],
  );
  return { url: `/${title}/`, content, meta: { title }, anchors, weighted_locations: places };
}

const rank = (typed: string, pages: readonly FoundText[], scores: readonly number[] = []) =>
  rankPages(
    pages.map((one, at) => ({ page: one, score: scores[at] ?? 1 })),
    readQuery(typed, new Map(), 100),
    undefined,
  );

test('pages in the language of the open page come before others that are named so', () => {
  const [own, other] = [page('Text', 'npm', ['npm']), page('npm', 'npm', ['npm'])];
  const candidates = [
    { page: other, score: 9 },
    { page: { ...own, meta: { ...own.meta, lang: 'ja' } }, score: 1 },
  ];
  const first = (language?: string) =>
    rankPages(candidates, readQuery('npm', new Map(), 100), language)[0]?.page.meta.title;
  expect([first('ja'), first()]).toEqual(['Text', 'npm']);
});

describe('words', () => {
  test('of names in code are found in parts', () => {
    expect(wordsIn('--dry-run node:fs camelCase @scope/pkg Größe')).toEqual([
      ...['dry', 'run', 'node', 'fs', 'camel', 'case', 'scope', 'pkg', 'große'],
    ]);
  });

  test.each([
    ['install', 'installation', true],
    ['installing', 'installation', true],
    ['configure', 'configuration', true],
    ['report', 'repository', false],
    ['content', 'contact', false],
    ['a', 'all', false],
  ])('%s and %s are one: %s', (a, b, expected) => {
    expect(isSameWord(a, b)).toBe(expected);
  });

  test('what is typed is more than its first letters', () => {
    expect(isMeant('webhok', 'web')).toBe(false);
    expect(isMeant('webh', 'webhook')).toBe(true);
  });
});

describe('slips', () => {
  test.each([
    ['quikstart', 'quickstart'],
    ['quiickstart', 'quickstart'],
    ['quivkstart', 'quickstart'],
    ['qiuckstart', 'quickstart'],
  ])('%s is one letter from %s', (typed, word) => {
    expect(isOneEditAway(typed, word)).toBe(true);
    expect(isOneEditAway(word, typed)).toBe(true);
  });

  test('of two letters, and none, are no such slips', () => {
    expect(isOneEditAway('quikstat', 'quickstart')).toBe(false);
    expect(isOneEditAway('word', 'word')).toBe(false);
    expect(isOneEditAway('abcd', 'badc')).toBe(false);
  });

  test('lead to the word that most pages hold, of those that begin alike', () => {
    expect(nearWord('tset', 'sett 9\ntest 3\ntext 7\n')).toBe('test');
    expect(nearWord('tezt', 'rezt 20\ntext 2\ntest 8\n')).toBe('test');
    expect(nearWord('tst', 'test 8\n')).toBeUndefined();
  });

  test('are words that no page holds in any form', () => {
    const found = [page('Set', 'dry-run of a configuration', ['dry-run', 'configuration'])];
    expect(unknownWords(found, 'dryrun configure').slips).toEqual([]);
    expect(unknownWords(found, 'confguration')).toEqual({ slips: ['confguration'], isAll: true });
    expect(unknownWords(found, 'configured zebras').isAll).toBe(false);
  });
});

describe('ranking', () => {
  const titles = (ranked: ReturnType<typeof rank>) => ranked.map(({ lead }) => lead.title);

  test('an exact title comes before an exact heading, and that before any text', () => {
    const text = page('Text', 'tabs tabs tabs', ['tabs']);
    const heading = page('Components', 'all ## Tabs here', ['Tabs']);
    const title = page('Tabs', 'are here', ['Tabs.']);
    expect(titles(rank('tabs', [text, heading, title], [9, 2, 1]))).toEqual([
      ...['Tabs', 'Components', 'Text'],
    ]);
  });

  test('of a page the heading that is meant comes first, and is what Enter opens', () => {
    const words = '## One tabs ## Two tabs ## Three tabs ## Tabs tabs';
    const [first] = rank('tabs', [page('Components', words, ['tabs', 'Tabs'])]);
    expect(first?.sections[0]?.url).toBe('/Components/#tabs');
    expect(first?.answer).toBe(first?.sections[0]);
  });

  test('a flag is looked for as it stands', () => {
    const plain = page('Field', 'a field of fields', ['Field.', 'field']);
    const flag = page('Command', '## check --field does it', ['--field']);
    expect(titles(rank('--field', [plain, flag], [5, 1]))[0]).toBe('Command');
  });

  test('a weight decides between pages that are alike', () => {
    const [heavy, light] = [page('Heavy', 'a word', ['word']), page('Light', 'a word', ['word'])];
    heavy.meta.weight = '2';
    expect(titles(rank('word', [light, heavy]))).toEqual(['Heavy', 'Light']);
  });
});

describe('an excerpt', () => {
  const words = Array.from({ length: 100 }, (_, at) => `word${at}`);
  const shown = (found: readonly number[]) =>
    excerpt(words, found)
      .map(({ text, isFound }) => (isFound ? `[${text}]` : text))
      .join('');

  test('has what was found within its first letters', () => {
    expect(shown([60])).toMatch(/^… word57 word58 word59 \[word60\] word61/);
    expect(shown([60, 80, 82, 85])).toContain('[word80] word81 [word82]');
    expect(shown([])).toMatch(/^word0 word1/);
  });

  test('is closed up in scripts that set no spaces', () => {
    const parts = excerpt(['京', '都', 'で', 'Astro', 'を'], [0, 1]);
    expect(parts).toEqual([
      { text: '京都', isFound: true },
      { text: 'で Astro を', isFound: false },
    ]);
  });
});
