import { mkdirSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import type { AstroConfig } from 'astro';
import { pagePath, withBase } from '../addresses/page-address.ts';
import type { OutputFolder } from '../output/output-folder.ts';
import type { SitePages } from '../pages/site-pages.ts';
import type { SiteSettings } from '../settings/site-settings.ts';
import { redirectFile, redirectsOf } from './redirects.ts';

interface WrittenRedirects {
  config: Pick<AstroConfig, 'site'>;
  site: { settings: Pick<SiteSettings, 'base'> };
  pages: Pick<SitePages, 'all'>;
  /** Undefined where Astro empties the folder itself. */
  output: OutputFolder | undefined;
  /** Where the built site is. */
  dir: URL;
}

/** Writes a page at each old address that leads on to where the page is now. */
export function writeRedirects({ config, site, pages, output, dir }: WrittenRedirects): void {
  for (const { from, page } of redirectsOf(pages.all())) {
    const to = withBase(site.settings.base, pagePath(page.id));
    const text = redirectHtml(to, config.site);
    const name = redirectFile(from);
    if (!output) {
      const file = new URL(name.split('/').map(encodeURIComponent).join('/'), dir);
      mkdirSync(new URL('.', file), { recursive: true });
      writeFileSync(file, text);
      continue;
    }
    const key = createHash('sha256').update(text).digest('base64url');
    if (!output.holds(name, key)) output.write(name, key, text);
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
