import { isSatteriProcessor } from '@astrojs/markdown-satteri';
import type { AstroConfig } from 'astro';
import type { Features, HastPluginEntry, MdastPluginEntry } from 'satteri';
import type { satteriCollectImagesPlugin } from '../../astro-internals.ts';
import type { Components } from '../components/built-ins.ts';
import { siteComponents } from '../components/site-components.ts';
import type { Highlight } from '../highlighting/language-highlighters.ts';
import { linkResolver, type ResolveInPage } from '../markdown/content-links.ts';
import { knowsLanguage, languageNames } from '../markdown/known-languages.ts';
import type { DrawDiagrams } from '../markdown/draw-diagram.ts';
import type { ReadSamples } from '../markdown/read-samples.ts';
import { loadMath, type DrawMath } from '../markdown/draw-math.ts';
import { pageGlossary, type PageGlossary } from '../markdown/page-glossary.ts';
import { pageWords, type PageWords } from '../markdown/page-words.ts';
import { unmeasuredImagesName } from '../markdown/unmeasured-images.ts';
import { contentFolder, type SiteSettings } from '../settings/site-settings.ts';

/** What turns Markdown into HTML, as the site's configuration says. */
export interface Pipeline {
  mdastPlugins: readonly MdastPluginEntry[];
  hastPlugins: readonly HastPluginEntry[];
  features: Features;
  highlight: Highlight | undefined;
  excludedLanguages: string[] | undefined;
  languages: {
    /** True for what can be highlighted, and for what need not be. */
    isKnown: (lang: string) => boolean;
    names: readonly string[];
  };
  /** Those that need no import, by name. */
  components: Components;
  /** Draws formulas; undefined where math is off, or a plugin of the site's own does. */
  drawMath?: DrawMath | undefined;
  /** Draws diagrams; undefined where they are off. */
  drawing?: DrawDiagrams | undefined;
  /** Checks samples of code; undefined where that is off. */
  samples?: ReadSamples | undefined;
  /** True where a plugin of the site's own may make something of blocks of code. */
  hasOwnBlocks: boolean;
  /** What is said by itself on a page. */
  wordsOf: PageWords;
  /** What its terms mean. */
  glossaryOf: PageGlossary;
  /** True where timing() measures the quickstarts. */
  isTimed: boolean;
  /** True where a highlighter of somebody else may read words of fences that are none of ours. */
  hasOtherReaders: boolean;
  /** True where a plugin of the site's own may make something of `:::name`. */
  hasOwnContainers: boolean;
  image: Parameters<typeof satteriCollectImagesPlugin>[0];
  /** Gives tags the addresses that the plugins give links. */
  resolveLink: ResolveInPage;
}

/**
 * @param highlight undefined where code has no colours
 * @param makers what draws diagrams and checks samples, where they are on
 */
export function pipelineOf(
  { markdown, image, root }: Pick<AstroConfig, 'markdown' | 'image' | 'root'>,
  settings: Pick<
    SiteSettings,
    'content' | 'base' | 'bareFiles' | 'components' | 'glossary' | 'lang' | 'words' | 'math'
  >,
  highlight: Highlight | undefined,
  makers: Pick<Pipeline, 'drawing' | 'samples'> = {},
): Pipeline {
  const { processor, syntaxHighlight, gfm, smartypants } = markdown;
  // docs() has refused every other processor when it set up the site.
  const options = isSatteriProcessor(processor) ? processor.options : undefined;
  const own = (options?.features ?? {}) as Features; // Astro types the same with undefined allowed
  return {
    // What it does to an image, another file than the page's decides: it is left to the bundler.
    mdastPlugins: (options?.mdastPlugins ?? []).filter((plugin) => !isUnmeasuredImages(plugin)),
    hastPlugins: options?.hastPlugins ?? [],
    features: { gfm: gfm !== false, smartPunctuation: smartypants !== false, ...own },
    highlight,
    excludedLanguages:
      typeof syntaxHighlight === 'object' ? syntaxHighlight.excludeLangs : undefined,
    languages: { isKnown: knowsLanguage(markdown), names: languageNames(markdown) },
    components: siteComponents(settings.components),
    drawMath: settings.math ? loadMath(root) : undefined,
    drawing: makers.drawing,
    samples: makers.samples,
    hasOwnBlocks: hasOwnPlugins(options),
    wordsOf: pageWords(settings),
    glossaryOf: pageGlossary(settings),
    isTimed: namesOfTransformers(markdown).includes('meantime:mark-blocks'),
    hasOtherReaders:
      highlighterOf(markdown) !== 'shiki' ||
      namesOfTransformers(markdown).some((name) => !name.startsWith('meantime:')),
    hasOwnContainers: (options?.mdastPlugins ?? []).some(mayReadContainers),
    image: image as Pipeline['image'], // Astro types the same with undefined allowed
    resolveLink: linkResolver({ ...settings, folder: contentFolder(root, settings) }),
  };
}

/** What it does to which node nobody knows. */
function hasOwnPlugins(options: PluginOptions | undefined): boolean {
  const plugins: readonly unknown[] = [
    ...(options?.mdastPlugins ?? []),
    ...(options?.hastPlugins ?? []),
  ];
  return plugins.some((plugin) => !isOurs(plugin));
}

interface PluginOptions {
  mdastPlugins: readonly unknown[];
  hastPlugins: readonly unknown[];
}

function isOurs(entry: unknown): boolean {
  if (typeof entry === 'function') {
    try {
      const made = (entry as (page: unknown) => unknown)(emptyPage);
      return made === undefined || isOurs(made);
    } catch {
      // It wants to know more of the page.
      return false;
    }
  }
  const named = typeof entry === 'object' && entry !== null && 'name' in entry;
  return named && String(entry.name).startsWith('meantime:');
}

type MarkdownOptions = AstroConfig['markdown'];

function namesOfTransformers({ shikiConfig }: MarkdownOptions): string[] {
  return shikiConfig.transformers.map(({ name = '' }) => name);
}

function highlighterOf({ syntaxHighlight }: MarkdownOptions): string | false {
  return typeof syntaxHighlight === 'object' ? syntaxHighlight.type : syntaxHighlight;
}

function mayReadContainers(entry: MdastPluginEntry): boolean {
  if (Array.isArray(entry)) return entry.some(mayReadContainers);
  if (typeof entry === 'function') {
    try {
      return mayReadContainers(entry(emptyPage));
    } catch {
      // It wants to know more of the page.
      return true;
    }
  }
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return false;
  return 'containerDirective' in entry && !entry.name.startsWith('meantime:');
}

const emptyPage = { source: '', fileURL: undefined, sourceFormat: 'mdx' as const, data: {} };

function isUnmeasuredImages(plugin: MdastPluginEntry): boolean {
  return (
    typeof plugin === 'object' &&
    plugin !== null &&
    'name' in plugin &&
    plugin.name === unmeasuredImagesName
  );
}
