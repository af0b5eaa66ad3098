import { site } from 'virtual:meantime/docs';
import { directionOf } from '../../../src/words/language.ts';
import { wordsIn } from '../../../src/words/languages/words-in.ts';
import type { Words } from '../../../src/words/words.ts';

export interface PageLanguage {
  words: Words;
  /** Attributes of an element that holds words: empty where they are in the page's language. */
  said: { lang?: string; dir?: 'ltr' | 'rtl' };
}

const known = new Map<string, PageLanguage>();

/** What the search is told of a page in another language than the site's; nothing of the others. */
export function languageMeta(lang: string): string | undefined {
  return lang === site.lang ? undefined : `lang:${lang}`;
}

/** What the theme says on a page in this language. */
export function pageLanguage(lang: string): PageLanguage {
  const found = known.get(lang) ?? languageOf(lang);
  known.set(lang, found);
  return found;
}

function languageOf(lang: string): PageLanguage {
  const { words, lang: spoken } = wordsIn(lang, site.words);
  if (spoken === lang) return { words, said: {} };
  const dir = directionOf(spoken);
  return { words, said: { lang: spoken, ...(dir !== directionOf(lang) && { dir }) } };
}
