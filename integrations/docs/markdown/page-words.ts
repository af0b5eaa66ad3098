import { isLanguage } from '../../../src/words/language.ts';
import { wordsIn } from '../../../src/words/languages/words-in.ts';
import type { Words } from '../../../src/words/words.ts';
import type { SiteSettings } from '../settings/site-settings.ts';
import { frontmatterIn } from './frontmatter-in.ts';

/** Gives a plugin the words of the page that it works on, by the `data` of its context. */
export type PageWords = (data: unknown) => Words;

/** The words of each page of a site: in its own language, else in the site's. */
export function pageWords({ lang, words: own }: Pick<SiteSettings, 'lang' | 'words'>): PageWords {
  const known = new Map<string, Words>();
  return (data) => {
    const written = frontmatterIn(data)?.['lang'];
    // One that is no language is a mistake, which is told where frontmatter is checked.
    const tag = typeof written === 'string' && isLanguage(written) ? written : lang;
    const words = known.get(tag) ?? wordsIn(tag, own).words;
    known.set(tag, words);
    return words;
  };
}
