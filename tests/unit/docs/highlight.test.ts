import { expect, onTestFinished, test, vi } from 'vitest';
import {
  highlighter,
  type BlockHighlighter,
} from '../../../integrations/docs/highlighting/block-highlighter.ts';
import {
  highlightedAs,
  knowsLanguage,
} from '../../../integrations/docs/markdown/known-languages.ts';
import { sentinelTheme } from '../../../integrations/docs/highlighting/sentinel-theme.ts';
import { namesByLanguage } from '../../../src/protocol/language-meant.ts';

type Options = Parameters<typeof highlighter>[0];

const options = {
  syntaxHighlight: { type: 'shiki' },
  shikiConfig: {
    theme: sentinelTheme,
    themes: {},
    langs: [],
    langAlias: { sample: 'js' },
    wrap: false,
    transformers: [],
  },
} as unknown as Options; // the theme is one of Shiki's by its shape alone

const markdown = 'Text\n\n```js\nconst a = 1;\n```';

function highlight(): BlockHighlighter['highlight'] {
  const made = highlighter(options);
  if (!made) throw new Error('No highlighter.');
  return made.highlight;
}

test('a block looks the same whatever was highlighted before it', async () => {
  const alone = await highlight()(markdown, 'md', undefined);
  const after = highlight();
  await after('const b = 2;', 'js', undefined);
  expect(await after(markdown, 'md', undefined)).toEqual(alone);
});

test('the same block is highlighted once', async () => {
  const one = highlight();
  expect(await one('a', 'js', undefined)).toBe(await one('a', 'js', undefined));
  expect(await one('a', 'js', 'title=b')).not.toBe(await one('a', 'js', undefined));
});

test('knows languages by name, alias, and from the configuration', () => {
  const { shikiConfig } = options;
  const isKnown = knowsLanguage({
    syntaxHighlight: { type: 'shiki', excludeLangs: ['mermaid-like'] },
    shikiConfig,
  });
  expect(
    ['js', 'javascript', 'txt', 'sample', 'mermaid-like', 'math'].filter(isKnown),
  ).toHaveLength(6);
  expect(isKnown('javascrpt')).toBe(false);
  expect(
    ['Dockerfile', 'MD', 'JavaScript', 'shell-session', 'C++', 'Golang', 'javascrpt'].map((lang) =>
      highlightedAs(lang, isKnown),
    ),
  ).toEqual(['dockerfile', 'md', 'javascript', 'console', 'c++', 'go', undefined]);
});

test('every usual name of a language is one that Shiki has by another', () => {
  const isKnown = knowsLanguage(options);
  for (const [language, names] of Object.entries(namesByLanguage)) {
    expect(isKnown(language), language).toBe(true);
    for (const name of names.split(' ')) expect(isKnown(name), name).toBe(false);
  }
});

test('many languages are coloured without a word in the terminal', async () => {
  const said: unknown[][] = [];
  const warn = vi.spyOn(console, 'warn').mockImplementation((...words) => said.push(words));
  onTestFinished(() => {
    warn.mockRestore();
  });
  const languages = [
    'js',
    'ts',
    'css',
    'html',
    'json',
    'yaml',
    'bash',
    'python',
    'rust',
    'go',
    'c',
  ];
  const colour = highlight();
  for (const lang of languages) await colour('a', lang, undefined);
  expect(said).toEqual([]);
  expect(console.warn).toBe(warn);
});
