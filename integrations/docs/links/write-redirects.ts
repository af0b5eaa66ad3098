import { createHash } from 'node:crypto';
import type { AstroConfig } from 'astro';
import { pagePath, withBase } from '../addresses/page-address.ts';
import { isBuilt, writeBuilt, type BuiltSite } from '../output/write-built.ts';
import type { SitePages } from '../pages/site-pages.ts';
import type { SiteSettings } from '../settings/site-settings.ts';
import { redirectFile, redirectsOf } from './redirects.ts';

interface WrittenRedirects extends BuiltSite {
  config: Pick<AstroConfig, 'site'>;
  site: { settings: Pick<SiteSettings, 'base'> };
  pages: Pick<SitePages, 'all'>;
}

/** Writes a page at each old address that leads on to where the page is now. */
export function writeRedirects({ config, site, pages, ...built }: WrittenRedirects): void {
  for (const { from, page } of redirectsOf(pages.all())) {
    const to = withBase(site.settings.base, pagePath(page.id));
    const text = redirectHtml(to, config.site);
    const key = createHash('sha256').update(text).digest('base64url');
    const file = { path: redirectFile(from), key };
    if (!isBuilt(built, file)) writeBuilt(built, file, text);
  }
}

/**
 * As Astro writes the redirects of its own configuration.
 *
 * @param to an encoded path, base included
 * @param origin where the site will be, if that is known
 */
export function redirectHtml(to: string, origin: string | undefined): string {
  // Of what an encoded path may hold these two mean something to HTML.
  const href = to.replaceAll('&', '&amp;').replaceAll("'", '&#39;');
  const canonical = origin === undefined ? href : new URL(origin).origin + href;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Redirecting to: ${href}</title>
<meta http-equiv="refresh" content="0;url=${href}">
<meta name="robots" content="noindex">
<link rel="canonical" href="${canonical}">
<body>
<a href="${href}">Redirecting to <code>${href}</code></a>
</body>
</html>
`;
}
