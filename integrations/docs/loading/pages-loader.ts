import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { LoaderContext } from 'astro/loaders';
import { isMeantimeError, type MeantimeError } from '../../../src/protocol/errors.ts';
import { openCompiler } from '../cache/open-compiler.ts';
import type { PageCompiler, PageFile } from '../cache/page-compiler.ts';
import { shareSitePages, SitePages, type LoadedPage } from '../pages/site-pages.ts';
import { missingImports } from '../parse/relative-imports.ts';
import { followEdits } from '../development/follow-edits.ts';
import type { EditablePages } from '../development/take-edits.ts';
import { SiteLinks } from '../links/site-links.ts';
import { orderPages } from '../navigation/neighbours.ts';
import { concludeLoading, logProblems } from './conclude-loading.ts';
import { addressTaken } from '../problems/errors.ts';
import { lintChannel } from './lint-channel.ts';
import { bothOf, PageProblems } from '../problems/page-problems.ts';
import { Problems } from '../problems/problems.ts';
import { sayProgress } from '../progress.ts';
import { settingsOf } from '../settings-module.ts';
import { checkedFrontmatter } from '../content/checked-frontmatter.ts';
import { frontmatterSchema, type Frontmatter } from '../content/frontmatter.ts';
import { PageFiles, type EntryType } from '../content/page-files.ts';
import { standInFrontmatter } from './stand-in-frontmatter.ts';
import { findPages } from '../content/find-pages.ts';
import { pageId, pagePath } from '../addresses/page-address.ts';

// What Astro's loaders are given beside the documented context.
interface EntryTypes {
  entryTypes: ReadonlyMap<string, EntryType>;
}

/**
 * Loads every `.md` and `.mdx` file of the folder of pages; files and folders that start with `_`
 * are partials. A build compiles what changed, development what is looked at. The store holds what
 * the navigation needs; what became of a page lies in the cache, by the entry's digest.
 */
export async function loadPages(context: LoaderContext): Promise<void> {
  const startMs = performance.now();
  // Astro gives its loaders more than it documents.
  const site = new LoadedPages(context as LoaderContext & EntryTypes);
  await site.loadAll();
  site.pages.loadedInMs = performance.now() - startMs;
  site.watch();
}

class LoadedPages {
  readonly #context: LoaderContext & EntryTypes;
  readonly #compiler: PageCompiler;
  readonly pages: SitePages;
  readonly #files: PageFiles;
  /** Id of the page by file. */
  readonly #ids = new Map<string, string>();
  readonly #problems: Problems;
  readonly #links: SiteLinks;
  #isLoaded = false;

