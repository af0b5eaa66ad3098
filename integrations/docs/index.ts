import type { AstroConfig, AstroIntegration } from 'astro';
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
  let site: AstroConfig | undefined;
  let build: SiteBuild | undefined;
  return {
    name: 'meantime/docs',
    hooks: {
      'astro:config:setup': (astro) => {
        setUpSite(astro, settings);
        astro.updateConfig({ vite: { plugins: [codeHash(code)] } });
      },
      'astro:config:done': ({ config }) => {
        site = config;
      },
      'astro:build:start': (astro) => {
        build = site && SiteBuild.start(astro, site, settings.lang, code);
      },
      'astro:build:done': (astro) => build?.finish(astro),
    },
  };
}
