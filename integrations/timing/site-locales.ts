import type { AstroConfig } from 'astro';

/** The languages of a site that stand below a path of their own: by that path (`pt-br`) their code (`pt-BR`). */
export type SiteLocales = ReadonlyMap<string, string>;

/** As Astro routes them; a language of the site's own home has no path, and is not among them. */
export function siteLocales({ i18n }: Pick<AstroConfig, 'i18n'>): SiteLocales {
  const locales = (i18n?.locales ?? []).map((locale): [string, string] =>
    typeof locale === 'string' ? [locale, locale] : [locale.path, locale.codes[0]],
  );
  return new Map(locales.filter(([path]) => path !== homeLocale(i18n)));
}

function homeLocale(i18n: AstroConfig['i18n']): string | undefined {
  const { routing, defaultLocale } = i18n ?? {};
  return typeof routing === 'object' && !routing.prefixDefaultLocale ? defaultLocale : undefined;
}

/** A path below the base without its language, and which that is. */
export function takeLocale(path: string, locales: SiteLocales): { path: string; locale?: string } {
  const [, first = '', rest = '/'] = /^\/([^/]+)(\/.*)$/.exec(path) ?? [];
  const locale = locales.get(first);
  return locale === undefined ? { path } : { path: rest, locale };
}
