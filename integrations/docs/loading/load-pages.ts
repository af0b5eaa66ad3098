import { isDeepStrictEqual } from 'node:util';
import type { LoaderContext } from 'astro/loaders';
import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { listModule } from '../../astro-internals.ts';
import { pageId, pagePath } from '../addresses/page-address.ts';
import type { PageCompiler } from '../cache/page-compiler.ts';
import { checkedFrontmatter } from '../content/checked-frontmatter.ts';
import { findPagesAndPartials } from '../content/find-pages.ts';
import type { Frontmatter, PageSchema } from '../content/frontmatter.ts';
import { PageFiles } from '../content/page-files.ts';
import { SiteLinks } from '../links/site-links.ts';
import { brokenKey, SitePages, type LoadedPage } from '../pages/site-pages.ts';
import type { PageFile } from '../parse/page-source.ts';
import { addressTaken, pagesMissing } from '../problems/errors.ts';
import { bothOf, type Outcome } from '../problems/outcome.ts';
import { lintChannel } from '../problems/lint-channel.ts';
import type { Problems } from '../problems/problems.ts';
import { concludeProblems, logProblems, tellProblems } from '../problems/tell-problems.ts';
import { sayProgress } from '../reporting/progress.ts';
import type { DocsSite } from './docs-site.ts';
import { followEdits } from './follow-edits.ts';
import { inTurns } from './in-turns.ts';
import { pageFindings } from './page-findings.ts';
import { standInFrontmatter } from './stand-in-frontmatter.ts';
import { loadHistories } from './load-histories.ts';
import { openCompiler } from './open-compiler.ts';
import { SiteChecks } from './site-checks.ts';
import { unsafeName } from './unsafe-name.ts';
import type { EditablePages } from './take-edits.ts';

/**
 * Loads every `.md` and `.mdx` file of the folder of pages; files and folders that start with `_`
 * are partials. A build compiles what changed, development what is looked at. The store holds what
 * the navigation needs; what became of a page lies in the cache, by the entry's digest.
 */
export async function loadPages(
  context: LoaderContext,
  site: DocsSite,
  schema: PageSchema,
): Promise<void> {
  const startMs = performance.now();
  const loader = new PagesLoader(context, site, schema);
  await loader.loadAll();
  loader.pages.loadedInMs = performance.now() - startMs;
  loader.watch();
}

// So many are worth threads for their code from the first block on.
const many = 100;

class PagesLoader {
  readonly #context: LoaderContext;
  readonly #site: DocsSite;
  readonly #schema: PageSchema;
  readonly #compiler: PageCompiler;
  readonly pages: SitePages;
  readonly #files: PageFiles;
  /** Id of the page by file. */
  readonly #ids = new Map<string, string>();
  readonly #problems: Problems;
  readonly #checks: SiteChecks;
  /** Ids that several files have, when all are loaded. */
  #shared: ReadonlySet<string> = new Set();
  #isLoaded = false;

