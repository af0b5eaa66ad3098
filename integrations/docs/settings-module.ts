import type { AstroConfig, ViteUserConfig } from 'astro';
import type { LoaderContext } from 'astro/loaders';
import { docsIntegrationMissing } from './settings/errors.ts';
import type { DocsSettings } from './settings/options.ts';

type VitePlugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;

/** What the theme knows of the site it renders. */
export interface SiteSettings extends DocsSettings {
  /** The base with a slash at both ends. */
  base: string;
  /** True when the project has a `public/favicon.svg` of its own. */
  hasFavicon: boolean;
  /** True when the build writes a sitemap. */
  hasSitemap: boolean;
  /** Paths of public files whose names have no ending: `/LICENSE`. */
  bareFiles: readonly string[];
}

/** Folder of the site's pages, with a slash at its end. */
export function contentFolder(root: URL, { content }: Pick<SiteSettings, 'content'>): URL {
  return new URL(`${content.replace(/\/+$/, '')}/`, root);
}

const moduleName = 'virtual:meantime/docs';
const pluginName = 'meantime/docs';

/** What `src/content.config.ts` asks of the integration. */
interface SiteApi {
  settings: SiteSettings;
  loadPages: (context: LoaderContext) => Promise<void>;
}

/** Vite plugin by which the theme (a virtual module) and the collection get to know the site. */
export function settingsModule(settings: SiteSettings, root: URL): VitePlugin {
  const api: SiteApi = {
    settings,
    loadPages: async (context) => {
      const { loadPages } = await import('./loading/pages-loader.ts');
      await loadPages(context);
    },
  };
  return {
    name: pluginName,
    api,
    resolveId: (id) => (id === moduleName ? `\0${moduleName}` : undefined),
    load: (id) =>
      id === `\0${moduleName}`
        ? `export const site = ${JSON.stringify(settings)};\nexport const root = ${JSON.stringify(root.href)};`
        : undefined,
  };
}

/**
 * Settings of the docs() integration in a resolved Astro configuration.
 *
 * @throws MeantimeError `docs-integration-missing`
 */
export function settingsOf(config: Config): SiteSettings {
  return siteApiOf(config).settings;
}

/**
 * Loads the pages by the code that the configuration has loaded. Vite passes every module that
 * `src/content.config.ts` imports through its transforms, so that the loader is not among them.
 *
 * @throws MeantimeError `docs-integration-missing`, and what the pages' problems are
 */
export async function loadPages(context: LoaderContext): Promise<void> {
  await siteApiOf(context.config).loadPages(context);
}

type Config = Pick<AstroConfig, 'vite'>;

function siteApiOf(config: Config): SiteApi {
  const plugin = (config.vite.plugins ?? [])
    .flat()
    .find(
      (one) => typeof one === 'object' && one !== null && 'name' in one && one.name === pluginName,
    );
  if (!plugin || !('api' in plugin)) throw docsIntegrationMissing();
  return plugin.api as SiteApi; // the plugin of this name is made above and nowhere else
}
