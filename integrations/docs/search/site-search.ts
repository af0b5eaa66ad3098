import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { CacheFolder } from '../cache/cache-folder.ts';
import { ownCode } from '../cache/own-code.ts';
import type { LoadedPage, SitePages } from '../pages/site-pages.ts';
import { pagePath } from '../addresses/page-address.ts';
import type { OutputFolder } from '../output/output-folder.ts';
import { KeptIndexes } from './kept-indexes.ts';
import { mergeIndexes } from './merge-indexes.ts';
import { isFound } from './is-found.ts';
import { renderedDocument } from './search-document.ts';
import { closeIndexes, type IndexFile } from './search-index.ts';
import { marksOfPath, searchMarks, type SearchSettings } from './search-marks.ts';
import { hashOf, SearchShard, type IndexedPage, type ShardedSite } from './search-shard.ts';
import { shardCount, shardOf } from './share-out.ts';

interface SearchedSite {
  pages: SitePages;
  settings: SearchSettings;
  /** Where the last build may have left its index; undefined where the folder is not ours. */
  output: OutputFolder | undefined;
  cache: CacheFolder;
}

const folder = 'pagefind';

/**
 * The search of a site, fed from memory: plain pages as soon as they are compiled, so that they are
 * indexed while the rest is bundled and rendered; what else is rendered, as it is rendered. A large
 * site is indexed in parts, of which an edit makes one anew; readers get one index of all.
 */
export class SiteSearch {
  readonly #site: ShardedSite;
  readonly #output: OutputFolder | undefined;
  readonly #plain: readonly LoadedPage[];
  readonly #shards: readonly SearchShard[];
  readonly #plainKey: string;
  readonly #modules: ReadonlyMap<string, LoadedPage>;
  /** What pages that are no data were rendered to, by path. */
  readonly #rendered = new Map<string, string>();
  readonly #seen: Set<string>;
  readonly #begun: Promise<void>;

  /** Begins with the plain pages, if they are not those of the last build. */
  constructor({ pages, settings, output, cache }: SearchedSite) {
    const listed = pages.all().filter(isFound);
    const count = shardCount(listed.length);
    this.#plain = listed.filter(({ isModule }) => !isModule);
    // What is not to be found is known as well, so that nobody takes it in once it is rendered.
    const unfound = pages.all().filter((page) => !isFound(page));
    this.#seen = new Set([...this.#plain, ...unfound].map(({ id }) => pagePath(id)));
    this.#output = output;
    // Files are packed by zlib, which comes with Node.
    const code = hashOf([ownCode([import.meta.url]).hash, process.versions.zlib]);
    this.#site = { pages, settings, kept: new KeptIndexes(cache), code };
    const groups = Array.from({ length: count }, (): LoadedPage[] => []);
    for (const page of this.#plain) groups[shardOf(pagePath(page.id), count)]?.push(page);
    this.#shards = groups.map((plain) => new SearchShard(this.#site, plain));
    this.#plainKey = hashOf(this.#shards.map(({ plainKey }) => plainKey));
    const modules = listed.filter(({ isModule }) => isModule);
    this.#modules = new Map(modules.map((page) => [pagePath(page.id), page]));
    const awaiting = new Set(modules.map(({ id }) => shardOf(pagePath(id), count)));
    const isThere = output?.keyOfSet(folder)?.startsWith(this.#plainKey) === true;
    this.#begun = isThere ? Promise.resolve() : this.#begin(awaiting);
    // Told by write(); unhandled it would end the build in the middle of something else.
    this.#begun.catch(() => undefined);
  }

  /**
   * Takes a rendered page in, if it says that it wants to be found and is not known already.
   *
   * @param path below the base, with a slash at both ends, encoded
   */
  takeRendered(path: string, html: string): void {
    if (this.#seen.has(path)) return;
    this.#seen.add(path);
    if (!html.includes('data-pagefind-body')) return;
    const page = this.#modules.get(path);
    const marks = page ? searchMarks(page, this.#site.settings) : marksOfPath(path);
    this.#rendered.set(path, renderedDocument(html, marks));
  }

  knows(path: string): boolean {
    return this.#seen.has(path);
  }

  /**
   * Writes the index. Pages that were rendered past us, as an adapter may do, are read from the
   * output folder.
   *
   * @throws MeantimeError `search-index-failed`
   */
  async write(outputFolder: URL, built: readonly string[]): Promise<void> {
    await this.#readMissing(outputFolder, built);
    const output = this.#output;
    const rendered = [...this.#rendered].sort(([a], [b]) => (a < b ? -1 : 1));
    const key = `${this.#plainKey}${hashOf(rendered.flat())}`;
    if (output?.keyOfSet(folder) === key) {
      output.keepSet(folder);
      return;
    }
    const files = await this.#files(rendered).finally(closeIndexes);
    if (output) output.writeSet(folder, key, files);
    else writeFiles(new URL(`${folder}/`, outputFolder), files);
  }

  /** @param awaiting the indexes that pages are to come to which have to be rendered first */
  async #begin(awaiting: ReadonlySet<number>): Promise<void> {
    const completed: Promise<void>[] = [];
    for (const [number, shard] of this.#shards.entries()) {
      await shard.begin();
      if (awaiting.has(number)) continue;
      const complete = shard.complete([]);
      complete.catch(() => undefined);
      completed.push(complete);
    }
    await Promise.all(completed);
  }

  async #files(rendered: readonly IndexedPage[]): Promise<readonly IndexFile[]> {
    await this.#begun;
    const groups = this.#shards.map((): IndexedPage[] => []);
    for (const page of rendered) groups[shardOf(page[0], groups.length)]?.push(page);
    const indexes: (readonly IndexFile[])[] = [];
    for (const [number, shard] of this.#shards.entries()) {
      indexes.push(await shard.files(groups[number] ?? []));
    }
    const [first, ...others] = indexes;
    if (first && others.length === 0) return first;
    // Another version of Pagefind may write them in another way.
    const { kept, code } = this.#site;
    const merged = mergeIndexes(indexes, (content) => kept.packed(content, code));
    return merged ?? new SearchShard(this.#site, this.#plain).files(rendered);
  }

  async #readMissing(outputFolder: URL, built: readonly string[]): Promise<void> {
    for (const path of built.map((pathname) => `/${encodeURI(decode(pathname))}`)) {
      if (this.#seen.has(path)) continue;
      const file = new URL(`.${path}${path.endsWith('/') ? 'index.html' : ''}`, outputFolder);
      const html = await readFile(file, 'utf8').catch(() => undefined);
      if (html !== undefined) this.takeRendered(path, html);
    }
  }
}

function writeFiles(target: URL, files: readonly IndexFile[]): void {
  for (const { path, content } of files) {
    const file = new URL(path, target);
    mkdirSync(new URL('.', file), { recursive: true });
    writeFileSync(file, content);
  }
}

function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
