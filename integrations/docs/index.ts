import type { AstroConfig, AstroIntegration } from 'astro';
import { PhaseClock } from './build-report.ts';
import { shareRoutes } from './links/site-routes.ts';
import { readOptions, type DocsOptions } from './options.ts';
import { codeHash, type RenderingCode } from './rendering/code-hash.ts';
import { setUpSite } from './set-up-site.ts';
import { SiteBuild } from './site-build.ts';

export type { DocsOptions } from './options.ts';

/**
 * A folder of Markdown and MDX becomes a documentation site.
 *
 * @throws MeantimeError `docs-options-invalid`
 */
export function docs(options: DocsOptions): AstroIntegration {
  const settings = readOptions(options);
  const code: RenderingCode = {};
  let config: AstroConfig | undefined;
  let root: URL | undefined;
  let clock = new PhaseClock(() => performance.now());
  let build: SiteBuild | undefined;
  return {
    name: 'meantime/docs',
    hooks: {
      'astro:config:setup': (astro) => {
        root = astro.config.root;
        setUpSite(astro, settings);
        astro.updateConfig({ vite: { plugins: [codeHash(code)] } });
      },
      'astro:routes:resolved': ({ routes }) => {
        if (root) shareRoutes(root.href, routes);
      },
      'astro:config:done': (astro) => {
        config = astro.config;
        clock = new PhaseClock(() => performance.now());
      },
      'astro:build:start': (astro) => {
        build = config && SiteBuild.start(astro, { config, lang: settings.lang, code, clock });
      },
      'astro:build:done': (astro) => build?.finish(astro),
    },
  };
}
