import type { AstroConfig, AstroIntegration } from 'astro';
import { requireBuildSetup } from '../astro-internals.ts';
import { PhaseClock } from './reporting/build-report.ts';
import type { DevelopmentSearch } from './development/development-search.ts';
import { serveDevelopment } from './development/serve-development.ts';
import { setUpDevelopment } from './development/set-up-development.ts';
import type { DocsSite } from './loading/docs-site.ts';
import { wantedMarkdown } from './highlighting/module-highlighting.ts';
import { PlainLanguages } from './markdown/known-languages.ts';
import { readOptions, type DocsOptions } from './settings/options.ts';
import { isLint } from './problems/lint-channel.ts';
import { pageImports } from './bundling/page-imports.ts';
import { codeHash, type RenderingCode } from './rendering/code-hash.ts';
import { openOutput, type OutputFolder } from './output/output-folder.ts';
import { setUpSite } from './set-up-site.ts';
import { SiteBuild } from './site-build.ts';

export type { DocsOptions } from './settings/options.ts';

/**
 * A folder of Markdown and MDX becomes a documentation site.
 *
 * @throws MeantimeError `docs-options-invalid`
 */
export function docs(options: DocsOptions): AstroIntegration {
  const settings = readOptions(options);
  const code: RenderingCode = {};
  const languages = new PlainLanguages();
  let config: AstroConfig | undefined;
  let site: DocsSite | undefined;
  let clock = new PhaseClock(() => performance.now());
  let build: SiteBuild | undefined;
  let emptiesOutput = false;
  let hasBegun = false;
  let output: OutputFolder | undefined;
  let search: DevelopmentSearch | undefined;
  return {
    name: 'meantime/docs',
    hooks: {
      'astro:config:setup': (astro) => {
        // Asked for when the first page is compiled, long after all integrations had their say.
        site = setUpSite(astro, settings, languages, () => config ?? astro.config);
        // A project that says when to empty the folder has its reasons.
        emptiesOutput =
          astro.command === 'build' && astro.config.vite.build?.emptyOutDir === undefined;
        const imports = pageImports(site, astro.config.root, async () => build?.stop());
        const vite = { plugins: [codeHash(code), imports] };
        const own = emptiesOutput && { build: { emptyOutDir: false } };
        astro.updateConfig({ vite: { ...vite, ...own } });
        if (astro.command === 'dev') setUpDevelopment(astro, settings);
      },
      'astro:routes:resolved': ({ routes }) => {
        if (site) site.routes = routes;
      },
      'astro:config:done': (astro) => {
        config = astro.config;
        languages.know(wantedMarkdown(config.markdown));
        site?.images.know(config);
        clock = new PhaseClock(() => performance.now());
      },
      'astro:server:setup': ({ server }) => {
        search = config && site && serveDevelopment(server, config, site);
      },
      'astro:server:done': () => endDevelopment(search, site),
      'astro:build:start': async (astro) => {
        hasBegun = false;
        build = config && site && (await SiteBuild.start(astro, { config, site, code, clock }));
        // What `astro build` would do next is not asked for.
        if (!build && isLint()) process.exit(0);
      },
      // From here on Astro would have emptied the output folder.
      'astro:build:setup': async (astro) => {
        if (hasBegun) return;
        hasBegun = true;
        if (build?.isCheck) return build.beginCheck(astro);
        output = config && emptiesOutput ? openOutput(config) : undefined;
        if (build) build.begin(output, astro);
        else output?.clear();
      },
      'astro:build:done': async (astro) => {
        requireBuildSetup(hasBegun || !emptiesOutput);
        await build?.finish(astro);
        output?.close();
      },
    },
  };
}

async function endDevelopment(
  search: DevelopmentSearch | undefined,
  site: DocsSite | undefined,
): Promise<void> {
  await search?.close();
  await site?.diagrams?.rest();
}
