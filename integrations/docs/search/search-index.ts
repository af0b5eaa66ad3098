import { pagefindInterface } from '../../astro-internals.ts';
import type { PagefindIndex } from 'pagefind';
import { searchIndexFailed } from '../settings/errors.ts';

/** A file of the index, by its path in the index's folder. */
export interface IndexFile {
  path: string;
  content: Uint8Array;
}

export interface SearchedDocument {
  /** Address below the base: `/guides/start/`. */
  url: string;
  html: string;
}

const batchSize = 32;
// So many batches are on their way to Pagefind's process, which has enough to do while our thread is
// busy otherwise.
const batchesAhead = 8;

/** The site's search index, made in Pagefind's own process while the build goes on. */
export class SearchIndex {
  readonly #index: Promise<PagefindIndex>;
  readonly #problems: string[] = [];
  readonly #sent: Promise<void>[] = [];
  #waiting: SearchedDocument[] = [];

  constructor() {
    this.#index = createIndex();
    // Told by files(); unhandled it would end the build in the middle of something else.
    this.#index.catch(() => undefined);
  }

  add(document: SearchedDocument): void {
    this.#waiting.push(document);
    if (this.#waiting.length >= batchSize) this.#send();
  }

  /** When no more is waiting in memory than should. */
  async settled(): Promise<void> {
    await this.#sent.at(-batchesAhead);
  }

  /**
   * The files that the search dialog reads; pages may be added afterwards, or again.
   *
   * @throws MeantimeError `search-index-failed`
   */
  async files(): Promise<IndexFile[]> {
    const index = await this.#index;
    this.#send();
    await Promise.all(this.#sent);
    const { files, errors } = await index.getFiles();
    const problems = [...this.#problems, ...errors];
    if (problems.length > 0) throw searchIndexFailed(problems);
    return files.filter(({ path }) => !pagefindInterface.test(path));
  }

  /** Lets go of what it holds in Pagefind's process. */
  async discard(): Promise<void> {
    const index = await this.#index;
    await index.deleteIndex();
  }

  #send(): void {
    const batch = this.#waiting;
    this.#waiting = [];
    const taken = this.#take(batch);
    // Told by files().
    taken.catch(() => undefined);
    this.#sent.push(taken);
  }

  async #take(batch: readonly SearchedDocument[]): Promise<void> {
    const index = await this.#index;
    const added = await Promise.all(
      batch.map(({ url, html }) => index.addHTMLFile({ url, content: html })),
    );
    this.#problems.push(...added.flatMap(({ errors }) => errors));
  }
}

let isStarted = false;

/** Ends Pagefind's process, in which all indexes are, if there is one. */
export async function closeIndexes(): Promise<void> {
  if (!isStarted) return;
  isStarted = false;
  const pagefind = await import('pagefind');
  await pagefind.close();
}

async function createIndex(): Promise<PagefindIndex> {
  // Loaded here: Pagefind brings a program of several megabytes that `astro dev` has no use for.
  isStarted = true;
  const pagefind = await import('pagefind');
  const { index, errors } = await pagefind.createIndex({
    excludeSelectors: ['[data-meantime-copy]', '[data-meantime-ignore]'],
  });
  if (!index) throw searchIndexFailed(errors);
  return index;
}
