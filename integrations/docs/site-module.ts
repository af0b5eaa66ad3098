import type { DocsSite } from './loading/docs-site.ts';
import type { PageSchema } from './content/frontmatter.ts';
import { sitePluginName, type SiteApi } from './settings/site-api.ts';
import { virtualModules } from '../virtual-module.ts';
import type { VitePlugin } from '../vite-plugin.ts';

const moduleName = 'virtual:meantime/docs';

// The theme is bundled apart from the integration and runs in the same process: they meet here alone.
const sites = globalThis as unknown as Record<symbol, DocsSite | undefined>;

/** Vite plugin by which the theme (a virtual module) and the collection get to know the site. */
export function siteModule(site: DocsSite, root: URL): VitePlugin {
  const api: SiteApi = {
    loadPages: async (context, schema) => {
      const { loadPages } = await import('./loading/load-pages.ts');
      await loadPages(context, site, schema as PageSchema); // content/index.ts gives it
    },
  };
  const name = `meantime site of ${root.href}`;
  sites[Symbol.for(name)] = site;
  // Pages hold what they show of it, and stay as they are when another term changes.
  const shownSettings = { ...site.settings, glossary: {} };
  const code = [
    `export const site = ${JSON.stringify(shownSettings)};`,
    `export const sitePages = () => globalThis[Symbol.for(${JSON.stringify(name)})]?.pages;`,
  ].join('\n');
  return {
    name: sitePluginName,
    api,
    ...virtualModules([moduleName], () => code),
  };
}
