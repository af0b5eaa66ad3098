import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isSatteriProcessor } from '@astrojs/markdown-satteri';
import type { AstroConfig } from 'astro';
import type { Features } from 'satteri';
import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { nearestName } from '../../../src/protocol/nearest-name.ts';
import { frontmatterLinks, frontmatterResolver } from '../compile/links/frontmatter-links.ts';
import { LinkIndex } from './link-index.ts';
import type { PageLinks } from '../compile/links/page-links.ts';
import { linkResolver } from '../markdown/content-links.ts';
import { knowsLanguage, languageNames, mayHoldUnknown } from '../markdown/unknown-languages.ts';
import { languageUnknown } from '../problems/errors.ts';
import { PageProblems } from '../problems/page-problems.ts';
import { contentFolder, type SiteSettings } from '../settings-module.ts';
import type { CacheFolder } from './cache-folder.ts';
import { compilePage, type CompiledPage, type Pipeline } from '../compile/compile-page.ts';
import { fingerprint } from './fingerprint.ts';
import { highlighter, type BlockHighlighter } from '../highlighting/block-highlighter.ts';
import { PageMistakes } from '../mistakes/mistake.ts';

/** A page's file, read. */
export interface PageFile {
  /** From the project's root, with forward slashes: `content/guides/start.mdx`. */
  path: string;
  contents: string;
  /** What follows the frontmatter. */
  body: string;
  frontmatter: Record<string, unknown>;
}

interface World {
  config: AstroConfig;
  settings: SiteSettings;
  cache: CacheFolder;
}

// Enough for a thousand pages; the rest is read back from the cache.
const keptCharacters = 32_000_000;

/** Makes of pages what they become, or finds it in the cache. */
export class PageCompiler {
  readonly #world: World;
  #pipeline: Pipeline;
  #blocks: BlockHighlighter | undefined;
  readonly #fingerprint: string;
  readonly #kept = new Map<string, CompiledPage>();
  #keptCharacters = 0;
  readonly #links: LinkIndex;
  /** How many pages were compiled, and how many were found compiled. */
  readonly counts = { compiled: 0, cached: 0 };

  constructor(world: World) {
    this.#world = world;
    this.#blocks = highlighter(world.config.markdown);
    this.#pipeline = pipelineOf(world, this.#blocks);
    this.#links = new LinkIndex(world.cache);
    this.#fingerprint = fingerprint(world.config, world.settings);
  }

  /** Stands for the page's text and everything else that it is made of. */
  keyOf({ path, contents }: Pick<PageFile, 'path' | 'contents'>): string {
    const hash = createHash('sha256').update(`${this.#fingerprint}\n${path}\n`).update(contents);
    return hash.digest('base64url');
  }

  /** True when the page need not be compiled. */
  has(key: string): boolean {
    const isKnown = this.#kept.has(key) || this.#world.cache.has(key);
    if (isKnown) this.counts.cached += 1;
    return isKnown;
  }

  /** What was compiled under this key. */
  find(key: string): CompiledPage | undefined {
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const text = this.#world.cache.read(key);
    if (text === undefined) return undefined;
    return JSON.parse(text) as CompiledPage; // the cache gives back what was written below, or nothing
  }

  /** @throws PageProblems for what the writer got wrong, and whatever plugins throw */
  async compile(page: PageFile, key: string): Promise<CompiledPage> {
    const compiled = await this.#compile(page);
    this.counts.compiled += 1;
    compiled.links.links.unshift(...this.#frontmatterLinks(page));
    this.#links.set(key, compiled.links);
    this.#world.cache.write(key, JSON.stringify(compiled));
    if (compiled.kind === 'plain' && this.#keptCharacters < keptCharacters) {
      this.#kept.set(key, compiled);
      this.#keptCharacters += compiled.html.length + compiled.markdown.length;
    }
    return compiled;
  }

  /** Links and ids of what was compiled under this key. */
  links(key: string): PageLinks | undefined {
    const known = this.#links.get(key);
    if (known) return known;
    const links = this.find(key)?.links;
    if (links) this.#links.set(key, links);
    return links;
  }

  /** Keeps the links of the site's pages for the next build. */
  saveLinks(keys: readonly string[]): void {
    this.#links.save(keys);
  }

  /** Gives back the memory that highlighting took, once the pages are compiled. */
  rest(): void {
    this.#blocks?.close();
    this.#blocks = highlighter(this.#world.config.markdown);
    this.#pipeline = pipelineOf(this.#world, this.#blocks);
  }

  prune(limits: Parameters<CacheFolder['prune']>[0]): void {
    this.#world.cache.prune(limits);
  }

  /** What does not keep a page that was compiled from being built: languages without colours. */
  warningsOf(
    { path, contents }: Pick<PageFile, 'path' | 'contents'>,
    key: string,
  ): MeantimeError[] {
    const { knowsLanguage: isKnown = () => true } = this.#pipeline;
    if (!mayHoldUnknown(contents, isKnown)) return [];
    const names = languageNames(this.#world.config.markdown);
    return (this.find(key)?.unknownLanguages ?? []).map(({ lang, line, column }) =>
      languageUnknown.at(
        { location: { file: path, line, column } },
        lang,
        nearestName(lang, names),
      ),
    );
  }

  async #compile({ path, contents, body, frontmatter }: PageFile): Promise<CompiledPage> {
    const file = pathToFileURL(join(fileURLToPath(this.#world.config.root), path));
    try {
      const text = blankFrontmatter(contents, body);
      return await compilePage({ file, text, frontmatter }, this.#pipeline);
    } catch (error) {
      if (!(error instanceof PageMistakes)) throw error;
      throw new PageProblems(error.mistakes.map(({ at, place }) => at({ file: path, ...place })));
    }
  }

  #frontmatterLinks(page: PageFile): PageLinks['links'] {
    const { config, settings } = this.#world;
    const folder = contentFolder(config.root, settings);
    return frontmatterLinks(page, frontmatterResolver(this.#pipeline.resolveLink, folder));
  }
}

function pipelineOf(
  { config, settings }: Pick<World, 'config' | 'settings'>,
  blocks: BlockHighlighter | undefined,
): Pipeline {
  const { markdown, image, root } = config;
  const { processor, syntaxHighlight, gfm, smartypants } = markdown;
  // docs() has refused every other processor when it set up the site.
  const options = isSatteriProcessor(processor) ? processor.options : undefined;
  const own = (options?.features ?? {}) as Features; // Astro types the same with undefined allowed
  return {
    mdastPlugins: options?.mdastPlugins ?? [],
    hastPlugins: options?.hastPlugins ?? [],
    features: { gfm: gfm !== false, smartPunctuation: smartypants !== false, ...own },
    highlight: blocks?.highlight,
    excludedLanguages:
      typeof syntaxHighlight === 'object' ? syntaxHighlight.excludeLangs : undefined,
    knowsLanguage: knowsLanguage(markdown),
    image: image as Pipeline['image'], // Astro types the same with undefined allowed
    resolveLink: linkResolver({ ...settings, folder: contentFolder(root, settings) }),
  };
}

/** The whole file with spaces for frontmatter, so that lines and columns are those of the file. */
function blankFrontmatter(contents: string, body: string): string {
  const start = contents.trimEnd().length - body.trim().length;
  return contents.slice(0, start).replace(/[^\r\n]/g, ' ') + contents.slice(start);
}
