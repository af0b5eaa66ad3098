import { satteriCreateHighlightFn } from '../../astro-internals.ts';
import { withoutShikiCount } from './without-shiki-count.ts';

type Create = typeof satteriCreateHighlightFn;
export type Highlight = NonNullable<Awaited<ReturnType<Create>>>;
export type ShikiConfig = NonNullable<Parameters<Create>[1]>;

/**
 * Astro's own highlighter, one for each language, loaded when it is met: a block of Markdown has the
 * languages inside it coloured if another block brought them along, so that with one for all a
 * block would look by what was highlighted before it.
 */
export function languageHighlighters(type: string, shikiConfig: ShikiConfig): Highlight {
  const languages = new Map<string, Promise<Highlight>>();
  return async (code, lang, meta) => {
    const language = languages.get(lang) ?? create(type, shikiConfig, lang);
    languages.set(lang, language);
    return (await language)(code, lang, meta);
  };
}

async function create(type: string, shikiConfig: ShikiConfig, lang: string): Promise<Highlight> {
  // Astro tells highlighters apart by their aliases.
  const langAlias = { ...shikiConfig.langAlias, [`meantime-${lang}`]: lang };
  const highlight = await withoutShikiCount(() =>
    satteriCreateHighlightFn(type as Parameters<Create>[0], { ...shikiConfig, langAlias }),
  );
  if (!highlight) throw new Error(`Astro has no highlighter of the type ${type}.`);
  return highlight;
}
