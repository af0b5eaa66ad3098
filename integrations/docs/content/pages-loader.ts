import { existsSync, readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { AstroConfig } from 'astro';
import type { Loader, LoaderContext } from 'astro/loaders';
import { openCompiler } from '../compile/open-compiler.ts';
import type { PageCompiler, PageFile } from '../compile/page-compiler.ts';
import { shareSitePages, SitePages } from '../compile/site-pages.ts';
import { announceEdits } from '../development/edits.ts';
import { takeEdits, type EditablePages } from '../development/take-edits.ts';
import { watchPages } from '../development/watch-pages.ts';
import { addressTaken } from '../errors.ts';
import { settingsOf } from '../settings-module.ts';
import { checkedFrontmatter } from './checked-frontmatter.ts';
import type { Frontmatter } from './frontmatter.ts';
import { findPages } from './find-pages.ts';
import { pageId, pagePath } from './page-address.ts';

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
export function pagesLoader(): Loader {
  return {
    name: 'meantime/pages',
    load: async (context) => {
      const startMs = performance.now();
      const site = new LoadedPages(context as LoaderContext & EntryTypes);
      await site.loadAll();
      site.pages.loadedInMs = performance.now() - startMs;
      site.watch();
    },
  };
}

class LoadedPages {
  readonly #context: LoaderContext & EntryTypes;
  readonly #compiler: PageCompiler;
  readonly pages: SitePages;
  readonly #folder: URL;
  /** Id of the page by file. */
  readonly #ids = new Map<string, string>();

  constructor(context: LoaderContext & EntryTypes) {
    const { config, logger } = context;
    const settings = settingsOf(config);
    this.#context = context;
    this.#folder = new URL(`${settings.content.replace(/\/+$/, '')}/`, config.root);
    this.#compiler = openCompiler({ config, settings, logger });
    const readPage = (path: string) => {
      const url = new URL(encodeURI(path), config.root);
      return this.#read(url, readFileSync(url, 'utf8'));
    };
    this.pages = new SitePages(this.#compiler, readPage);
    shareSitePages(config.root.href, this.pages);
  }

  /** @throws the first of the pages' problems, after all of them were logged */
  async loadAll(): Promise<void> {
    const { store, logger } = this.#context;
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
    if (problems.length > 1) {
      for (const problem of problems) logger.error(String(problem));
    }
    if (problems.length > 0) throw problems[0];
  }

  watch(): void {
    const { watcher, logger, store, config } = this.#context;
    if (!watcher) return;
    const site: EditablePages = {
      pages: this.pages,
      ids: this.#ids,
      logger,
      readText: (file) => readText(this.#urlOf(file)),
      pathOf: (file) => pathFrom(config, this.#urlOf(file)),
      load: async (file) => {
        // Of a file that was renamed, the end may be told after the beginning.
        const twins = twinsOf(file, this.#ids).filter((twin) => existsSync(this.#urlOf(twin)));
        this.#refuseTwins([...twins, file]);
        await this.#load(file);
      },
      forget: (id) => {
        store.delete(id);
      },
    };
    watchPages({
      watcher,
      folder: fileURLToPath(this.#folder),
      root: fileURLToPath(config.root),
      take: async (files, isSettled) => {
        // Of many files at once the watcher may miss some.
        const missed = isSettled ? await this.#missedFiles() : [];
        const edits = await takeEdits(site, new Set([...files, ...missed]), isSettled);
        if (edits.ids.length > 0) announceEdits(config.root.href, edits);
      },
    });
  }

  /** Files that came or went untold. */
  async #missedFiles(): Promise<string[]> {
    const listed = await findPages(fileURLToPath(this.#folder));
    const come = listed.filter((file) => !this.#ids.has(file));
    const gone = new Set(this.#ids.keys());
    for (const file of listed) gone.delete(file);
    return [...come, ...gone];
  }

  #urlOf(file: string): URL {
    return new URL(encodeURI(file), this.#folder);
  }

  async #load(file: string): Promise<void> {
    const { store, config, watcher } = this.#context;
    const url = this.#urlOf(file);
    const id = pageId(file);
    this.#ids.set(file, id);
    const path = pathFrom(config, url);
    const contents = readFileSync(url, 'utf8');
    const key = this.#compiler.keyOf({ path, contents });
    const existing = store.get(id);
    const isKnown = existing?.digest === key && existing.filePath === path;
    if (isKnown && existing.deferredRender) store.addModuleImport(path);
    if (isKnown && (watcher || isDraft(existing.data) || this.#compiler.has(key))) {
      const data = existing.data as Frontmatter; // as it was stored below
      this.pages.add({ id, path, key, data, isModule: existing.deferredRender === true });
      return;
    }
    const page = await this.#read(url, contents);
    const checked = checkedFrontmatter(page);
    const before = watcher && this.pages.get(id);
    if (before?.path === path && isDeepStrictEqual(before.data, checked)) {
      // Astro writes its whole store for a change, and has every tab load its page again.
      this.pages.add({ ...before, key });
      return;
    }
    // In development the page is compiled when it is looked at, and may turn out to be a module.
    const isModule =
      watcher !== undefined || (!checked.draft && (await this.#isModule(page, key)));
    store.set({
      ...{ id, data: checked, filePath: path, digest: key },
      ...(isModule && { deferredRender: true }),
    });
    this.pages.add({ id, path, key, data: checked, isModule });
  }

  async #isModule(page: PageFile, key: string): Promise<boolean> {
    const found = this.#compiler.has(key) ? this.#compiler.find(key) : undefined;
    return (found ?? (await this.#compiler.compile(page, key))).kind === 'module';
  }

  async #read(url: URL, contents: string): Promise<PageFile> {
    const { entryTypes, config } = this.#context;
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

function twinsOf(file: string, ids: ReadonlyMap<string, string>): string[] {
  const id = pageId(file);
  return [...ids].flatMap(([other, otherId]) => (otherId === id && other !== file ? [other] : []));
}

function readText(url: URL): string | undefined {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return undefined; // gone, or a folder of that name
  }
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
