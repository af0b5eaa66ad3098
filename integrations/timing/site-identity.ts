import { readFileSync } from 'node:fs';
import type { AstroConfig } from 'astro';
import { runsPath } from '../../src/protocol/beacon.ts';
import type { SiteIdentity } from './build-manifest.ts';
import type { TimingSettings } from './options.ts';
import { withSlashes } from './with-slashes.ts';

/** What a site is called at its collector, and where that answers. */
export function siteIdentity(
  config: Pick<AstroConfig, 'site' | 'root' | 'base'>,
  { siteId, collector }: Pick<TimingSettings, 'siteId' | 'collector'>,
): SiteIdentity {
  const base = withSlashes(config.base);
  const usual = base + runsPath;
  const path = collector ? new URL(collector, `http://localhost${base}`).pathname : usual;
  return {
    siteId: siteId ?? defaultSiteId(config),
    base,
    ...(path !== usual && { runsPath: path }),
  };
}

/** Host of the site, else the project's name, else `site`. */
export function defaultSiteId({ site, root }: Pick<AstroConfig, 'site' | 'root'>): string {
  if (site && URL.canParse(site)) return new URL(site).host;
  try {
    const text = readFileSync(new URL('package.json', root), 'utf8');
    const { name } = JSON.parse(text) as { name?: unknown }; // whatever it holds, only a name is used
    if (typeof name === 'string' && name) return name.slice(0, 100);
  } catch {
    // A project without a (legible) package.json has no name.
  }
  return 'site';
}
