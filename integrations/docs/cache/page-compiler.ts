import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import { pathFrom } from '../../path-below.ts';
import { readIfThere } from '../../read-file.ts';
import { MeantimeError } from '../../../src/protocol/errors.ts';
import { compilePage } from '../compile/compile-page.ts';
import type { CompiledPage } from '../compile/compiled-page.ts';
import { frontmatterLinks, frontmatterResolver } from '../compile/links/frontmatter-links.ts';
import { fileLink } from '../compile/links/record-links.ts';
import type { PageLinks } from '../compile/links/page-links.ts';
import { includedFiles } from '../compile/includes/included-files.ts';
import { splicePage, type SplicedPage } from '../compile/includes/splice-page.ts';
import { located } from '../compile/includes/located-page.ts';
import { pipelineOf, type Pipeline } from '../compile/pipeline.ts';
import { highlighter, type BlockHighlighter } from '../highlighting/block-highlighter.ts';
import { KeptTokens } from '../highlighting/kept-tokens.ts';
import { wantedMarkdown } from '../highlighting/module-highlighting.ts';
import type { DrawDiagrams } from '../markdown/draw-diagram.ts';
import { mentionsGlossary } from '../markdown/glossary-terms.ts';
import type { ReadSamples } from '../markdown/read-samples.ts';
import { importedFiles } from '../markdown/import-code.ts';
import { pageSource, type PageFile } from '../parse/page-source.ts';
import type { Outcome } from '../problems/outcome.ts';
import { problemsOfThrown } from '../problems/problems.ts';
import { contentFolder, type SiteSettings } from '../settings/site-settings.ts';
import type { CacheFolder } from './cache-folder.ts';
import { fingerprint } from './fingerprint.ts';
import type { OwnCode } from './own-code.ts';
import { factsOf, FactsIndex, type PageFacts } from './page-facts.ts';

interface CompiledSite {
  config: AstroConfig;
  settings: SiteSettings;
  cache: CacheFolder;
  /** What code was split into. */
  tokens: CacheFolder;
  /** Undefined where diagrams are off. */
  drawing?: DrawDiagrams | undefined;
  /** Undefined where samples are not checked. */
  samples?: ReadSamples | undefined;
  /** What makes pages of files. */
  code: OwnCode;
}

interface TakenFile {
  file: URL;
  /** Undefined where it cannot be read. */
  text: string | undefined;
}

// Enough for a thousand pages; the rest is read back from the cache.
const keptCharacters = 32_000_000;
// A thousand generated pages take three.
const maxTokenBytes = 64 * 1024 * 1024;

/** Makes of pages what they become, or finds it in the cache. */
export class PageCompiler {
  readonly #site: CompiledSite;
  #pipeline: Pipeline;
  #blocks: BlockHighlighter | undefined;
  readonly #fingerprint: string;
  readonly #kept = new Map<string, CompiledPage>();
  #keptCharacters = 0;
  readonly #facts: FactsIndex;
  readonly #takers = new Map<string, Set<string>>();
  readonly #linksOfBroken = new Map<string, PageLinks>();
  /** How many pages were compiled, and how many were found compiled. */
  readonly counts = { compiled: 0, cached: 0 };

  constructor(site: CompiledSite) {
    const { settings, cache, code, drawing, samples } = site;
    const config = { ...site.config, markdown: wantedMarkdown(site.config.markdown) };
    this.#site = { ...site, config };
    this.#facts = new FactsIndex(cache);
    const makers = [drawing?.stamp, samples?.stamp].filter((stamp) => stamp !== undefined);
    this.#fingerprint = fingerprint(config, settings, code, makers.join());
    this.#blocks = this.#highlighter();
    this.#pipeline = pipelineOf(config, settings, this.#blocks?.highlight, site);
  }

