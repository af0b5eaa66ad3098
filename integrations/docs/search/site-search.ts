import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { ownCode } from '../cache/own-code.ts';
import type { LoadedPage, SitePages } from '../pages/site-pages.ts';
import { pagePath } from '../addresses/page-address.ts';
import type { OutputFolder } from '../output/output-folder.ts';
import { searchDocument } from './search-document.ts';
import { SearchIndex, type IndexFile } from './search-index.ts';

interface SearchedSite {
  pages: SitePages;
  lang: string;
  /** Where the last build may have left its index; undefined where the folder is not ours. */
  output: OutputFolder | undefined;
}

const folder = 'pagefind';

/**
 * The search of a site, fed from memory: plain pages as soon as they are compiled, so that they are
 * indexed while the rest is bundled and rendered; what else is rendered, as it is rendered. While
 * nothing says that a page has changed, the index of the last build stays.
 */
export class SiteSearch {
  readonly #site: SearchedSite;
  readonly #plain: readonly LoadedPage[];
  readonly #plainKey: string;
  /** Pages that are no data, by path. */
  readonly #rendered = new Map<string, string>();
  readonly #seen: Set<string>;
  #index: SearchIndex | undefined;
  #fed: Promise<void> | undefined;

  /** Begins with the plain pages, if they are not those of the last build. */
  constructor(site: SearchedSite) {
    this.#site = site;
    this.#plain = site.pages.all().filter(({ data, isModule }) => !data.draft && !isModule);
    this.#plainKey = hash([
      ownCode([import.meta.url]).hash,
      site.lang,
      ...this.#plain.map(({ id, key }) => `${id} ${key}`),
    ]);
    this.#seen = new Set(this.#plain.map(({ id }) => pagePath(id)));
    if (site.output?.keyOfSet(folder)?.startsWith(this.#plainKey) !== true) this.#begin();
  }

  /**
   * Takes a rendered page in, if it says that it wants to be found and is not known already.
   *
   * @param path below the base, with a slash at both ends, encoded
   */
  takeRendered(path: string, html: string): void {
    if (this.#seen.has(path)) return;
    this.#seen.add(path);
    if (html.includes('data-pagefind-body')) this.#rendered.set(path, html);
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
    const { output } = this.#site;
    const rendered = [...this.#rendered].sort(([a], [b]) => (a < b ? -1 : 1));
    const key = `${this.#plainKey}${hash(rendered.flat())}`;
    if (output?.keyOfSet(folder) === key) {
      output.keepSet(folder);
      return;
    }
    const index = this.#begin();
    await this.#fed;
    for (const [url, html] of rendered) index.add({ url, html });
    const files = await index.files().finally(() => index.close());
    if (output) output.writeSet(folder, key, files);
    else writeFiles(new URL(`${folder}/`, outputFolder), files);
  }

  async #readMissing(outputFolder: URL, built: readonly string[]): Promise<void> {
    for (const path of built.map((pathname) => `/${encodeURI(decode(pathname))}`)) {
      if (this.#seen.has(path)) continue;
      const file = new URL(`.${path}${path.endsWith('/') ? 'index.html' : ''}`, outputFolder);
      const html = await readFile(file, 'utf8').catch(() => undefined);
      if (html !== undefined) this.takeRendered(path, html);
    }
  }

  #begin(): SearchIndex {
    if (this.#index) return this.#index;
    const index = new SearchIndex();
    this.#index = index;
    this.#fed = this.#feed(index);
    // Told by write(); unhandled it would end the build in the middle of something else.
    this.#fed.catch(() => undefined);
    return index;
  }

  async #feed(index: SearchIndex): Promise<void> {
    const { pages, lang } = this.#site;
    for (const page of this.#plain) {
      const compiled = await pages.compiled(page);
      if (compiled.kind !== 'plain') continue;
      const { title, description } = page.data;
      const html = searchDocument({ title, description, html: compiled.html, lang });
      index.add({ url: pagePath(page.id), html });
      // Hands the thread back, and lets no more than a batch wait in memory.
      await index.settled();
    }
  }
}

function writeFiles(folder: URL, files: readonly IndexFile[]): void {
  for (const { path, content } of files) {
    const file = new URL(path, folder);
    mkdirSync(new URL('.', file), { recursive: true });
    writeFileSync(file, content);
  }
}

function hash(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
