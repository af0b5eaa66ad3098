import type { AstroConfig } from 'astro';
import type { LoaderContext } from 'astro/loaders';
import { docsIntegrationMissing } from './errors.ts';

/** Name of the Vite plugin by which `src/content.config.ts` finds the integration. */
export const sitePluginName = 'meantime/docs';

/** What `src/content.config.ts` asks of the integration. */
export interface SiteApi {
  loadPages: (context: LoaderContext, schema: unknown) => Promise<void>;
}

/**
 * Loads the pages by the code that the configuration has loaded. Vite passes every module that
 * `src/content.config.ts` imports through its transforms, so that the loader is not among them.
 *
 * @param schema of their frontmatter
 * @throws MeantimeError `docs-integration-missing`, and what the pages' problems are
 */
export async function loadPages(context: LoaderContext, schema: unknown): Promise<void> {
  await siteApiOf(context.config).loadPages(context, schema);
}

function siteApiOf({ vite }: Pick<AstroConfig, 'vite'>): SiteApi {
  const plugin = (vite.plugins ?? [])
    .flat()
    .find(
      (one) =>
        typeof one === 'object' && one !== null && 'name' in one && one.name === sitePluginName,
    );
  if (!plugin || !('api' in plugin)) throw docsIntegrationMissing();
  return plugin.api as SiteApi; // the plugin of this name is made in site-module.ts and nowhere else
}
