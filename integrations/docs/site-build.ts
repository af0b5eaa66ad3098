import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, HookParameters } from 'astro';
import { CacheFolder } from './compile/cache-folder.ts';
import { sharedSitePages, type LoadedPage, type SitePages } from './compile/site-pages.ts';
import { pagePath } from './content/page-address.ts';
import { orderPages } from './navigation/neighbours.ts';
import { cachedPrerenderer } from './rendering/prerenderer.ts';
import type { RenderingCode } from './rendering/code-hash.ts';
import { RenderCache } from './rendering/render-cache.ts';
import { SiteSearch } from './search/site-search.ts';

const maxCacheBytes = 256 * 1024 * 1024;

type Start = Pick<HookParameters<'astro:build:start'>, 'setPrerenderer'>;
type Done = Pick<HookParameters<'astro:build:done'>, 'dir' | 'pages' | 'logger'>;

/** One `astro build` of the site: what goes on beside Astro's own work. */
export class SiteBuild {
  readonly #config: AstroConfig;
  readonly #code: RenderingCode;
  readonly #pages: SitePages;
  readonly #search: SiteSearch;
  readonly #renderings: CacheFolder;
  readonly #base: string;
  readonly #lang: string;

  private constructor(config: AstroConfig, lang: string, code: RenderingCode, pages: SitePages) {
    this.#config = config;
    this.#code = code;
    this.#pages = pages;
    this.#lang = lang;
    this.#base = config.base.replace(/\/*$/, '/');
    this.#search = new SiteSearch(pages);
    const folder = new URL('meantime/renderings/', config.cacheDir);
    this.#renderings = new CacheFolder(fileURLToPath(folder));
  }

  /** Undefined where the site's collection is not the one of `meantime/content`. */
  static start(
    { setPrerenderer }: Start,
    config: AstroConfig,
    lang: string,
    code: RenderingCode,
  ): SiteBuild | undefined {
    const pages = sharedSitePages(config.root.href);
    if (!pages) return undefined;
    const build = new SiteBuild(config, lang, code, pages);
    build.#search.start(lang);
    setPrerenderer((inner) => build.#prerenderer(inner));
    return build;
  }

  /** @throws MeantimeError `search-index-failed` */
  async finish({ dir, pages, logger }: Done): Promise<void> {
    await this.#search.write(
      dir,
      pages.map(({ pathname }) => pathname),
    );
    logger.info('search index written to pagefind/');
    const limits = { maxBytes: maxCacheBytes, nowMs: Date.now() };
    this.#renderings.prune(limits);
    this.#pages.compiler.prune(limits);
  }

  #prerenderer(inner: Parameters<typeof cachedPrerenderer>[0]) {
    const byPath = new Map<string, LoadedPage>();
    for (const page of this.#pages.all()) {
      if (!page.isModule) byPath.set(pagePath(page.id), page);
    }
    return cachedPrerenderer(inner, {
      search: this.#search,
      base: this.#base,
      plainPageAt: (path) => byPath.get(path),
      openCache: (app) => this.#openCache(app),
    });
  }

  #openCache(app: unknown): RenderCache | undefined {
    const shared = sharedOf(app);
    // A middleware may look at anything, such as the time.
    if (!this.#code.hash || !shared || hasMiddleware(this.#config)) return undefined;
    const pages = this.#pages.all().filter(({ data }) => !data.draft);
    const { neighbours } = orderPages(pages, this.#lang);
    const hash = createHash('sha256').update(this.#code.hash).update(shared);
    return new RenderCache(this.#renderings, neighbours, hash.digest('base64url'));
  }
}

/** What Astro knows of the routes: names of styles and scripts, text that goes into each head. */
function sharedOf(app: unknown): string | undefined {
  if (typeof app !== 'object' || app === null) return undefined;
  const manifest: unknown = Reflect.get(app, 'manifest');
  if (typeof manifest !== 'object' || manifest === null) return undefined;
  const routes: unknown = Reflect.get(manifest, 'routes');
  return Array.isArray(routes) ? JSON.stringify(routes) : undefined;
}

function hasMiddleware({ srcDir }: AstroConfig): boolean {
  return ['middleware.ts', 'middleware.js', 'middleware.mts', 'middleware.mjs', 'middleware/'].some(
    (name) => existsSync(new URL(name, srcDir)),
  );
}
