import { existsSync } from 'node:fs';
import { isSatteriProcessor, satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import type { AstroConfig, AstroIntegration, HookParameters } from 'astro';
import { wordsIn } from '../../src/words/languages/words-in.ts';
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
import {
  addressesUnsupported,
  contentConfigMissing,
  processorUnsupported,
} from './settings/errors.ts';
import { siteComponents } from './components/site-components.ts';
import { codeFigure } from './highlighting/code-figure.ts';
import { moduleHighlighting } from './highlighting/module-highlighting.ts';
import { accessibleElements } from './markdown/accessible-elements.ts';
import { asides } from './markdown/asides.ts';
import { codeGroups } from './markdown/code-groups.ts';
import { componentWords } from './markdown/component-words.ts';
import { contentLinks } from './markdown/content-links.ts';
import { fenceMarks } from './markdown/fence-marks.ts';
import { fileTrees } from './markdown/file-trees.ts';
import { foldedTrees } from './markdown/folded-trees.ts';
import type { ReadSamples } from './markdown/read-samples.ts';
import { diagramPictures } from './markdown/diagrams.ts';
import type { DrawDiagrams } from './markdown/draw-diagram.ts';
import { loadMath } from './markdown/draw-math.ts';
import { headingFootnotes } from './markdown/heading-footnotes.ts';
import { headingIds } from './markdown/heading-ids.ts';
import { htmlAttributes } from './markdown/html-attributes.ts';
import { mathFormulas } from './markdown/math.ts';
import { packageTabs } from './markdown/package-tabs.ts';
import { pageTitle } from './markdown/page-title.ts';
import { pageWords } from './markdown/page-words.ts';
import { partials } from './markdown/partials.ts';
import { plainColons } from './markdown/plain-colons.ts';
import { referenceImages } from './markdown/reference-images.ts';
import { saidInHtml } from './markdown/said-in-html.ts';
import { tooltips } from './markdown/tooltips.ts';
import { unmeasuredImages } from './markdown/unmeasured-images.ts';
import { expandIncludes } from './bundling/expand-includes.ts';
import { ImageFiles } from './bundling/image-files.ts';
import type { PlainLanguages } from './markdown/known-languages.ts';
import type { DocsSettings } from './settings/options.ts';
import type { DocsSite } from './loading/docs-site.ts';
import { contentFolder, type SiteSettings } from './settings/site-settings.ts';
import { Problems } from './problems/problems.ts';
import { pictureNames } from './output/picture-names.ts';
import { requireDrawing } from './social/require-drawing.ts';
import { siteParts } from './site-parts.ts';
import { siteMakers } from './site-makers.ts';
import { versionedTheme } from './versioned-theme.ts';
import { siteModule } from './site-module.ts';
import { siteSettings } from './site-settings.ts';
import { sitemapOptions } from './sitemap-options.ts';

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

interface MarkdownParts {
  languages: PlainLanguages;
  images: ImageFiles;
  drawing: DrawDiagrams | undefined;
  samples: ReadSamples | undefined;
  finalMarkdown: () => AstroConfig['markdown'];
}

function markdownConfig(
  config: AstroConfig,
  site: SiteSettings,
  { languages, images, drawing, samples, finalMarkdown }: MarkdownParts,
) {
  const { processor, syntaxHighlight } = config.markdown;
  if (!isSatteriProcessor(processor)) throw processorUnsupported(processor.name);
  const { mdastPlugins, hastPlugins, features } = processor.options;
  const components = siteComponents(site.components);
  const folder = contentFolder(config.root, site);
  const links = contentLinks({ ...site, components, folder });
  const { code } = wordsIn(site.lang, site.words).words;
  const wordsOf = pageWords(site);
  const math = site.math ? [mathFormulas(loadMath(config.root))] : [];
  const pictures = drawing ? [diagramPictures({ drawing, wordsOf, base: site.base })] : [];
  return {
    processor: satteri({
      mdastPlugins: [
        ...[...math, ...pictures, fenceMarks(samples), languages.plugin, referenceImages],
        ...[packageTabs(components), asides(wordsOf), codeGroups, fileTrees(components)],
        ...[plainColons, pageTitle, headingIds],
        ...[links.inMarkdown, ...mdastPlugins, unmeasuredImages(images)],
      ],
      hastPlugins: [
        ...[moduleHighlighting(syntaxHighlight, finalMarkdown), ...hastPlugins],
        ...[
          htmlAttributes,
          headingFootnotes,
          partials,
          componentWords(wordsOf, components),
          ...tooltips(site, components),
          foldedTrees,
          saidInHtml(wordsOf, code),
        ],
        ...[links.inHtml, accessibleElements(wordsOf)],
      ],
      features: {
        ...features,
        ...(site.math && { math: true }),
        ...{ directive: true, headingAttributes: true },
      },
    }),
    syntaxHighlight: false as const,
    shikiConfig: {
      theme: versionedTheme(site, samples?.stamp),
      transformers: [codeFigure(code, samples)],
    },
  };
}

type InlineLimit = NonNullable<NonNullable<AstroConfig['vite']['build']>['assetsInlineLimit']>;

function keepScriptsApart(limit: InlineLimit | undefined): InlineLimit {
  return (path, content) => {
    if (/\.m?js$/.test(path)) return false;
    if (typeof limit === 'function') return limit(path, content);
    return limit === undefined ? undefined : content.byteLength < limit;
  };
}
