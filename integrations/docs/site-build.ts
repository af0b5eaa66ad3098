import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroPrerenderer, HookParameters } from 'astro';
import { requireScripts, routesTextOf } from '../astro-internals.ts';
import { missingScripts } from './classic-scripts.ts';
import { PhaseClock, renderBuildReport } from './reporting/build-report.ts';
import { CacheFolder } from './cache/cache-folder.ts';
import { ownCode } from './cache/own-code.ts';
import type { DocsSite } from './loading/docs-site.ts';
import type { LoadedPage, SitePages } from './pages/site-pages.ts';
import { pagePath } from './addresses/page-address.ts';
import { orderPages, type OrderSettings } from './navigation/neighbours.ts';
import { concludeLoading } from './loading/conclude-loading.ts';
import { Problems } from './problems/problems.ts';
import { blamePage } from './rendering/blame-page.ts';
import { cachedPrerenderer } from './rendering/prerenderer.ts';
import type { RenderingCode } from './rendering/code-hash.ts';
import type { OutputFolder } from './output/output-folder.ts';
import { RenderCache } from './rendering/render-cache.ts';
import { SiteSearch } from './search/site-search.ts';

const maxCacheBytes = 256 * 1024 * 1024;

type Start = Pick<HookParameters<'astro:build:start'>, 'setPrerenderer' | 'logger'>;
type Done = Pick<HookParameters<'astro:build:done'>, 'dir' | 'pages' | 'logger'>;

interface Building {
  config: AstroConfig;
  site: DocsSite;
  code: RenderingCode;
  /** Started with the build. */
  clock: PhaseClock;
}

/** One `astro build` of the site: what goes on beside Astro's own work. */
export class SiteBuild {
  readonly #config: AstroConfig;
  readonly #code: RenderingCode;
  readonly #pages: SitePages;
  #search: SiteSearch | undefined;
  readonly #renderings: CacheFolder;
  readonly #indexes: CacheFolder;
  readonly #base: string;
  readonly #clock: PhaseClock;
  #rendered: RenderCache | undefined;
  #output: OutputFolder | undefined;
  readonly #order: OrderSettings;

  private constructor({ config, site, code, clock }: Building, pages: SitePages) {
    this.#config = config;
    this.#code = code;
    this.#clock = clock;
    this.#pages = pages;
    this.#order = site.settings;
    this.#base = config.base.replace(/\/*$/, '/');
    const cacheAt = (name: string): CacheFolder =>
      new CacheFolder(fileURLToPath(new URL(`meantime/${name}/`, config.cacheDir)));
    this.#renderings = cacheAt('renderings');
    this.#indexes = cacheAt('search');
  }

  /** Undefined where the site's collection is not the one of `meantime/content`. */
  static start({ setPrerenderer, logger }: Start, building: Building): SiteBuild | undefined {
    const { pages } = building.site;
    if (!pages) return undefined;
    const build = new SiteBuild(building, pages);
    building.clock.start('bundle');
    const say = (line: string): void => {
      logger.info(line);
    };
    setPrerenderer((inner) => build.#prerenderer(inner, say));
    return build;
  }

  /**
   * Once Astro would have emptied the output folder.
   *
   * @param output plain pages go straight into it; an adapter has Astro write all of them elsewhere
   */
  begin(output: OutputFolder | undefined): void {
    const { adapter, experimental } = this.#config;
    if (adapter === undefined && !experimental.incrementalBuild) this.#output = output;
    this.#search = new SiteSearch({
      pages: this.#pages,
      lang: this.#order.lang,
      output: this.#output,
      cache: this.#indexes,
    });
  }

  /** @throws MeantimeError `search-index-failed`, `pages-broken` for anchors */
  async finish({ dir, pages, logger }: Done): Promise<void> {
    const clock = this.#clock;
    requireScripts(missingScripts(dir));
    const problems = new Problems(this.#config.root);
    problems.addAll(this.#pages.checkBuilt?.(dir) ?? []);
    concludeLoading(problems, { pages: pages.length, logger, tell: undefined, isServing: false });
    clock.start('search');
    await this.#search?.write(
      dir,
      pages.map(({ pathname }) => pathname),
    );
    clock.stop('search');
    logger.info('search index written to pagefind/');
    const limits = { maxBytes: maxCacheBytes, nowMs: Date.now() };
    this.#renderings.prune(limits);
    this.#indexes.prune(limits);
    this.#pages.compiler.prune(limits);
    for (const line of this.#report()) logger.info(line);
  }

  #report(): string[] {
    const { compiler, loadedInMs } = this.#pages;
    const { compiled, cached } = compiler.counts;
    const { compile, other, ...phasesMs } = this.#clock.read();
    const pages = this.#pages.all().filter(({ data }) => !data.draft);
    const rendered = this.#rendered?.counts ?? { rendered: pages.length, cached: 0 };
    const modules = pages.filter(({ isModule }) => isModule).length;
    return renderBuildReport({
      phasesMs: { compile: compile + loadedInMs, ...phasesMs, other: other - loadedInMs },
      compiled: { made: compiled, cached },
      rendered: { made: pages.length - rendered.cached, cached: rendered.cached },
      modules,
    });
  }

  #prerenderer(inner: Parameters<typeof cachedPrerenderer>[0], say: (line: string) => void) {
    const search = this.#search;
    if (!search) return inner;
    const byPath = new Map(this.#pages.all().map((page) => [pagePath(page.id), page]));
    const { outDir, publicDir } = this.#config;
    return cachedPrerenderer(inner, {
      output: this.#output,
      folders: { outDir, publicDir },
      search,
      say,
      base: this.#base,
      plainPageAt: (path) => {
        const page = byPath.get(path);
        return page?.isModule ? undefined : page;
      },
      blame: (thrown, path) => this.#blame(thrown, byPath.get(path)),
      openCache: (app) => (this.#rendered = this.#openCache(app)),
      onSetup: () => {
        this.#clock.stop('bundle');
        this.#clock.start('render');
      },
      onTeardown: () => {
        this.#clock.stop('render');
      },
    });
  }

  #blame(thrown: unknown, page: LoadedPage | undefined): unknown {
    if (!page) return thrown;
    const compiled = this.#pages.compiler.find(page.key);
    const expressions = (compiled?.kind === 'module' ? compiled.expressions : undefined) ?? [];
    return blamePage(thrown, { path: page.path, expressions }, this.#config.root);
  }

  #openCache(prerenderer: AstroPrerenderer): RenderCache | undefined {
    const shared = routesTextOf(prerenderer);
    // A middleware may look at anything, such as the time.
    if (!this.#code.hash || !shared || hasMiddleware(this.#config)) return undefined;
    const { neighbours } = orderPages(this.#pages.all(), this.#order);
    const hash = createHash('sha256').update(this.#code.hash).update(shared);
    hash.update(ownCode([import.meta.url]).hash);
    return new RenderCache(this.#renderings, neighbours, hash.digest('base64url'));
  }
}

function hasMiddleware({ srcDir }: AstroConfig): boolean {
  return ['middleware.ts', 'middleware.js', 'middleware.mts', 'middleware.mjs', 'middleware/'].some(
    (name) => existsSync(new URL(name, srcDir)),
  );
}
