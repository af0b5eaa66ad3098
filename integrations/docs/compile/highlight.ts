import { satteriCreateHighlightFn } from '@astrojs/markdown-satteri';
import type { AstroConfig } from 'astro';

// A highlighted block takes about a hundred times its text.
const maxKeptCharacters = 1_000_000;

type Create = typeof satteriCreateHighlightFn;
type Highlight = NonNullable<Awaited<ReturnType<Create>>>;

type Options = Pick<AstroConfig['markdown'], 'syntaxHighlight' | 'shikiConfig'>;

/**
 * Astro's own highlighter, which has seen each block before: the same code in the same language is
 * highlighted once. A language is loaded when it is met.
 */
export function highlighter({ syntaxHighlight, shikiConfig }: Options): Highlight | undefined {
  if (!syntaxHighlight) return undefined;
  const type = typeof syntaxHighlight === 'object' ? syntaxHighlight.type : syntaxHighlight;
  const languages = new Map<string, Promise<Highlight>>();
  const blocks = new Map<string, ReturnType<Highlight>>();
  let keptCharacters = 0;

  const create = async (lang: string): Promise<Highlight> => {
    // A block of Markdown has the languages inside it coloured if another block brought them
    // along. Each language has a highlighter to itself, which Astro tells apart by its aliases.
    const langAlias = { ...shikiConfig.langAlias, [`meantime-${lang}`]: lang };
    const own = { ...shikiConfig, langAlias } as Parameters<Create>[1]; // Astro types the same with undefined allowed
    const highlight = await satteriCreateHighlightFn(type, own);
    if (!highlight) throw new Error(`Astro has no highlighter of the type ${type}.`);
    return highlight;
  };
  const highlightAnew: Highlight = async (code, lang, meta) => {
    const language = languages.get(lang) ?? create(lang);
    languages.set(lang, language);
    return (await language)(code, lang, meta);
  };
  return (code, lang, meta) => {
    const key = JSON.stringify([lang, meta, code]);
    const known = blocks.get(key);
    if (known) return known;
    const block = highlightAnew(code, lang, meta);
    if (keptCharacters < maxKeptCharacters) {
      blocks.set(key, block);
      keptCharacters += key.length;
    }
    return block;
  };
}
