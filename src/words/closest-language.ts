import { isLanguage } from './language.ts';

export interface ClosestLanguage {
  /** One of the languages that are known. */
  name: string;
  /** Whose way of writing numbers goes with its words. */
  lang: string;
}

/**
 * The language among those with words that is closest to a page's: the same, else the one that it is
 * a kind of (`de` for `de-AT`), else English.
 */
export function closestLanguage(page: string, known: readonly string[]): ClosestLanguage {
  const tag = page.replaceAll('_', '-').toLowerCase();
  for (let end = tag.length; end > 0; end = tag.lastIndexOf('-', end - 1)) {
    const name = known.find((one) => one.toLowerCase() === tag.slice(0, end));
    if (name !== undefined) return { name, lang: isLanguage(page) ? page : name };
  }
  return { name: 'en', lang: 'en' };
}
