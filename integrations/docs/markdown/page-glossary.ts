import { isLanguage } from '../../../src/words/language.ts';
import type { GlossaryEntry } from '../components/glossary.ts';
import type { Glossary } from '../settings/glossary-option.ts';
import { frontmatterIn } from './frontmatter-in.ts';

/** The terms of a page's language. */
export interface Terms {
  /** In the order of the language. */
  entries: readonly GlossaryEntry[];
  /** That of a word, small letters or not. */
  find: (word: string) => GlossaryEntry | undefined;
}

/** Gives a plugin the terms of the page that it works on, by the `data` of its context. */
export type PageGlossary = (data: unknown) => Terms;

/** The terms of each page of a site: those of its own language, else those that name none. */
export function pageGlossary(site: { lang: string; glossary: Glossary }): PageGlossary {
  const known = new Map<string, Terms>();
  return (data) => {
    const written = frontmatterIn(data)?.['lang'];
    const lang = typeof written === 'string' && isLanguage(written) ? written : site.lang;
    const terms = known.get(lang) ?? termsOf(site.glossary, lang);
    known.set(lang, terms);
    return terms;
  };
}

function termsOf(glossary: Glossary, lang: string): Terms {
  const { compare } = new Intl.Collator(lang);
  const entries = withIds(meaningsOf(glossary, lang)).sort((a, b) => compare(a.term, b.term));
  const byTerm = new Map(entries.map((entry) => [plain(entry.term), entry]));
  const bySmallTerm = new Map(entries.map((entry) => [small(entry.term), entry]));
  return {
    entries,
    find: (word) => byTerm.get(plain(word)) ?? bySmallTerm.get(small(word)),
  };
}

/** `de-AT` has those of `de` where it has none of its own. */
function meaningsOf(glossary: Glossary, lang: string): [term: string, meaning: string][] {
  const all = Object.entries(glossary);
  for (const tag of [lang, lang.replace(/-.*/, '')]) {
    const found = all.find(([key]) => key.toLowerCase() === tag.toLowerCase())?.[1];
    if (typeof found === 'object') return Object.entries(found);
  }
  return all.flatMap(([term, meaning]) => (typeof meaning === 'string' ? [[term, meaning]] : []));
}

function withIds(meanings: readonly (readonly [string, string])[]): GlossaryEntry[] {
  const taken = new Set<string>();
  return meanings.map(([term, meaning]) => {
    const words = term.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    const wanted = ['term', ...words].join('-');
    let id = wanted;
    for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`;
    taken.add(id);
    return { term: term.trim(), meaning: meaning.trim(), id };
  });
}

/** As it is typed: the parser may have set its quotes and dashes, and a line may end in it. */
function plain(word: string): string {
  return word
    .normalize('NFC')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/…/g, '...')
    .replace(/—/g, '---')
    .replace(/–/g, '--')
    .replace(/\s+/g, ' ')
    .trim();
}

function small(word: string): string {
  return plain(word).toLowerCase();
}
