import { fileURLToPath } from 'node:url';
import type { MeantimeError } from '../../../src/protocol/errors.ts';
import type { Frontmatter } from '../content/frontmatter.ts';
import { PageProblems } from '../problems/page-problems.ts';
import { asOneError } from '../problems/problems.ts';
import type { CompiledPage } from '../compile/compile-page.ts';
import type { PageCompiler, PageFile } from '../cache/page-compiler.ts';
import { missingImports } from '../parse/relative-imports.ts';

/** A page as the loader left it. */
export interface LoadedPage {
  id: string;
  /** From the project's root, with forward slashes. */
  path: string;
  /** What it was compiled to is found by this. */
  key: string;
  data: Frontmatter;
  isModule: boolean;
}

/**
 * The pages of the site that is being built or served. The loader fills it; the theme, which is
 * bundled apart, the search and the render cache read it.
 */
export class SitePages {
  readonly compiler: PageCompiler;
  /** How long the loader took. */
  loadedInMs = 0;
  /** Called for a page that development shows, once it is compiled. */
  onSeen: ((page: Pick<LoadedPage, 'path' | 'key'>) => void) | undefined;
  /** What is wrong with the pages as they were built, by the folder of the built site. */
  checkBuilt: ((dir: URL) => MeantimeError[]) | undefined;
  /** Another one when a page came, went or has other frontmatter. */
  version = 0;
  readonly #loaded = new Map<string, LoadedPage>();
  readonly #root: URL;
  readonly #readPage: (path: string) => Promise<PageFile>;

  /**
   * @param root of the project
   * @param readPage reads a page by its path from the root, and throws what is wrong with it
   */
  constructor(compiler: PageCompiler, root: URL, readPage: (path: string) => Promise<PageFile>) {
    this.compiler = compiler;
    this.#root = root;
    this.#readPage = readPage;
  }

  add(page: LoadedPage): void {
    const before = this.#loaded.get(page.id);
    if (before?.data !== page.data || before.path !== page.path) this.version += 1;
    this.#loaded.set(page.id, page);
  }

  remove(id: string): void {
    this.version += 1;
    this.#loaded.delete(id);
  }

  get(id: string): LoadedPage | undefined {
    return this.#loaded.get(id);
  }

  /** In the order of their ids, so that whatever is made of them comes out the same. */
  all(): LoadedPage[] {
    return [...this.#loaded.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /**
   * What a page was compiled to; compiled again should the cache have lost it.
   *
   * @param key as the loader left it in the entry's digest
   * @throws MeantimeError everything that is wrong with the page, as one error
   */
  async compiled({ path, key }: Pick<LoadedPage, 'path' | 'key'>): Promise<CompiledPage> {
    try {
      const compiled = this.compiler.find(key) ?? (await this.compileAnew({ path }));
      const imports = (compiled.kind === 'module' ? compiled.imports : undefined) ?? [];
      const missing = missingImports(imports, { root: fileURLToPath(this.#root), file: path });
      if (missing.length > 0) throw new PageProblems(missing);
      this.onSeen?.({ path, key });
      return compiled;
    } catch (error) {
      throw asOneError(error, path, this.#root);
    }
  }

  /** As `compiled`, whatever the cache holds. @throws what is wrong with the page */
  async compileAnew({ path }: Pick<LoadedPage, 'path'>): Promise<CompiledPage> {
    const page = await this.#readPage(path);
    return this.compiler.compile(page, this.compiler.keyOf(page));
  }
}

// The theme is bundled apart from the integration, so that they meet here alone.
const shelves = globalThis as unknown as Record<symbol, SitePages | undefined>;

export function shareSitePages(root: string, pages: SitePages): void {
  shelves[nameOf(root)] = pages;
}

/** @param root URL of the project */
export function sharedSitePages(root: string): SitePages | undefined {
  return shelves[nameOf(root)];
}

function nameOf(root: string): symbol {
  return Symbol.for(`meantime pages of ${root}`);
}
