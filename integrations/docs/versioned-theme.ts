import { createHash } from 'node:crypto';
import { ownPackage } from '../../src/package/own-package.ts';
import { sentinelTheme } from './highlighting/sentinel-theme.ts';
import type { SiteSettings } from './settings/site-settings.ts';

/**
 * Astro keeps compiled Markdown until the content or the configuration changes, and sees of plugins
 * only what is data: the theme's name tells it that another version of them is at work, or that they
 * speak otherwise.
 */
export function versionedTheme(
  { lang, words, components }: SiteSettings,
  samples: string | undefined,
): typeof sentinelTheme {
  const said = createHash('sha256')
    .update(JSON.stringify([lang, words, components, ...(samples === undefined ? [] : [samples])]))
    .digest('hex');
  return { ...sentinelTheme, name: `meantime ${ownPackage().version} ${said.slice(0, 8)}` };
}
