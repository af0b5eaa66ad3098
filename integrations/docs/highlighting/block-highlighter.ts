import type { AstroConfig } from 'astro';
import { isSpecialLang } from 'shiki';
import { languageHighlighters, type Highlight, type ShikiConfig } from './language-highlighters.ts';
import { BlockTokens, withoutLastEnd } from './block-tokens.ts';
import type { KeptTokens } from './kept-tokens.ts';
import { knownTokens } from './known-tokens.ts';
import type { Tokens } from './token-pool.ts';
import { knowsLanguage } from '../markdown/known-languages.ts';

// A highlighted block takes about a hundred times its text.
const maxKeptCharacters = 1_000_000;

type Options = Pick<AstroConfig['markdown'], 'syntaxHighlight' | 'shikiConfig'>;

export interface BlockHighlighter {
  highlight: Highlight;
  /** Has threads help from the first block on: there is much to come. */
  expectMany(): void;
  /** Ends its threads. */
  close(): void;
}

/**
 * Astro's own highlighter, which has seen each block before: the same code in the same language is
 * highlighted once. Where there is much to do, other threads help.
 *
 * @param kept tokens of earlier builds
 */
export function highlighter(
  { syntaxHighlight, shikiConfig }: Options,
  kept?: KeptTokens,
): BlockHighlighter | undefined {
  if (!syntaxHighlight) return undefined;
  const type = typeof syntaxHighlight === 'object' ? syntaxHighlight.type : syntaxHighlight;
  const blocks = new Map<string, ReturnType<Highlight>>();
  const known = new Map<string, () => Tokens>();
  let keptCharacters = 0;

  const isKnown = knowsLanguage({ syntaxHighlight, shikiConfig });
  // Transformers that change the code before it is split have to see it first.
  const isOurs = (name: string | undefined): boolean => name?.startsWith('meantime:') === true;
  const isShared =
    type === 'shiki' &&
    shikiConfig.transformers.every(({ name, preprocess }) => !preprocess || isOurs(name));
  const mayShare = (lang: string): boolean => isShared && isKnown(lang) && !isSpecialLang(lang);
  const own = shikiConfig as ShikiConfig; // Astro types the same with undefined allowed
  // Those of the site may change tokens, or highlight the same code in another way in between.
  const isPure = shikiConfig.transformers.every(({ name }) => isOurs(name));
  const sources = { shikiConfig: own, kept: isPure ? kept : undefined, mayShare };
  const tokens = new BlockTokens(sources);
  const highlightAnew = languageHighlighters(type, {
    ...own,
    transformers: [
      knownTokens(
        (code, lang, meta) => known.get(nameOf(code, lang, meta)),
        (code, lang, split) => {
          tokens.learn(code, lang, split);
        },
      ),
      ...(own.transformers ?? []),
    ],
  });
  const highlight: Highlight = (code, lang, meta) => {
    const key = JSON.stringify([lang, meta, code]);
    const seen = blocks.get(key);
    if (seen) return seen;
    const block = tokens
      .find(code, lang)
      .then((found) => {
        if (found) known.set(nameOf(code, lang, meta), found);
        return highlightAnew(code, lang, meta);
      })
      .finally(() => known.delete(nameOf(code, lang, meta)));
    if (keptCharacters < maxKeptCharacters) {
      blocks.set(key, block);
      keptCharacters += key.length;
    }
    return block;
  };
  return {
    highlight,
    expectMany: () => {
      tokens.expectMany();
    },
    close: () => {
      tokens.close();
    },
  };
}

function nameOf(code: string, lang: string, meta = ''): string {
  return JSON.stringify([lang, meta, withoutLastEnd(code)]);
}
