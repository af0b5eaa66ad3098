import { isSatteriProcessor, satteri } from '@astrojs/markdown-satteri';
import type { AstroConfig } from 'astro';
import { wordsIn } from '../../src/words/languages/words-in.ts';
import { processorUnsupported } from './settings/errors.ts';
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
import { ImageFiles } from './bundling/image-files.ts';
import type { PlainLanguages } from './markdown/known-languages.ts';
import { contentFolder, type SiteSettings } from './settings/site-settings.ts';
import { versionedTheme } from './versioned-theme.ts';

interface MarkdownParts {
  languages: PlainLanguages;
  images: ImageFiles;
  drawing: DrawDiagrams | undefined;
  samples: ReadSamples | undefined;
  finalMarkdown: () => AstroConfig['markdown'];
}

/**
 * How Markdown becomes pages: what docs() adds before and behind the plugins of the site.
 *
 * @throws MeantimeError `markdown-processor-unsupported`, `math-missing`
 */
export function markdownConfig(
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