  constructor(context: LoaderContext & EntryTypes) {
    const { config, logger } = context;
    const settings = settingsOf(config);
    this.#context = context;
    this.#files = new PageFiles(context, settings.content);
    this.#compiler = openCompiler({ config, settings });
    this.#problems = new Problems(config.root);
    this.pages = new SitePages(this.#compiler, config.root, (path) => this.#readSound(path));
    shareSitePages(config.root.href, this.pages);
    this.#links = new SiteLinks({ config, settings, pages: this.pages, files: this.#ids });
    this.pages.checkBuilt = (dir) => this.#links.problemsOfBuilt(dir);
    if (!context.watcher) return;
    this.pages.onSeen = (page) => {
      this.#links.warnOf(page, logger);
    };
  }

  /** @throws MeantimeError `pages-broken`, after all problems of all pages were logged */
  async loadAll(): Promise<void> {
    const { store, logger, watcher } = this.#context;
    const files = await findPages(this.#files.folder);
    if (files.length === 0) logger.warn(`${this.#files.folder} holds no pages.`);
    const untouched = new Set(store.keys());
    const tell = lintChannel();
    let done = 0;
    const now = (): number => performance.now();
    const say = (line: string): void => {
      if (!tell) logger.info(line);
    };
    const loaded = sayProgress({ verb: 'loaded', total: files.length, now, say });
    await inTurns(files, async (file) => {
      untouched.delete(pageId(file));
      await this.#load(file);
      done += 1;
      tell?.({ kind: 'progress', done, total: files.length });
      loaded();
    });
    this.#compiler.rest();
    for (const id of untouched) store.delete(id);
    this.#isLoaded = true;
    if (!watcher) this.#problems.addAll([...this.#links.problems(), ...this.#sidebarProblems()]);
    concludeLoading(this.#problems, { pages: files.length, logger, tell, isServing: !!watcher });
  }

  /** Pages that are broken would be missing in it. */
  #sidebarProblems(): MeantimeError[] {
    if (this.#problems.errors.length > 0) return [];
    try {
      orderPages(this.pages.all(), settingsOf(this.#context.config));
      return [];
    } catch (error) {
      if (isMeantimeError(error)) return [error];
      throw error;
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
    followEdits(site, { watcher, folder: this.#files.folder, root: config.root });
  }

  /** Never throws for what is wrong with a page: it is noted, and shown where the page is looked at. */
  async #load(file: string): Promise<void> {
    try {
      await this.#loadSound(file);
    } catch (error) {
      const { config, watcher, logger } = this.#context;
      const path = this.#files.pathOf(file);
      this.#problems.add(error, path);
      if (watcher) await this.#standIn(file, path);
      if (this.#isLoaded) logProblems(error, path, { root: config.root, logger });
    }
  }

  async #loadSound(file: string): Promise<void> {
    const { store, watcher } = this.#context;
    const id = pageId(file);
    this.#ids.set(file, id);
    this.#refuseTwin(file);
    const path = this.#files.pathOf(file);
    const contents = this.#files.contents(file);
    const key = this.#compiler.keyOf({ path, contents });
    const existing = store.get(id);
    const isKnown = existing?.digest === key && existing.filePath === path;
    if (isKnown && existing.deferredRender) store.addModuleImport(path);
    if (isKnown && (watcher || isDraft(existing.data) || this.#compiler.has(key))) {
      const data = existing.data as Frontmatter; // as it was stored below
      const isModule = existing.deferredRender === true;
      if (!watcher && !data.draft) this.#lookOver({ path, contents }, key, isModule);
      this.pages.add({ id, path, key, data, isModule });
      return;
    }
    const page = await this.#files.read(file, contents);
    const [checked, isModule] = await bothOf(
      () => checkedFrontmatter(page),
      // In development the page is compiled when it is looked at, and may turn out to be a module.
      () => watcher !== undefined || (!isDraft(page.frontmatter) && this.#isModule(page, key)),
    );
    if (!watcher && !checked.draft) this.#lookOver(page, key, isModule);
    this.#store({ id, path, key, data: checked, isModule });
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
    store.set({ id, data, filePath: path, digest, ...(isModule && { deferredRender: true }) });
    this.pages.add(page);
  }

  async #isModule(page: PageFile, key: string): Promise<boolean> {
    const found = this.#compiler.has(key) ? this.#compiler.find(key) : undefined;
    return (found ?? (await this.#compiler.compile(page, key))).kind === 'module';
  }

  /** What a page that was compiled depends on beside its own text, and what else is to be said. */
  #lookOver(page: Pick<PageFile, 'path' | 'contents'>, key: string, isModule: boolean): void {
    for (const warning of this.#compiler.warningsOf(page, key)) this.#problems.warn(warning);
    const compiled = isModule ? this.#compiler.find(key) : undefined;
    if (compiled?.kind !== 'module') return;
    const root = fileURLToPath(this.#context.config.root);
    const missing = missingImports(compiled.imports ?? [], { root, file: page.path });
    if (missing.length > 0) throw new PageProblems(missing);
  }

  /** In place of a page that is broken, so that its address shows what is wrong with it. */
  async #standIn(file: string, path: string): Promise<void> {
    const contents = this.#files.text(file) ?? '';
    const given = await this.#files.read(file, contents).catch(() => ({ frontmatter: {} }));
    const id = pageId(file);
    const data = frontmatterSchema.parse(standInFrontmatter(given.frontmatter, id));
    // Nothing was compiled under this key, so the page is read again when it is looked at.
    const key = `broken ${this.#compiler.keyOf({ path, contents })}`;
    this.#store({ id, path, key, data, isModule: true });
  }

  /** A page that is looked at. @throws what is wrong with it before it is compiled */
  async #readSound(path: string): Promise<PageFile> {
    const file = this.#files.fileAt(path);
    this.#refuseTwin(file);
    const page = await this.#files.read(file);
    checkedFrontmatter(page);
    return page;
  }

  /** @throws MeantimeError `address-taken` where another page of that name was met before */
  #refuseTwin(file: string): void {
    const id = pageId(file);
    for (const [twin, its] of this.#ids) {
      // Of a file that was renamed, the end may be told after the beginning.
      if (twin === file || its !== id || this.#files.text(twin) === undefined) continue;
      const paths = [twin, file].sort().map((name) => this.#files.pathOf(name));
      const [first, second] = paths as [string, string]; // two go in
      throw addressTaken.at({ location: { file: second } }, pagePath(id), first, second);
    }
  }
}

function isDraft(data: Record<string, unknown>): boolean {
  return data['draft'] === true;
}

const atOnce = 16;

/** Several at a time, so that one waits for the disk or the highlighter while another is at work. */
async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
