import { fileURLToPath } from 'node:url';
import type { MeantimeError } from '../../../src/protocol/errors.ts';
import type { PageCompiler } from '../cache/page-compiler.ts';
import type { CompiledPage } from '../compile/compiled-page.ts';
import type { Frontmatter } from '../content/frontmatter.ts';
import { missingImports } from '../mistakes/missing-imports.ts';
import type { PageFile } from '../parse/page-source.ts';
import type { Outcome } from '../problems/outcome.ts';
import { asOneError } from '../problems/problems.ts';

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
 * The pages of the site that is being built or served. The loader fills it; the theme, the search
 * and the render cache read it.
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
  readonly #readPage: (path: string) => Outcome<PageFile>;

  /**
   * @param root of the project
   * @param readPage reads a sound page by its path from the root
   */
  constructor(compiler: PageCompiler, root: URL, readPage: (path: string) => Outcome<PageFile>) {
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
    const found = this.compiler.find(key);
    const { problems, value } = found ? { value: found } : await this.compileAnew({ path });
    if (problems) throw asOneError(problems, this.#root);
    const missing = this.missingImports({ path, key });
    if (missing.length > 0) throw asOneError(missing, this.#root);
    this.onSeen?.({ path, key });
    return value;
  }

  /** As `compiled`, whatever the cache holds. */
  async compileAnew({ path }: Pick<LoadedPage, 'path'>): Promise<Outcome<CompiledPage>> {
    const page = this.#readPage(path);
    if (page.problems) return page;
    return this.compiler.compile(page.value, this.compiler.keyOf(page.value));
  }

  /** The imports of a page that lead nowhere, which other files than its own decide. */
  missingImports({ path, key }: Pick<LoadedPage, 'path' | 'key'>): MeantimeError[] {
    const imports = this.compiler.factsOf(key)?.imports ?? [];
    return missingImports(imports, { root: fileURLToPath(this.#root), file: path });
  }
}
