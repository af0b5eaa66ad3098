import { closestLanguage } from '../closest-language.ts';
import { isLanguage } from '../language.ts';
import type { OwnWords, Words } from '../words.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { pt } from './pt.ts';
import { zh } from './zh.ts';

const shipped: Readonly<Record<string, Words>> = { de, en, es, fr, ja, pt, zh };

export interface SpokenWords {
  /** The language that is spoken: the page's, or English where that has no words. */
  lang: string;
  words: Words;
}

/** The words for a page in this language, with those that a site replaces. */
export function wordsIn(page: string, own: OwnWords = {}): SpokenWords {
  const name = closestLanguage(page, languagesWithWords(own));
  const wide = name.split('-', 1)[0] ?? name;
  const shippedName = Object.hasOwn(shipped, wide) ? wide : 'en';
  const words = [shippedName, wide, name].reduce(
    (before, tag) => replace(before, own[tag]),
    shipped[shippedName] ?? en,
  );
  // A region of the language has its own way with numbers.
  const isOwn = isLanguage(page) && new Intl.Locale(page).language === wide;
  return { lang: isOwn ? page : name, words };
}

/** The languages that have words, those that a site adds among them, `de-AT` before `de`. */
export function languagesWithWords(own: OwnWords = {}): string[] {
  return [...new Set([...Object.keys(shipped), ...Object.keys(own)])].sort().reverse();
}

function replace(words: Words, own: OwnWords[string] = {}): Words {
  const groups = Object.entries(words).map(([name, group]: [string, object]) => [
    name,
    { ...group, ...own[name as keyof Words] }, // the table's own names
  ]);
  return Object.fromEntries(groups) as Words; // the same groups, with the same words
}
