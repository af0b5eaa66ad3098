import { createHash } from 'node:crypto';
import { isSatteriProcessor } from '@astrojs/markdown-satteri';
import type { AstroConfig, AstroIntegrationLogger } from 'astro';
import type { Features } from 'satteri';
import { pageMistaken, pageNotCompiled } from '../errors.ts';
import { frontmatterLinks, frontmatterResolver } from '../links/frontmatter-links.ts';
import { LinkIndex } from '../links/link-index.ts';
import type { PageLinks } from '../links/page-links.ts';
import { linkResolver } from '../markdown/content-links.ts';
import { contentFolder, type SiteSettings } from '../settings-module.ts';
import type { CacheFolder } from './cache-folder.ts';
import { compilePage, type CompiledPage, type Pipeline } from './compile-page.ts';
import { fingerprint } from './fingerprint.ts';
import { highlighter, isKnownLanguage, type BlockHighlighter } from './highlight.ts';
import { PageMistake } from './plain-page.ts';

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
  logger: Pick<AstroIntegrationLogger, 'warn'>;
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

  /** @throws MeantimeError `page-not-compiled`, `page-mistaken` */
  async compile(page: PageFile, key: string): Promise<CompiledPage> {
    this.#warnOfLanguages(page);
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

  async #compile({ path, contents, body, frontmatter }: PageFile): Promise<CompiledPage> {
    const file = new URL(encodeURI(path), this.#world.config.root);
    try {
      const text = blankFrontmatter(contents, body);
      return await compilePage({ file, text, frontmatter }, this.#pipeline);
    } catch (error) {
      throw asPageError(error, path);
    }
  }

  #frontmatterLinks(page: PageFile): PageLinks['links'] {
    const { config, settings } = this.#world;
    const folder = contentFolder(config.root, settings);
    return frontmatterLinks(page, frontmatterResolver(this.#pipeline.resolveLink, folder));
  }

  #warnOfLanguages({ path, contents }: PageFile): void {
    if (this.#pipeline.highlight === undefined) return;
    const { shikiConfig } = this.#world.config.markdown;
    const excluded = [...(this.#pipeline.excludedLanguages ?? []), 'math'];
    for (const { lang, line } of fencesOf(contents)) {
      if (excluded.includes(lang) || isKnownLanguage(lang, shikiConfig)) continue;
      this.#world.logger.warn(
        `${path}:${line} "${lang}" is no language that Shiki knows, so the block has no colours. Correct its name, or write txt.`,
      );
    }
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
    image: image as Pipeline['image'], // Astro types the same with undefined allowed
    resolveLink: linkResolver({ ...settings, folder: contentFolder(root, settings) }),
  };
}

/** The whole file with spaces for frontmatter, so that lines and columns are those of the file. */
function blankFrontmatter(contents: string, body: string): string {
  const start = contents.trimEnd().length - body.trim().length;
  return contents.slice(0, start).replace(/[^\r\n]/g, ' ') + contents.slice(start);
}

function fencesOf(contents: string): { lang: string; line: number }[] {
  const fences: { lang: string; line: number }[] = [];
  let open: string | undefined;
  for (const [index, text] of contents.split('\n').entries()) {
    const [, marks, lang] = /^\s*(`{3,}|~{3,})\s*([^\s`{]*)/.exec(text) ?? [];
    if (marks === undefined) continue;
    if (open === undefined) {
      open = marks;
      if (lang) fences.push({ lang, line: index + 1 });
    } else if (marks.startsWith(open) && text.trim() === marks) open = undefined;
  }
  return fences;
}

/** The parser says where in its message: `12:5: Unexpected …`. */
function asPageError(error: unknown, path: string): unknown {
  if (error instanceof PageMistake) {
    const { line, column, message } = error;
    const location = { file: path, ...(line && { line }), ...(column && { column }) };
    return pageMistaken.at({ location, cause: error }, placeOf(location), message);
  }
  if (!(error instanceof Error)) return error;
  const [, line, column, reason] = /^(\d+):(\d+):?\s*([\s\S]*)$/.exec(error.message) ?? [];
  if (reason === undefined) {
    return pageNotCompiled.at({ location: { file: path }, cause: error }, path, error.message);
  }
  const location = { file: path, line: Number(line), column: Number(column) };
  return pageNotCompiled.at({ location, cause: error }, placeOf(location), reason);
}

function placeOf({ file, line, column }: { file: string; line?: number; column?: number }): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
