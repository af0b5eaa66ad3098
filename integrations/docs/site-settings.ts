import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import { hasEnding } from './addresses/resolve-link.ts';
import { listFiles } from './links/list-files.ts';
import type { DocsSettings } from './settings/options.ts';
import type { SiteSettings } from './settings/site-settings.ts';

/** What the user wrote, and what follows from the project. */
export function siteSettings(config: AstroConfig, settings: DocsSettings): SiteSettings {
  return {
    ...settings,
    base: config.base.replace(/\/*$/, '/'),
    hasFavicon: existsSync(new URL('favicon.svg', config.publicDir)),
    hasSitemap: config.site !== undefined,
    bareFiles: bareFiles(config.publicDir),
  };
}

/** Links to them do not get the slash that ends a page's address. */
function bareFiles(publicDir: URL): string[] {
  const files = listFiles(fileURLToPath(publicDir));
  return files.map((file) => `/${file}`).filter((path) => !hasEnding(path));
}
