import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { AstroConfig } from 'astro';
import { ownRouteAt } from '../links/site-routes.ts';
import { isBuilt, writeBuilt, type BuiltSite } from '../output/write-built.ts';
import type { SiteSettings } from '../settings/site-settings.ts';
import { robotsText } from './robots-text.ts';
import { SiteTwins, type TwinFile } from './site-twins.ts';
import type { SitePages } from '../pages/site-pages.ts';
import type { DocsSite } from '../loading/docs-site.ts';

interface WrittenTwins extends BuiltSite {
  config: Pick<AstroConfig, 'publicDir' | 'site'>;
  site: Pick<DocsSite, 'settings' | 'routes' | 'diagrams'>;
  pages: SitePages;
}

/** At the root of a host alone is it looked for. */
function robots(
  { site: origin }: WrittenTwins['config'],
  { base, hasSitemap }: SiteSettings,
): TwinFile[] {
  if (origin === undefined || !hasSitemap || base !== '/') return [];
  const text = robotsText(new URL('/sitemap-index.xml', origin).href);
  const told = () => Promise.resolve(text);
  return [{ path: 'robots.txt', key: told, text: told }];
}

/**
 * Writes what assistants and crawlers read beside the built pages. What the site has of its own at such an
 * address, in `public/` or as a route, stays.
 */
export async function writeTwins({ config, site, pages, ...built }: WrittenTwins): Promise<void> {
  const { settings, routes = [], diagrams } = site;
  const ownAt = ownRouteAt(routes);
  const written = new Set<string>();
  const twins = new SiteTwins({
    ...{ pages, settings, diagrams, origin: config.site, showsDrafts: false },
    writtenAt: (path) =>
      written.has(path) ? built.output?.read(decodeURIComponent(path)) : undefined,
    htmlAt: (path) =>
      readFile(new URL(`.${path}index.html`, built.dir), 'utf8').catch(() => undefined),
  });
  const made = [...(settings.assistants ? twins.files() : []), ...robots(config, settings)];
  const files = made.filter(({ path }) => {
    const isOwn = existsSync(new URL(path, config.publicDir));
    return !isOwn && ownAt(`/${decodeURIComponent(path)}`) === undefined;
  });
  for (const { path, key, text } of files) {
    const file = { path: decodeURIComponent(path), key: await key() };
    if (!isBuilt(built, file)) writeBuilt(built, file, await text());
    written.add(path);
  }
}