  constructor(context: LoaderContext, site: DocsSite, schema: PageSchema) {
    const { config, logger } = context;
    const { settings, routes } = site;
    this.#context = context;
    this.#site = site;
    this.#schema = schema;
    this.#files = new PageFiles(config, settings.content);
    site.compiler ??= openCompiler(config, site, import.meta.url);
    this.#compiler = site.compiler;
    this.#problems = site.problems;
    this.pages = new SitePages(this.#compiler, config.root, (path) => this.#readSound(path));
    site.pages = this.pages;
    const links = new SiteLinks({ config, settings, routes, pages: this.pages, files: this.#ids });
    this.pages.checkRendered = (rendered) => links.findings(rendered);
    const { root, publicDir } = config;
    const checked = { site, pages: this.pages, links, files: this.#files, root, publicDir };
    this.#checks = new SiteChecks(checked);
    if (!context.watcher) return;
    this.pages.finds = async (specifier, importer) =>
      (await site.finds?.(specifier, importer)) !== false;
    this.pages.onSeen = (page) => this.#checks.lookAt(page, logger);
  }

  /**
   * A build goes on with the pages that are sound, and fails in the end.
   *
   * @throws MeantimeError `pages-broken` in `astro sync`, after all problems were logged
   */
  async loadAll(): Promise<void> {
    const { store, logger, watcher, config } = this.#context;
    this.#problems.clear();
    const { pages: files, partials } = await findPagesAndPartials(this.#files.folder);
    if (files.length === 0) this.#problems.addAll([pagesMissing(this.#site.settings.content)]);
    this.pages.histories = await loadHistories(this.#site.settings, { root: config.root, logger });
    const untouched = new Set(store.keys());
    if (!watcher && files.length - untouched.size >= many) this.#compiler.expectMany();
    this.#shared = repeated(files.map(pageId));
    const lint = lintChannel();
    let done = 0;
    const now = (): number => performance.now();
    const say = (line: string): void => {
      if (!lint) logger.info(line);
    };
    const loaded = sayProgress({ verb: 'loaded', total: files.length, now, say });
    await inTurns(files, async (file) => {
      untouched.delete(pageId(file));
      await this.#load(file);
      done += 1;
      lint?.progress(done, files.length);
      loaded();
    });
    if (!watcher) await inTurns(partials, (file) => this.#checks.loadPartial(file));
    this.#compiler.rest();
    if (!watcher) this.#site.samples?.rest();
    if (!watcher) await this.#site.diagrams?.rest();
    for (const id of untouched) store.delete(id);
    this.#isLoaded = true;
    this.pages.fileCount = files.length;
    if (!watcher) await this.#checks.checkTogether();
    if (watcher) tellProblems(this.#problems, logger);
    else if (this.#site.command !== 'build') {
      await concludeProblems(this.#problems, { pages: files.length, logger });
    }
  }

  watch(): void {
    const { watcher, logger, store, config } = this.#context;
    if (!watcher) return;
    const site: EditablePages = {
      pages: this.pages,
      ids: this.#ids,
      logger,
      files: this.#files,
      load: (file) => this.#load(file),
      forget: (id) => {
        store.delete(id);
      },
    };
    followEdits(site, {
      watcher,
      folder: this.#files.folder,
      root: config.root,
      announce: (edits) => this.#site.onEdits?.(edits),
      taken: () => this.#compiler.taken,
      takersOf: (path) => this.#compiler.takersOf(path).map((taker) => this.#files.fileAt(taker)),
    });
  }

  /** What is wrong with the page is noted, and shown where the page is looked at. */
  async #load(file: string): Promise<void> {
    const { config, watcher, logger } = this.#context;
    const { value: page, problems } = await this.#loadSound(file);
    if (page) {
      this.pages.broken.delete(page.path);
      this.#store(page);
      return;
    }
    if (this.#isLoaded) logProblems(problems, { root: config.root, logger });
    else this.#problems.addAll(problems);
    this.pages.broken.add(this.#files.pathOf(file));
    // Of two pages with one address, the other is there.
    const isTwin = !watcher && this.#twinOf(file) !== undefined;
    if (!isTwin) this.#standIn(file, this.#files.pathOf(file));
  }

  async #loadSound(file: string): Promise<Outcome<LoadedPage>> {
    const id = pageId(file);
    this.#ids.set(file, id);
    const path = this.#files.pathOf(file);
    const misnamed = this.#twinOf(file) ?? unsafeName(path);
    if (misnamed) return { problems: [misnamed] };
    const { value: contents, problems } = this.#files.contents(file);
    if (problems) return { problems };
    const key = this.#compiler.keyOf({ path, contents });
    const known = this.#knownPage({ id, path, key });
    const loaded = known ? { value: known } : await this.#compileFile(file, contents, key);
    return loaded.value && !loaded.value.data.draft
      ? this.#lookOver(loaded.value, contents)
      : loaded;
  }

  /** The page as Astro's store has it, if nothing has changed since. */
  #knownPage({ id, path, key }: Pick<LoadedPage, 'id' | 'path' | 'key'>): LoadedPage | undefined {
    const { store, watcher } = this.#context;
    const existing = store.get(id);
    if (existing?.digest !== key || existing.filePath !== path) return undefined;
    const data = existing.data as Frontmatter; // as it was stored below
    if (!watcher && !data.draft && !this.#compiler.has(key)) return undefined;
    return { id, path, key, data, isModule: existing.deferredRender === true };
  }

  async #compileFile(file: string, contents: string, key: string): Promise<Outcome<LoadedPage>> {
    const page = this.#files.readText(file, contents);
    if (page.problems) return page;
    const checked = checkedFrontmatter(page.value, this.#schema);
    // In development the page is compiled when it is looked at, and may turn out to be a module.
    const isLater = this.#context.watcher !== undefined || page.value.frontmatter['draft'] === true;
    const compiled = isLater ? { value: undefined } : await this.#compiled(page.value, key);
    const { value, problems } = bothOf(checked, compiled);
    if (problems) return { problems };
    const [data, made] = value;
    const isModule = made ? made.kind === 'module' : this.#context.watcher !== undefined;
    return { value: { id: pageId(file), path: page.value.path, key, data, isModule } };
  }

  async #compiled(page: PageFile, key: string) {
    const found = this.#compiler.has(key) ? this.#compiler.find(key) : undefined;
    return found ? { value: found } : this.#compiler.compile(page, key);
  }

  #store(page: LoadedPage): void {
    const { store, watcher } = this.#context;
    const { id, path, key: digest, data, isModule } = page;
    const before = watcher && this.pages.get(id);
    if (before?.path === path && isDeepStrictEqual(before.data, data)) {
      // Astro writes its whole store for a change, and has every tab load its page again.
      this.pages.add({ ...before, key: digest });
      return;
    }
    const entry = { id, data, filePath: path, digest, ...(isModule && { deferredRender: true }) };
    const existing = store.get(id);
    if (existing?.digest !== digest || existing.filePath !== path) store.set(entry);
    else if (isModule) listModule(store, entry);
    this.pages.add(page);
  }

  /** What is to be said of a page that was compiled, and what is wrong with its steps. */
  #lookOver(page: LoadedPage, contents: string): Outcome<LoadedPage> {
    // Development looks at the pages that are shown.
    if (this.#context.watcher) return { value: page };
    const { errors, warnings } = pageFindings(page, this.#compiler, contents);
    this.#problems.addAll(warnings, 'warning');
    return errors.length > 0 ? { problems: errors } : { value: page };
  }

  /** In place of a page that is broken, so that its address shows what is wrong with it. */
  #standIn(file: string, path: string): void {
    const contents = this.#files.text(file) ?? '';
    const { value: page } = this.#files.readText(file, contents);
    const id = pageId(file);
    const data = standInFrontmatter(page?.frontmatter ?? {}, id, this.#schema);
    // Nothing was compiled under this key, so the page is read again when it is looked at.
    const key = brokenKey(this.#compiler.keyOf({ path, contents }));
    const isModule = this.#context.watcher !== undefined;
    this.#store({ id, path, key, data, isModule, isBroken: true });
  }

  /** A page that is looked at, if nothing is wrong with it before it is compiled. */
  #readSound(path: string): Outcome<PageFile> {
    const file = this.#files.fileAt(path);
    const twin = this.#twinOf(file);
    if (twin) return { problems: [twin] };
    const page = this.#files.read(file);
    if (page.problems) return page;
    const checked = checkedFrontmatter(page.value, this.#schema);
    return checked.problems ? checked : page;
  }

  /** What is wrong where another page of that name was met before: `address-taken`. */
  #twinOf(file: string): MeantimeError | undefined {
    const id = pageId(file);
    if (!this.#isLoaded && !this.#shared.has(id)) return undefined;
    for (const [twin, its] of this.#ids) {
      // Of a file that was renamed, the end may be told after the beginning.
      if (twin === file || its !== id || this.#files.text(twin) === undefined) continue;
      const paths = [twin, file].sort().map((name) => this.#files.pathOf(name));
      const [first, second] = paths as [string, string]; // two go in
      return addressTaken.at({ location: { file: second } }, pagePath(id), first, second);
    }
    return undefined;
  }
}

function repeated(ids: readonly string[]): Set<string> {
  const met = new Set<string>();
  return new Set(
    ids.filter((id) => {
      const isAgain = met.has(id);
      met.add(id);
      return isAgain;
    }),
  );
}
