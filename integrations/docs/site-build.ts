import { createHash } from 'node:crypto';
import { cpSync, existsSync } from 'node:fs';
import type { AstroConfig, AstroPrerenderer, HookParameters } from 'astro';
import { requireScripts, routesTextOf } from '../astro-internals.ts';
import { missingScripts } from './classic-scripts.ts';
import { type PhaseClock, renderBuildReport } from './reporting/build-report.ts';
import { cacheFolder, type CacheFolder } from './cache/cache-folder.ts';
import { pruneCaches } from './cache/prune-caches.ts';
import { ownCode } from './cache/own-code.ts';
import type { DocsSite } from './loading/docs-site.ts';
import type { LoadedPage, Rendered, SitePages } from './pages/site-pages.ts';
import { pagePath } from './addresses/page-address.ts';
import { hasOwnRoutes } from './links/site-routes.ts';
import { writeRedirects } from './links/write-redirects.ts';
import { isLint } from './problems/lint-channel.ts';
import { asOneError } from './problems/problems.ts';
import { unrenderedPages, unrenderedParts } from './problems/unrendered.ts';
import { concludeProblems, tellProblems } from './problems/tell-problems.ts';
import { RenderedPages } from './rendering/rendered-pages.ts';
import { cachedPrerenderer } from './rendering/prerenderer.ts';
import type { RenderingCode } from './rendering/code-hash.ts';
import { openCheckFolder, type CheckFolder } from './output/check-folder.ts';
import type { OutputFolder } from './output/output-folder.ts';
import { hasMiddleware } from './rendering/has-middleware.ts';
import { RenderCache, surroundingsOf } from './rendering/render-cache.ts';
import { writeDiagrams } from './rendering/write-diagrams.ts';
import { SiteImages } from './social/site-images.ts';
import { SiteSearch } from './search/site-search.ts';
import { writeTwins } from './twins/write-twins.ts';

type Start = Pick<HookParameters<'astro:build:start'>, 'setPrerenderer' | 'logger'>;
type BuildSetup = Pick<HookParameters<'astro:build:setup'>, 'vite' | 'updateConfig'>;
type Done = Pick<HookParameters<'astro:build:done'>, 'dir' | 'pages' | 'logger'>;

interface Building {
  config: AstroConfig;
  site: DocsSite;
  code: RenderingCode;
  /** Started with the build. */
  clock: PhaseClock;
}

/**
 * One `astro build` of the site: what goes on beside Astro's own work. Where something is wrong with
 * a page, and for `meantime lint`, it is a check: it writes nothing, renders only what nothing else
 * can judge, and ends with all that was found.
 */
export class SiteBuild {
  readonly #building: Building;
  readonly #logger: Start['logger'];
  readonly #pages: SitePages;
  readonly #renderings: CacheFolder;
  readonly #indexes: CacheFolder;
  #images: SiteImages | undefined;
  readonly #base: string;
  readonly #seen: RenderedPages;
  #ignoredLinks = 0;
  #check: CheckFolder | undefined;
  #search: SiteSearch | undefined;
  #rendered: RenderCache | undefined;
  #output: OutputFolder | undefined;

  private constructor(building: Building, pages: SitePages, logger: Start['logger']) {
    const { config } = building;
    this.#building = building;
    this.#logger = logger;
    this.#pages = pages;
    this.#seen = new RenderedPages(pages, building.site.problems, config.root);
    this.#base = config.base.replace(/\/*$/, '/');
    this.#renderings = cacheFolder(config.cacheDir, 'renderings');
    this.#indexes = cacheFolder(config.cacheDir, 'search');
  }

