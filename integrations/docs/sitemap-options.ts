import type { SitemapOptions } from '@astrojs/sitemap';
import { ownFolder } from '../../src/protocol/own-folder.ts';
import { pagePath, withBase } from './addresses/page-address.ts';
import type { DocsSite } from './loading/docs-site.ts';
import { translationsOf, type Translation } from './navigation/translations.ts';

/** What the sitemap lists, once the pages are known: what search engines are to know, each with its translations. */
export function sitemapOptions(site: DocsSite, origin: string): NonNullable<SitemapOptions> {
  const { base, lang } = site.settings;
  let known: ReadonlyMap<string, readonly Translation[]> | undefined;
  const idOf = (url: string): string => {
    const path = new URL(url).pathname.slice(base.length - 1);
    return path.split('/').filter(Boolean).map(decodeURIComponent).join('/') || 'index';
  };
  const linkTo = (id: string): string => new URL(withBase(base, pagePath(id)), origin).href;
  return {
    filter: (url) =>
      !url.includes(`/${ownFolder}`) && site.pages?.get(idOf(url))?.data.noindex !== true,
    serialize: (item) => {
      known ??= translationsOf(site.pages?.all() ?? [], lang);
      const group = known.get(idOf(item.url));
      if (!group) return item;
      const links = group.map((one) => ({ lang: one.lang, url: linkTo(one.id) }));
      const fallback = group.find(({ isDefault }) => isDefault);
      const all = fallback ? [...links, { lang: 'x-default', url: linkTo(fallback.id) }] : links;
      return { ...item, links: all };
    },
  };
}
