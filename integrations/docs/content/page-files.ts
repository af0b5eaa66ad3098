import { readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroConfig } from 'astro';
import type { PageFile } from '../cache/page-compiler.ts';
import { frontmatterFaults } from './frontmatter-faults.ts';

/** What Astro knows of a kind of file that holds pages. */
export interface EntryType {
  getEntryInfo(file: { fileUrl: URL; contents: string }): Promise<{
    data: Record<string, unknown>;
    body: string;
  }>;
}

interface World {
  config: Pick<AstroConfig, 'root'>;
  /** By ending: `.mdx`. */
  entryTypes: ReadonlyMap<string, EntryType>;
}

/** The files of the folder of pages, each named by its path below it. */
export class PageFiles {
  readonly #root: string;
  readonly #entryTypes: World['entryTypes'];
  /** The folder of the pages, absolute. */
  readonly folder: string;

  /** @param content the folder, from the project's root */
  constructor({ config, entryTypes }: World, content: string) {
    this.#root = fileURLToPath(config.root);
    this.#entryTypes = entryTypes;
    this.folder = join(this.#root, content);
  }

  /** Path of a file from the project's root, with forward slashes. */
  pathOf(file: string): string {
    return slashed(relative(this.#root, join(this.folder, file)));
  }

  /** The file at a path from the project's root. */
  fileAt(path: string): string {
    return slashed(relative(this.folder, join(this.#root, path)));
  }

  /** @throws the system's error where the file cannot be read */
  contents(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  /** As `contents`; undefined where nothing can be read. */
  text(file: string): string | undefined {
    try {
      return this.contents(file);
    } catch {
      // Gone, or a folder of that name.
      return undefined;
    }
  }

  /** @throws PageProblems where the frontmatter cannot be read */
  async read(file: string, contents = this.contents(file)): Promise<PageFile> {
    const path = this.pathOf(file);
    const type = this.#entryTypes.get(extname(file).toLowerCase());
    if (!type) throw new Error(`Astro has no entry type for ${path}`);
    return readPage({ path, contents, fileUrl: pathToFileURL(join(this.folder, file)) }, type);
  }
}

/**
 * A page from the text of its file.
 *
 * @throws PageProblems where the frontmatter cannot be read
 */
export async function readPage(
  { path, contents, fileUrl }: { path: string; contents: string; fileUrl: URL },
  type: EntryType,
): Promise<PageFile> {
  try {
    const { body, data } = await type.getEntryInfo({ fileUrl, contents });
    return { path, contents, body, frontmatter: data };
  } catch (error) {
    throw frontmatterFaults(error, { path, contents });
  }
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
