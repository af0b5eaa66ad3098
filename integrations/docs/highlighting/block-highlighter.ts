import type { AstroConfig } from 'astro';
import { isSpecialLang } from 'shiki';
import { languageHighlighters, type Highlight, type ShikiConfig } from './language-highlighters.ts';
import type { KeptTokens } from './kept-tokens.ts';
import { knownTokens, TokenPool, type Tokens } from './token-pool.ts';
import { knowsLanguage } from '../markdown/known-languages.ts';

// A highlighted block takes about a hundred times its text.
const maxKeptCharacters = 1_000_000;
// So many are done before threads for more of them have started.
const blocksBeforePool = 50;

type Options = Pick<AstroConfig['markdown'], 'syntaxHighlight' | 'shikiConfig'>;

export interface BlockHighlighter {
  highlight: Highlight;
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
  const known = new Map<string, Tokens>();
  let keptCharacters = 0;
  let pool: TokenPool | undefined;
  let count = 0;

  const isKnown = knowsLanguage({ syntaxHighlight, shikiConfig });
  // Transformers that change the code before it is split have to see it first.
  const isOurs = (name: string | undefined): boolean => name?.startsWith('meantime:') === true;
  const isShared =
    type === 'shiki' &&
    shikiConfig.transformers.every(({ name, preprocess }) => !preprocess || isOurs(name));
  const mayShare = (lang: string): boolean => isShared && isKnown(lang) && !isSpecialLang(lang);
  const own = shikiConfig as ShikiConfig; // Astro types the same with undefined allowed
  const highlightAnew = languageHighlighters(type, {
    ...own,
    transformers: [
      knownTokens(
        (code, lang) => known.get(nameOf(code, lang)),
        (code, lang, tokens) => {
          if (mayShare(lang)) kept?.write(code, lang, tokens);
        },
      ),
      ...(own.transformers ?? []),
    ],
  });
  const findTokens = async (code: string, lang: string): Promise<Tokens | undefined> => {
    if (!mayShare(lang)) return undefined;
    const text = withoutLastEnd(code);
    const found = kept?.read(text, lang);
    if (found) return found;
    count += 1;
    if (count < blocksBeforePool) return undefined;
    pool ??= new TokenPool(own);
    const tokens = await pool.tokens(code, lang);
    if (tokens) kept?.write(text, lang, tokens);
    return tokens;
  };
  const highlight: Highlight = (code, lang, meta) => {
    const key = JSON.stringify([lang, meta, code]);
    const seen = blocks.get(key);
    if (seen) return seen;
    const block = findTokens(code, lang)
      .then((tokens) => {
        if (tokens) known.set(nameOf(code, lang), tokens);
        return highlightAnew(code, lang, meta);
      })
      .finally(() => known.delete(nameOf(code, lang)));
    if (keptCharacters < maxKeptCharacters) {
      blocks.set(key, block);
      keptCharacters += key.length;
    }
    return block;
  };
  return { highlight, close: () => pool?.close() };
}

function nameOf(code: string, lang: string): string {
  return `${lang} ${withoutLastEnd(code)}`;
}

/** As Astro highlights it. */
function withoutLastEnd(code: string): string {
  return code.replace(/(?:\r\n|\r|\n)$/, '');
}