  #highlighter(): BlockHighlighter | undefined {
    const { config, tokens } = this.#site;
    return highlighter(config.markdown, new KeptTokens(tokens, this.#fingerprint));
  }

  /** Stands for the page's text and everything else that it is made of. */
  keyOf({ path, contents }: Pick<PageFile, 'path' | 'contents'>): string {
    const hash = createHash('sha256').update(`${this.#fingerprint}\n${path}\n`).update(contents);
    const taken = this.#takenIn({ path, contents });
    // The others stay as they are when a term changes.
    if ([contents, ...taken.map(({ text = '' }) => text)].some(mentionsGlossary))
      hash.update(`${JSON.stringify(this.#site.settings.glossary)}\n`);
    for (const { file, text } of taken) {
      hash.update(`${pathFrom(fileURLToPath(this.#site.config.root), fileURLToPath(file))}\n`);
      hash.update(text ?? 'none');
    }
    return hash.digest('base64url');
  }

  /** Paths of the pages that take text or code of a file, as far as their keys were asked for. */
  takersOf(file: string): string[] {
    return [...(this.#takers.get(file) ?? [])];
  }

  /** Files that pages take text or code of. */
  get taken(): string[] {
    return [...this.#takers.keys()];
  }

  #takenIn({ path, contents }: Pick<PageFile, 'path' | 'contents'>): TakenFile[] {
    const page = new URL(
      encodeURI(path).replace(/[?#]/g, encodeURIComponent),
      this.#site.config.root,
    );
    const included = includedFiles(contents, page);
    const code = [{ file: page, text: contents }, ...included].flatMap(({ file, text = '' }) =>
      importedFiles(text, file).map((one) => ({ file: one, text: readIfThere(one) })),
    );
    const taken = [...included, ...code];
    for (const { file } of taken) {
      const name = fileURLToPath(file);
      const takers = this.#takers.get(name) ?? new Set();
      this.#takers.set(name, takers.add(path));
    }
    return taken;
  }

  /** True when the page need not be compiled. */
  has(key: string): boolean {
    const isKnown = this.#kept.has(key) || this.#site.cache.has(key);
    if (isKnown) this.counts.cached += 1;
    return isKnown;
  }

  /** What was compiled under this key. */
  find(key: string): CompiledPage | undefined {
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const text = this.#site.cache.read(key);
    if (text === undefined) return undefined;
    return JSON.parse(text) as CompiledPage; // the cache gives back what was written below, or nothing
  }

  /** Readies itself for hundreds of pages that were never compiled. */
  expectMany(): void {
    this.#blocks?.expectMany();
  }

  /** What became of the page, or all that is wrong with it, be it a plugin that stopped. */
  async compile(page: PageFile, key: string): Promise<Outcome<CompiledPage>> {
    const outcome = await this.#compile(page, key);
    if (outcome.problems) return outcome;
    const compiled = outcome.value;
    this.counts.compiled += 1;
    const ofFrontmatter = { links: [], external: [] };
    for (const link of this.#frontmatterLinks(page)) fileLink(link, ofFrontmatter);
    compiled.links.links.unshift(...ofFrontmatter.links);
    compiled.links.external.unshift(...ofFrontmatter.external);
    this.#facts.set(key, factsOf(compiled));
    this.#site.cache.write(key, JSON.stringify(compiled));
    if (compiled.kind === 'plain' && this.#keptCharacters < keptCharacters) {
      this.#kept.set(key, compiled);
      this.#keptCharacters += compiled.html.length + compiled.markdown.length;
    }
    return outcome;
  }

  /** What the site is checked by, of the page that was compiled under this key. */
  factsOf(key: string): PageFacts | undefined {
    const known = this.#facts.get(key);
    if (known) return known;
    const compiled = this.find(key);
    if (!compiled) return undefined;
    const facts = factsOf(compiled);
    this.#facts.set(key, facts);
    return facts;
  }

  /** What a page links, be it that something else is wrong with it. */
  linksOf(key: string): PageLinks | undefined {
    return this.factsOf(key)?.links ?? this.#linksOfBroken.get(key);
  }

  /** What does not keep a page that was compiled from being built. */
  warningsOf({ path, key }: { path: string; key: string }): MeantimeError[] {
    const warnings = this.factsOf(key)?.warnings ?? [];
    return warnings.map(({ message, line, column, file = path, ...details }) => {
      return new MeantimeError(message, { ...details, location: { file, line, column } });
    });
  }

  /** Keeps what the site's pages are checked by for the next build. */
  saveFacts(keys: readonly string[]): void {
    this.#facts.save(keys);
  }

  /** Gives back the memory that highlighting took, once the pages are compiled. */
  rest(): void {
    const { config, settings } = this.#site;
    this.#blocks?.close();
    this.#blocks = this.#highlighter();
    this.#pipeline = pipelineOf(config, settings, this.#blocks?.highlight, this.#site);
  }

  /** True where timing() measures the quickstarts. */
  get isTimed(): boolean {
    return this.#pipeline.isTimed;
  }

  /** As that of its caches. */
  get trouble(): string | undefined {
    return this.#site.cache.trouble ?? this.#site.tokens.trouble;
  }

  prune(limits: Parameters<CacheFolder['prune']>[0]): void {
    this.#site.cache.prune(limits);
    this.#site.tokens.prune({ ...limits, maxBytes: maxTokenBytes });
  }

  async #compile(page: PageFile, key: string): Promise<Outcome<CompiledPage>> {
    const { path } = page;
    try {
      const spliced = this.splice(page);
      const { problems = [] } = spliced ?? {};
      const source = spliced?.source ?? pageSource(page, this.#site.config.root);
      const compiled = await compilePage(source, this.#pipeline);
      const made = spliced
        ? located(compiled, spliced.spliced, { path, folder: `${this.#site.settings.content}/` })
        : compiled;
      if (made.page && problems.length === 0) return { value: made.page };
      const links = made.page ? made.page.links : made.links;
      if (links) {
        const mayHaveMoreIds = links.mayHaveMoreIds || problems.length > 0;
        this.#linksOfBroken.set(key, { ...links, mayHaveMoreIds });
      }
      const mistakes = made.mistakes ?? [];
      return {
        problems: [...problems, ...mistakes.map(({ at, place }) => at({ file: path, ...place }))],
      };
    } catch (thrown) {
      return { problems: problemsOfThrown(thrown, path) };
    }
  }

  /** The page with what it includes; undefined for one that includes nothing. */
  splice(page: PageFile): SplicedPage | undefined {
    const { root } = this.#site.config;
    return splicePage(pageSource(page, root), { root, ...this.#pipeline });
  }

  #frontmatterLinks(page: PageFile): PageLinks['links'] {
    const { config, settings } = this.#site;
    const folder = contentFolder(config.root, settings);
    return frontmatterLinks(page, frontmatterResolver(this.#pipeline.resolveLink, folder));
  }
}
