import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MeantimeError } from '../../../src/protocol/errors.ts';
import type { PageCompiler } from '../cache/page-compiler.ts';
import type { CompiledPage } from '../compile/compiled-page.ts';
import type { PageLinks } from '../compile/links/page-links.ts';
import type { Frontmatter } from '../content/frontmatter.ts';
import { missingImport } from '../mistakes/missing-import.ts';
import type { PageHistory } from './page-history.ts';
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
  /** True for what stands in the place of a page that could not be made. */
  isBroken?: boolean;
}

/** A file that pages take in: `_install.mdx`. */
export type Partial = Pick<LoadedPage, 'path' | 'key'>;

const broken = 'broken ';

/** Key of what stands in the place of a page, under which nothing was compiled. */
export function brokenKey(key: string): string {
  return broken + key;
}

/** What was found in the pages that were rendered, by the path of each; undefined for the others. */
export interface Rendered {
  /** What `#…` may name. */
  idsAt: (path: string) => readonly string[] | undefined;
  /** Addresses of the site. */
  linksAt: (path: string) => readonly string[] | undefined;
}

export interface LinkFindings {
  errors: MeantimeError[];
  warnings: MeantimeError[];
  /** What could not be judged. */
  notes: MeantimeError[];
  /** How many links were let be. */
  ignored: number;
}

/**
 * The pages of the site that is being built or served. The loader fills it; the theme, the search
 * and the render cache read it.
 */
export class SitePages {
  readonly compiler: PageCompiler;
  /** How long the loader took. */
  loadedInMs = 0;
  /** How many files of pages there are, drafts and broken ones among them. */
  fileCount = 0;
  /** The partials that could be read, by their path from the project's root. */
  readonly partials = new Map<string, Partial>();
  /** Paths of the pages and partials that could not be made. */
  readonly broken = new Set<string>();
  /** Paths of the files that take in, be it by others, what is broken or missing. */
  readonly incomplete = new Set<string>();
  /** Set by the development server: whether a file finds what it imports. */
  finds: ((specifier: string, importer: string) => Promise<boolean>) | undefined;
  /** What Git knows of the pages, by path; empty where nobody asked. */
  histories: ReadonlyMap<string, PageHistory> = new Map();
  /** Paths below the base of the images of pages, by id; undefined where none are drawn. */
  socialImageAt: ((id: string) => string | undefined) | undefined;
  /** Called for a page that development shows, once it is compiled. */
  onSeen: ((page: Partial) => Promise<void>) | undefined;
  /** What is wrong with the links, given what was rendered by then. */
  checkRendered: ((rendered: Rendered) => LinkFindings) | undefined;
  /** Another one when a page came, went or has other frontmatter. */
  version = 0;
  readonly #loaded = new Map<string, LoadedPage>();
  readonly #byPath = new Map<string, LoadedPage>();
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
    if (before) this.#byPath.delete(before.path);
    this.#byPath.set(page.path, page);
  }

  remove(id: string): void {
    this.version += 1;
    this.#byPath.delete(this.#loaded.get(id)?.path ?? '');
    this.#loaded.delete(id);
  }

  get(id: string): LoadedPage | undefined {
    return this.#loaded.get(id);
  }

  /** A page or partial by its path from the project's root. */
  at(path: string): Partial | undefined {
    return this.partials.get(path) ?? this.#byPath.get(path);
  }

  /** In the order of their ids, so that whatever is made of them comes out the same. */
  all(): LoadedPage[] {
    return [...this.#loaded.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Whether a page says that it is a quickstart. */
  get hasQuickstarts(): boolean {
    return [...this.#loaded.values()].some(({ data }) => data.quickstart !== undefined);
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
    const missing = await this.#missingImports({ path, key });
    if (missing.length > 0) throw asOneError(missing, this.#root);
    await this.onSeen?.({ path, key });
    return value;
  }

  /** What a page links, be it that something else is wrong with it. */
  linksOf({ key }: Pick<LoadedPage, 'key'>): PageLinks | undefined {
    return this.compiler.linksOf(key.startsWith(broken) ? key.slice(broken.length) : key);
  }

  /** As `compiled`, whatever the cache holds. */
  async compileAnew({ path }: Pick<LoadedPage, 'path'>): Promise<Outcome<CompiledPage>> {
    const page = this.#readPage(path);
    if (page.problems) return page;
    return this.compiler.compile(page.value, this.compiler.keyOf(page.value));
  }

  /** The imports of a page that lead nowhere, as the development server says. */
  async #missingImports({ path, key }: Partial): Promise<MeantimeError[]> {
    const { finds } = this;
    if (!finds) return [];
    const importer = join(fileURLToPath(this.#root), path);
    const imports = this.compiler.factsOf(key)?.imports ?? [];
    const looked = imports.map(async ({ specifier, line, column }) => {
      if (await finds(specifier, importer)) return [];
      return [missingImport(specifier, { importer, location: { file: path, line, column } })];
    });
    return (await Promise.all(looked)).flat();
  }
}
