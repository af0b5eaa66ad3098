import type { AstroConfig, AstroIntegration } from 'astro';
import { PhaseClock } from './build-report.ts';
import type { DevelopmentSearch } from './development/development-search.ts';
import { serveDevelopment } from './development/serve-development.ts';
import { setUpDevelopment } from './development/set-up-development.ts';
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
  let clock = new PhaseClock(() => performance.now());
  let build: SiteBuild | undefined;
  let search: DevelopmentSearch | undefined;
  return {
    name: 'meantime/docs',
    hooks: {
      'astro:config:setup': (astro) => {
        setUpSite(astro, settings);
        astro.updateConfig({ vite: { plugins: [codeHash(code)] } });
        if (astro.command === 'dev') setUpDevelopment(astro, settings);
      },
      'astro:config:done': (astro) => {
        config = astro.config;
        clock = new PhaseClock(() => performance.now());
      },
      'astro:server:setup': ({ server }) => {
        search = config && serveDevelopment(server, config, settings);
      },
      'astro:server:done': () => search?.close(),
      'astro:build:start': (astro) => {
        build = config && SiteBuild.start(astro, { config, lang: settings.lang, code, clock });
      },
      'astro:build:done': (astro) => build?.finish(astro),
    },
  };
}
