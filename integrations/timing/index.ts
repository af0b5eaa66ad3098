import type { AstroIntegration } from 'astro';
import { DevPages } from './dev-pages.ts';
import { defaultSiteId, instrumentPages } from './instrument-pages.ts';
import { readOptions, withSlashes, type TimingOptions } from './options.ts';
import { serveInDev } from './serve-in-dev.ts';
import { sourcesOfRoutes } from './sources-of-routes.ts';
import { writeManifest } from './write-manifest.ts';

export type { TimingOptions } from './options.ts';

/**
 * Gives the quickstarts of any Astro site steps, beacons and estimates.
 *
 * @throws MeantimeError `timing-options-invalid`
 */
export function timing(options: TimingOptions = {}): AstroIntegration {
  const settings = readOptions(options);
  const devPages = new DevPages();
  let site = { siteId: '', base: '/' };
  let sources: ReadonlyMap<string, string> = new Map();
  return {
    name: 'meantime/timing',
    hooks: {
      'astro:config:setup': (astro) => {
        instrumentPages(astro, settings, (path) => sources.get(path));
      },
      'astro:config:done': ({ config }) => {
        const siteId = settings.siteId ?? defaultSiteId(config);
        site = { siteId, base: withSlashes(config.base) };
      },
      'astro:routes:resolved': ({ routes }) => {
        sources = sourcesOfRoutes(routes);
      },
      'astro:server:setup': ({ server, logger }) => {
        devPages.listen(site.base);
        serveInDev(server, site.base, devPages.serveManifest(site, logger));
      },
      'astro:build:done': (astro) => writeManifest(astro, site, Object.keys(settings.quickstarts)),
    },
  };
}
