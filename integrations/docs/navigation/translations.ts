import { notFoundId } from '../addresses/page-address.ts';
import type { Frontmatter } from '../content/frontmatter.ts';

/** A page in one of its languages. */
export interface Translation {
  lang: string;
  id: string;
  /** True for the one in the language of the site, which readers of all other languages get. */
  isDefault: boolean;
}

/** What a page must say of itself to have translations. */
export interface TranslatedPage {
  id: string;
  data: Pick<Frontmatter, 'lang' | 'noindex' | 'draft'>;
  isBroken?: boolean;
}

/**
 * The pages that are translations of each other, by the id of each: those of one path below the
 * folders of their languages (`de/guides/start` says `lang: de`), where the language of the site may
 * have none (`guides/start`). What has no address or is left to itself by search engines is none.
 *
 * @param lang of the site
 */
export function translationsOf(
  pages: readonly TranslatedPage[],
  lang: string,
): ReadonlyMap<string, readonly Translation[]> {
  const groups = new Map<string, Translation[]>();
  for (const page of pages.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const { id, data } = page;
    if (id === notFoundId || data.noindex || data.draft || page.isBroken) continue;
    const own = data.lang ?? lang;
    const isDefault = own.toLowerCase() === lang.toLowerCase();
    const path = pathBelowLanguage(id, own) ?? (isDefault ? id : undefined);
    if (path === undefined) continue;
    const group = groups.get(path) ?? [];
    groups.set(path, group);
    const sameAt = group.findIndex((one) => one.lang.toLowerCase() === own.toLowerCase());
    // Of the site's language, the one without a folder.
    if (sameAt === -1) group.push({ lang: own, id, isDefault });
    else if (id === path) group[sameAt] = { lang: own, id, isDefault };
  }
  const told = [...groups.values()].filter((group) => group.length > 1);
  return new Map(told.flatMap((group) => group.map(({ id }) => [id, group])));
}

/** `guides/start` of `de/guides/start`, if `de` is the page's language; undefined for any other. */
function pathBelowLanguage(id: string, lang: string): string | undefined {
  const folder = lang.toLowerCase();
  if (id === folder) return 'index';
  return id.startsWith(`${folder}/`) ? id.slice(folder.length + 1) : undefined;
}
