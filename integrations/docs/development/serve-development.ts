import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import type { ViteDevServer } from 'vite';
import type { DocsSite } from '../loading/docs-site.ts';
import type { DevelopmentSearch } from './development-search.ts';
import { serveDiagrams } from './serve-diagrams.ts';
import { serveEdits } from './serve-edits.ts';
import { serveRedirects } from './serve-redirects.ts';
import { serveTwins } from './serve-twins.ts';
import { serveSearch } from './serve-search.ts';
import { warmUp } from './warm-up.ts';

/**
 * What the server of `astro dev` does for open pages: tells them of edits, and searches.
 *
 * @returns the search, to be closed with the server
 */
export function serveDevelopment(
  server: ViteDevServer,
  { root, base }: Pick<AstroConfig, 'root' | 'base'>,
  site: DocsSite,
): DevelopmentSearch {
  const { content } = site.settings;
  const pages = () => site.pages;
  site.finds = async (specifier, importer) => {
    const found = await server.environments.ssr.pluginContainer.resolveId(specifier, importer);
    return found !== null;
  };
  site.onEdits = serveEdits(server, {
    root,
    base,
    pagesFolder: fileURLToPath(new URL(content, root)),
  });
  serveRedirects(server, { base: site.settings.base, pages });
  if (site.diagrams) serveDiagrams(server, { base, diagrams: site.diagrams, pages });
  warmUp(server, { base, pages });
  if (site.settings.assistants) serveTwins(server, { ...site, pages });
  return serveSearch(server, { base, settings: site.settings, pages });
}