  /**
   * Undefined where the site's collection is not the one of `meantime/content`.
   *
   * @throws MeantimeError `pages-broken` where that is known, and no more can be found out
   */
  static async start(
    { setPrerenderer, logger }: Start,
    building: Building,
  ): Promise<SiteBuild | undefined> {
    const { pages } = building.site;
    if (!pages) return undefined;
    const build = new SiteBuild(building, pages, logger);
    build.#images = SiteImages.plan(building, pages);
    // A check renders pages that hold code, and with them the parts.
    if (build.#modules().length === 0) build.#noteUnrenderedParts();
    if (isLint() || build.#isBroken) {
      if (!build.#mustRender) await build.#conclude();
      build.#check = openCheckFolder(building.config, Date.now());
    }
    building.clock.start('bundle');
    const say = (line: string): void => {
      logger.info(line);
    };
    setPrerenderer((inner) => build.#prerenderer(inner, say));
    return build;
  }

  /** True where nothing is to be written. */
  get isCheck(): boolean {
    return this.#check !== undefined;
  }

  /** @throws MeantimeError `pages-broken` where it would write into the output folder all the same */
  async beginCheck({ vite, updateConfig }: BuildSetup): Promise<void> {
    if (!this.#check?.holdsAll(vite)) {
      this.#noteUnrendered();
      await this.#conclude();
    }
    // Nobody will ask for what is in it.
    updateConfig(withoutPublicFiles);
  }

  /**
   * Once Astro would have emptied the output folder.
   *
   * @param output plain pages go straight into it; an adapter has Astro write all of them elsewhere
   */
  begin(output: OutputFolder | undefined, { updateConfig }: BuildSetup): void {
    const { config, site } = this.#building;
    const { adapter, experimental } = config;
    if (adapter === undefined && !experimental.incrementalBuild) this.#output = output;
    else output?.clear();
    // They are copied once it is certain that the site will be whole.
    if (this.#output) updateConfig(withoutPublicFiles);
    this.#search = new SiteSearch({
      pages: this.#pages,
      settings: site.settings,
      output: this.#output,
      cache: this.#indexes,
    });
  }

  /** Says what was found before the bundler stopped, whose own error follows. */
  async stop(): Promise<void> {
    const { problems } = this.#building.site;
    this.#check?.remove();
    this.#output?.undo();
    const report = { pages: this.#pages.fileCount, logger: this.#logger };
    if (isLint()) await concludeProblems(problems, report);
    tellProblems(problems, this.#logger);
  }

  /** @throws MeantimeError `search-index-failed`, `pages-broken` for what was rendered past us */
  async finish({ dir, pages, logger }: Done): Promise<void> {
    const { clock } = this.#building;
    requireScripts(missingScripts(dir));
    this.#checkLinks(this.#seen.orBuiltIn(dir));
    await this.#conclude();
    const writing = { ...this.#building, pages: this.#pages, output: this.#output, dir };
    writeRedirects(writing);
    await writeDiagrams(writing);
    await writeTwins(writing);
    await this.#images?.draw({ output: this.#output, dir, logger });
    clock.start('search');
    const built = pages.map(({ pathname }) => pathname);
    await this.#search?.write(dir, built);
    clock.stop('search');
    logger.info('search index written to pagefind/');
    const { diagrams, samples } = this.#building.site;
    const ofOptIns = [this.#images?.cache, diagrams, samples].filter((one) => one !== undefined);
    pruneCaches([this.#renderings, this.#indexes, ...ofOptIns, this.#pages.compiler], logger);
    for (const line of this.#report()) logger.info(line);
  }

  get #isBroken(): boolean {
    return this.#building.site.problems.errors.length > 0;
  }

  /** What the bundler or a rendered page alone can tell. */
  get #mustRender(): boolean {
    const { routes = [], settings } = this.#building.site;
    return this.#modules().length > 0 || settings.styles.length > 0 || hasOwnRoutes(routes);
  }

  #modules(): LoadedPage[] {
    return this.#pages
      .all()
      .filter(({ data, isModule, isBroken }) => isModule && !data.draft && isBroken !== true);
  }

  /**
   * Says what was found. For `meantime lint` this is the end.
   *
   * @throws MeantimeError `pages-broken`
   */
  async #conclude(): Promise<void> {
    const { problems } = this.#building.site;
    this.#check?.remove();
    if (this.#isBroken) this.#output?.undo();
    await concludeProblems(problems, { pages: this.#pages.fileCount, logger: this.#logger });
  }

  #checkLinks(rendered: Rendered): void {
    const found = this.#pages.checkRendered?.(rendered);
    if (!found) return;
    const { problems } = this.#building.site;
    problems.addAll(found.errors);
    problems.addAll(found.warnings, 'warning');
    problems.addAll(found.notes, 'note');
    this.#ignoredLinks = found.ignored;
  }

  #noteUnrendered(): void {
    const pages = this.#modules();
    this.#building.site.problems.addAll(unrenderedPages(pages), 'note');
    if (pages.length > 0) this.#noteUnrenderedParts();
  }

  #noteUnrenderedParts(): void {
    const { problems, settings } = this.#building.site;
    if (isLint()) problems.addAll(unrenderedParts(settings.parts), 'note');
  }

  #report(): string[] {
    const { compiler, loadedInMs } = this.#pages;
    const { compiled, cached } = compiler.counts;
    const { compile, other, ...phasesMs } = this.#building.clock.read();
    const pages = this.#pages.all().filter(({ data }) => !data.draft);
    const rendered = this.#rendered?.counts ?? { rendered: pages.length, cached: 0 };
    const modules = pages.filter(({ isModule }) => isModule).length;
    return renderBuildReport({
      phasesMs: { compile: compile + loadedInMs, ...phasesMs, other: other - loadedInMs },
      compiled: { made: compiled, cached },
      rendered: { made: pages.length - rendered.cached, cached: rendered.cached },
      modules,
      ignoredLinks: this.#ignoredLinks,
    });
  }

  #prerenderer(inner: Parameters<typeof cachedPrerenderer>[0], say: (line: string) => void) {
    const { config, clock } = this.#building;
    const byPath = new Map(this.#pages.all().map((page) => [pagePath(page.id), page]));
    const { outDir, publicDir } = config;
    return cachedPrerenderer(inner, {
      output: this.#output,
      folders: { outDir, publicDir },
      search: this.#search,
      say,
      base: this.#base,
      isCheck: () => this.#check !== undefined || this.#isBroken,
      isJudged: (path, file) => {
        const page = byPath.get(path);
        if (!page) return this.#pages.incomplete.has(file);
        return !page.isModule || this.#pages.incomplete.has(page.path);
      },
      see: (path, html) => {
        this.#seen.see(byPath.get(path), path, html);
      },
      plainPageAt: (path) => {
        const page = byPath.get(path);
        return page?.isModule ? undefined : page;
      },
      blame: (thrown, path) => {
        const page = byPath.get(path);
        return page ? asOneError([this.#seen.blame(thrown, page)], config.root) : thrown;
      },
      note: (thrown, of) => {
        this.#seen.note(thrown, of && byPath.get(of.path), of?.file);
      },
      openCache: (app) => (this.#rendered = this.#openCache(app)),
      concurrency: config.build.concurrency,
      isSound: () => {
        this.#checkLinks(this.#seen);
        if (this.#isBroken) return false;
        this.#output?.clear();
        if (this.#output && existsSync(publicDir)) {
          cpSync(publicDir, outDir, { recursive: true, dereference: true });
        }
        return true;
      },
      onSetup: () => {
        clock.stop('bundle');
        clock.start('render');
      },
      onTeardown: async () => {
        clock.stop('render');
        this.#checkLinks(this.#seen);
        await this.#conclude();
      },
    });
  }

  #openCache(prerenderer: AstroPrerenderer): RenderCache | undefined {
    const shared = routesTextOf(prerenderer);
    const { code, config, site } = this.#building;
    if (this.#check || !code.hash || !shared || hasMiddleware(config)) return undefined;
    const hash = createHash('sha256').update(code.hash).update(shared);
    hash.update(ownCode([import.meta.url]).hash);
    const around = surroundingsOf(this.#pages, site.settings);
    return new RenderCache(this.#renderings, around, hash.digest('base64url'));
  }
}

const withoutPublicFiles = { environments: { client: { build: { copyPublicDir: false } } } };
