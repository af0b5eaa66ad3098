import { satteriCreateHighlightFn } from '@astrojs/markdown-satteri';
import type { AstroConfig } from 'astro';
import { bundledLanguages, isSpecialLang } from 'shiki';

type Highlight = NonNullable<Awaited<ReturnType<typeof satteriCreateHighlightFn>>>;

type Options = Pick<AstroConfig['markdown'], 'syntaxHighlight' | 'shikiConfig'>;

/**
 * Astro's own highlighter, which has seen each block before: the same code in the same language is
 * highlighted once. Loaded with the first block; languages are loaded when they are met.
 */
export function highlighter({ syntaxHighlight, shikiConfig }: Options): Highlight | undefined {
  if (!syntaxHighlight) return undefined;
  const type = typeof syntaxHighlight === 'object' ? syntaxHighlight.type : syntaxHighlight;
  // Astro types the same with undefined allowed.
  const create = once(() =>
    satteriCreateHighlightFn(type, shikiConfig as Parameters<typeof satteriCreateHighlightFn>[1]),
  );
  const known = new Map<string, ReturnType<Highlight>>();
  return (code, lang, meta) => {
    const key = JSON.stringify([lang, meta, code]);
    const block = known.get(key) ?? create().then((highlight) => highlight?.(code, lang, meta));
    // The configuration says that there is one, or this function would not have been made.
    known.set(key, block as ReturnType<Highlight>);
    return block as ReturnType<Highlight>;
  };
}

/** True for what Shiki or the configuration can highlight. */
export function isKnownLanguage(
  lang: string,
  { langs, langAlias }: Options['shikiConfig'],
): boolean {
  if (isSpecialLang(lang) || lang in bundledLanguages || lang in langAlias) return true;
  return langs.some(({ name, aliases }) => name === lang || aliases?.includes(lang));
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
