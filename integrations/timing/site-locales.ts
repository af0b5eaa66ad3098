import type { AstroConfig } from 'astro';

/**
 * The languages of a site that stand below a path of their own: by that path (`pt-br`) their code
 * (`pt-BR`), which is empty for the site's own language.
 */
export type SiteLocales = ReadonlyMap<string, string>;

/** As Astro routes them; a language of the site's own home has no path, and is not among them. */
export function siteLocales({ i18n }: Pick<AstroConfig, 'i18n'>): SiteLocales {
  const { locales = [], defaultLocale, routing } = i18n ?? {};
  const hasHome = typeof routing === 'object' && !routing.prefixDefaultLocale;
  const coded = locales.map((locale): [string, string] =>
    typeof locale === 'string' ? [locale, locale] : [locale.path, locale.codes[0]],
  );
  return new Map(
    coded
      .filter(([path]) => !hasHome || path !== defaultLocale)
      .map(([path, code]) => [path, path === defaultLocale ? '' : code]),
  );
}

/** A path below the base without its language, and which that is. */
export function takeLocale(path: string, locales: SiteLocales): { path: string; locale?: string } {
  const [, first = '', rest = '/'] = /^\/([^/]+)(\/.*)$/.exec(path) ?? [];
  const locale = locales.get(first);
  if (locale === undefined) return { path };
  return { path: rest, ...(locale !== '' && { locale }) };
}
