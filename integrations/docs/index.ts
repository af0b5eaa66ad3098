import type { AstroIntegration } from 'astro';
import { sharedSitePages } from './compile/site-pages.ts';
import { readOptions, type DocsOptions } from './options.ts';
import { watchedPrerenderer } from './rendering/prerenderer.ts';
import { SiteSearch } from './search/site-search.ts';
import { setUpSite } from './set-up-site.ts';

export type { DocsOptions } from './options.ts';

/**
 * A folder of Markdown and MDX becomes a documentation site.
 *
 * @throws MeantimeError `docs-options-invalid`
 */
export function docs(options: DocsOptions): AstroIntegration {
  const settings = readOptions(options);
  let site = { base: '/', root: '' };
  let search: SiteSearch | undefined;
  return {
    name: 'meantime/docs',
    hooks: {
      'astro:config:setup': (astro) => {
        setUpSite(astro, settings);
      },
      'astro:config:done': ({ config }) => {
        site = { base: config.base.replace(/\/*$/, '/'), root: config.root.href };
      },
      'astro:build:start': ({ setPrerenderer }) => {
        const pages = sharedSitePages(site.root);
        if (!pages) return;
        const started = new SiteSearch(pages);
        started.start(settings.lang);
        search = started;
        setPrerenderer((inner) => watchedPrerenderer(inner, { search: started, base: site.base }));
      },
      'astro:build:done': async ({ dir, pages, logger }) => {
        await search?.write(
          dir,
          pages.map(({ pathname }) => pathname),
        );
        logger.info('search index written to pagefind/');
      },
    },
  };
}
