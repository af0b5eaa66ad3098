import type { CompiledPage } from './compile-page.ts';
import type { PageCompiler, PageFile } from './page-compiler.ts';

interface Sources {
  compiler: PageCompiler;
  /** Reads a page by its path from the project's root. */
  readPage: (path: string) => Promise<PageFile>;
}

/** The pages of the site that is being built or served, for the theme, which runs in a bundle of its own. */
export interface SitePages {
  /**
   * A page as it was loaded.
   *
   * @param path from the project's root
   * @param key as the loader left it in the entry's digest
   */
  compiledPage(path: string, key: string): Promise<CompiledPage>;
}

export function sitePages({ compiler, readPage }: Sources): SitePages {
  return {
    async compiledPage(path, key) {
      const found = compiler.find(key);
      if (found) return found;
      const page = await readPage(path);
      return compiler.compile(page, compiler.keyOf(page));
    },
  };
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
