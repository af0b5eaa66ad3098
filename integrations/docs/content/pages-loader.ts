import { readFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import type { LoaderContext } from 'astro/loaders';
import { openCompiler } from '../compile/open-compiler.ts';
import type { PageCompiler, PageFile } from '../compile/page-compiler.ts';
import { shareSitePages, SitePages } from '../compile/site-pages.ts';
import { addressTaken } from '../errors.ts';
import { SiteLinks } from '../links/site-links.ts';
import { orderPages } from '../navigation/neighbours.ts';
import { throwProblems } from '../throw-problems.ts';
import { contentFolder, settingsOf } from '../settings-module.ts';
import { checkedFrontmatter } from './checked-frontmatter.ts';
import type { Frontmatter } from './frontmatter.ts';
import { findPages, isPagePath } from './find-pages.ts';
import { pageId, pagePath } from './page-address.ts';
import { titleOf } from '../markdown/page-title.ts';

// What Astro's loaders are given beside the documented context.
interface EntryTypes {
  entryTypes: ReadonlyMap<string, EntryType>;
}

interface EntryType {
  getEntryInfo(file: { fileUrl: URL; contents: string }): Promise<{
    data: Record<string, unknown>;
    body: string;
  }>;
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
  readonly #folder: URL;
  /** Id of the page by file. */
  readonly #ids = new Map<string, string>();
  readonly #links: SiteLinks;

  constructor(context: LoaderContext & EntryTypes) {
    const { config, logger } = context;
    const settings = settingsOf(config);
    this.#context = context;
    this.#folder = contentFolder(config.root, settings);
    this.#compiler = openCompiler({ config, settings, logger });
    const readPage = (path: string) => this.#read(new URL(encodeURI(path), config.root));
    this.pages = new SitePages(this.#compiler, readPage);
    shareSitePages(config.root.href, this.pages);
    this.#links = new SiteLinks({ config, settings, pages: this.pages, files: this.#ids });
    this.pages.checkBuilt = (dir) => this.#links.problemsOfBuilt(dir);
    if (!context.watcher) return;
    this.pages.onSeen = (page) => {
      this.#links.warnOf(page, logger);
    };
  }

  /** @throws the first of the pages' problems, after all of them were logged; `sidebar-unknown` */
  async loadAll(): Promise<void> {
    const { store, logger, watcher, config } = this.#context;
    const files = await findPages(fileURLToPath(this.#folder));
    if (files.length === 0) logger.warn(`${this.#folder.pathname} holds no pages.`);
    this.#refuseTwins(files);
    const untouched = new Set(store.keys());
    const problems: unknown[] = [];
    await inTurns(files, async (file) => {
      try {
        untouched.delete(pageId(file));
        await this.#load(file);
      } catch (error) {
        problems.push(error);
      }
    });
    this.#compiler.rest();
    for (const id of untouched) store.delete(id);
    if (!watcher) problems.push(...this.#links.problems());
    if (!watcher && problems.length === 0) orderPages(this.pages.all(), settingsOf(config));
    throwProblems(problems, logger);
  }

  watch(): void {
    const { watcher, logger, store } = this.#context;
    if (!watcher) return;
    const folder = fileURLToPath(this.#folder);
    watcher.add(folder);
    const changed = async (path: string): Promise<void> => {
      const file = relative(folder, path).split(sep).join('/');
      if (!isPagePath(file)) return;
      try {
        this.#refuseTwins([...new Set([...this.#ids.keys(), file])]);
        await this.#load(file);
        logger.info(`Reloaded ${file}`);
      } catch (error) {
        logger.error(`Failed to reload ${file}: ${String(error)}`);
      }
    };
    watcher.on('change', (path) => void changed(path));
    watcher.on('add', (path) => void changed(path));
    watcher.on('unlink', (path) => {
      const file = relative(folder, path).split(sep).join('/');
      const id = this.#ids.get(file);
      this.#ids.delete(file);
      if (id !== undefined && ![...this.#ids.values()].includes(id)) store.delete(id);
    });
  }

  async #load(file: string): Promise<void> {
    const { store, config, watcher } = this.#context;
    const url = new URL(encodeURI(file), this.#folder);
    const id = pageId(file);
    this.#ids.set(file, id);
    const path = pathFrom(config, url);
    const contents = await readFile(url, 'utf8');
    const key = this.#compiler.keyOf({ path, contents });
    const existing = store.get(id);
    const isKnown = existing?.digest === key && existing.filePath === path;
    if (isKnown && existing.deferredRender) store.addModuleImport(path);
    if (isKnown && (watcher || isDraft(existing.data) || this.#compiler.has(key))) {
      const data = existing.data as Frontmatter; // as it was stored below
      this.pages.add({ id, path, key, data, isModule: existing.deferredRender === true });
      return;
    }
    const page = await this.#read(url);
    const frontmatter = withTitle(page);
    const checked = checkedFrontmatter({ ...page, frontmatter });
    // In development the page is compiled when it is looked at, and may turn out to be a module.
    const isModule =
      watcher !== undefined || (!checked.draft && (await this.#isModule(page, key)));
    const data = await this.#context.parseData({ id, data: frontmatter, filePath: fileURLToPath(url) });
    store.set({ id, data, filePath: path, digest: key, ...(isModule && { deferredRender: true }) });
    this.pages.add({ id, path, key, data: checked, isModule });
  }

  async #isModule(page: PageFile, key: string): Promise<boolean> {
    const found = this.#compiler.has(key) ? this.#compiler.find(key) : undefined;
    return (found ?? (await this.#compiler.compile(page, key))).kind === 'module';
  }

  async #read(url: URL): Promise<PageFile> {
    const { entryTypes, config } = this.#context;
    const contents = await readFile(url, 'utf8');
    const type = entryTypes.get(url.pathname.slice(url.pathname.lastIndexOf('.')).toLowerCase());
    if (!type) throw new Error(`Astro has no entry type for ${url.href}`);
    const { body, data } = await type.getEntryInfo({ fileUrl: url, contents });
    return { path: pathFrom(config, url), contents, body, frontmatter: data };
  }

  #refuseTwins(files: readonly string[]): void {
    const first = new Map<string, string>();
    const { content } = settingsOf(this.#context.config);
    for (const file of [...files].sort()) {
      const id = pageId(file);
      const twin = first.get(id);
      if (twin !== undefined) {
        throw addressTaken(pagePath(id), `${content}/${twin}`, `${content}/${file}`);
      }
      first.set(id, file);
    }
  }
}

/** Frontmatter with the title that the page's first heading gives where it has none itself. */
function withTitle({ body, frontmatter }: PageFile): Record<string, unknown> {
  if (frontmatter['title'] !== undefined) return frontmatter;
  const title = titleOf(body);
  return title === undefined ? frontmatter : { title, ...frontmatter };
}

function isDraft(data: Record<string, unknown>): boolean {
  return data['draft'] === true;
}

function pathFrom({ root }: Pick<AstroConfig, 'root'>, url: URL): string {
  return relative(fileURLToPath(root), fileURLToPath(url)).split(sep).join('/');
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
