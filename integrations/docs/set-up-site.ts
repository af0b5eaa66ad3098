import { existsSync } from 'node:fs';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import type { AstroConfig, AstroIntegration, HookParameters } from 'astro';
import { ownFile, requireFiles } from './settings/own-files.ts';
import { navigationPath } from './settings/own-paths.ts';
import { missingRuntimeNames } from '../astro-html.ts';
import { configEnvironment, requireOneEngine, unsupported } from '../astro-internals.ts';
import { docsPlugin } from '../docs-plugin.ts';
import { lazyModules } from '../lazy-modules.ts';
import { lazyWords } from '../lazy-words.ts';
import { packageFile } from '../package-file.ts';
import { importName } from '../path-below.ts';
import { classicScriptRoutes, classicScripts } from './classic-scripts.ts';
import { addressesUnsupported, contentConfigMissing } from './settings/errors.ts';
import { siteComponents } from './components/site-components.ts';
import { expandIncludes } from './bundling/expand-includes.ts';
import { ImageFiles } from './bundling/image-files.ts';
import type { PlainLanguages } from './markdown/known-languages.ts';
import type { DocsSettings } from './settings/options.ts';
import type { DocsSite } from './loading/docs-site.ts';
import { contentFolder } from './settings/site-settings.ts';
import { Problems } from './problems/problems.ts';
import { pictureNames } from './output/picture-names.ts';
import { requireDrawing } from './social/require-drawing.ts';
import { siteParts } from './site-parts.ts';
import { siteMakers } from './site-makers.ts';
import { siteModule } from './site-module.ts';
import { siteSettings } from './site-settings.ts';
import { sitemapOptions } from './sitemap-options.ts';
import { markdownConfig } from './site-markdown.ts';

type SiteSetup = Pick<
  HookParameters<'astro:config:setup'>,
  'config' | 'command' | 'updateConfig' | 'injectRoute' | 'injectScript'
>;

const routes = {
  '[...slug]': 'page.astro',
  '404': 'not-found.astro',
  [navigationPath.replace(/\/$/, '')]: 'navigation.astro',
};

const lazyClients = {
  'virtual:meantime/search-dialog': 'integrations/docs/client/search-dialog.ts',
} as const;

/** Makes Astro build the folder of pages as a site. */
export function setUpSite(
  astro: SiteSetup,
  settings: DocsSettings,
  languages: PlainLanguages,
  final: () => Pick<AstroConfig, 'markdown' | 'cacheDir'>,
): DocsSite {
  const { config, command, updateConfig } = astro;
  refuseUnsupported(config, settings);
  requireDrawing(config, settings);
  const sheets = settings.styles.map((path, index) => ({ option: `styles[${index}]`, path }));
  requireFiles(sheets, config.root);
  requireOneEngine();
  const missing = missingRuntimeNames();
  if (missing.length > 0) throw unsupported(`Astro's runtime has no ${missing.join(', ')}.`);
  const images = new ImageFiles({ isServed: command === 'dev' });
  const site: DocsSite = {
    settings: siteSettings(config, settings),
    setUpBy: import.meta.url,
    command,
    ...siteMakers(config.root, settings, final),
    problems: new Problems(config.root),
    images,
  };
  injectOwn(astro, settings);
  updateConfig({
    integrations: missingIntegrations(config, site),
    markdown: markdownConfig(config, site.settings, {
      ...{ languages, images, drawing: site.diagrams, samples: site.samples },
      finalMarkdown: () => final().markdown,
    }),
    // A strict Content-Security-Policy allows neither inline styles nor inline scripts.
    build: { inlineStylesheets: 'never' },
    vite: {
      plugins: vitePlugins(config, settings, { site, images }),
      build: {
        assetsInlineLimit: keepScriptsApart(config.vite.build?.assetsInlineLimit),
        // Astro marks each MDX page by a directive and has read it when the bundler warns of it.
        rolldownOptions: { checks: { moduleLevelDirective: false } },
      },
      // As it is, without a transform for each of its forty modules.
      environments: { [configEnvironment]: { resolve: { external: ['meantime/content'] } } },
    },
  });
  return site;
}

function vitePlugins(
  config: AstroConfig,
  settings: DocsSettings,
  { site, images }: { site: DocsSite; images: ImageFiles },
) {
  return [
    siteModule(site, config.root),
    siteParts(settings.parts, config.root),
    docsPlugin({ hasQuickstarts: () => site.pages?.hasQuickstarts ?? false }),
    pictureNames([config.srcDir, contentFolder(config.root, site.settings)], config.build.assets),
    lazyModules(lazyClients),
    lazyWords({
      ...{ name: 'virtual:meantime/search-words', group: 'search' },
      ...{ own: settings.words, base: site.settings.base },
    }),
    classicScripts(),
    images.plugin,
    expandIncludes({
      root: config.root,
      folder: contentFolder(config.root, site.settings),
      components: siteComponents(site.settings.components),
      features: { gfm: true, directive: true, headingAttributes: true, math: settings.math },
    }),
  ];
}

/** The routes of the theme, and the styles of the site's own. */
function injectOwn(
  { config, command, injectRoute, injectScript }: SiteSetup,
  { styles }: DocsSettings,
): void {
  const served = command === 'dev' ? { ...routes, ...classicScriptRoutes } : routes;
  for (const [pattern, file] of Object.entries(served)) {
    const entrypoint = packageFile(`integrations/docs/routes/${file}`);
    injectRoute({ pattern, entrypoint, prerender: true });
  }
  for (const path of styles) {
    const file = importName(ownFile(path, config.root));
    injectScript('page-ssr', `import ${JSON.stringify(file)};`);
  }
}

function refuseUnsupported(config: AstroConfig, settings: DocsSettings): void {
  if (config.trailingSlash === 'never') throw addressesUnsupported("trailingSlash: 'never'");
  if (config.build.format !== 'directory') {
    throw addressesUnsupported(`build.format: '${config.build.format}'`);
  }
  const found = ['ts', 'mts', 'js', 'mjs'].some((ending) =>
    existsSync(new URL(`content.config.${ending}`, config.srcDir)),
  );
  if (!found) throw contentConfigMissing(settings.content);
}

function missingIntegrations(config: AstroConfig, site: DocsSite): AstroIntegration[] {
  const present = new Set(config.integrations.map(({ name }) => name));
  const missing: AstroIntegration[] = [];
  // Static parts of a page become strings at compile instead of a call for each element.
  if (!present.has('@astrojs/mdx')) missing.push(mdx({ optimize: true }));
  // Without `site` there are no full URLs, which a sitemap consists of.
  if (config.site !== undefined && !present.has('@astrojs/sitemap')) {
    missing.push(sitemap(sitemapOptions(site, config.site)));
  }
  return missing;
}

type InlineLimit = NonNullable<NonNullable<AstroConfig['vite']['build']>['assetsInlineLimit']>;

function keepScriptsApart(limit: InlineLimit | undefined): InlineLimit {
  return (path, content) => {
    if (/\.m?js$/.test(path)) return false;
    if (typeof limit === 'function') return limit(path, content);
    return limit === undefined ? undefined : content.byteLength < limit;
  };
}
