import { readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroConfig } from 'astro';
import type { PageFile } from '../parse/page-source.ts';
import type { Outcome } from '../problems/outcome.ts';
import { problemsOfThrown } from '../problems/problems.ts';
import { frontmatterFaults } from './frontmatter-faults.ts';

/** What Astro knows of a kind of file that holds pages. */
export interface EntryType {
  getEntryInfo(file: { fileUrl: URL; contents: string }): Promise<{
    data: Record<string, unknown>;
    body: string;
  }>;
}

interface Project {
  config: Pick<AstroConfig, 'root'>;
  /** By ending: `.mdx`. */
  entryTypes: ReadonlyMap<string, EntryType>;
}

/** The files of the folder of pages, each named by its path below it. */
export class PageFiles {
  readonly #root: string;
  readonly #entryTypes: Project['entryTypes'];
  /** The folder of the pages, absolute. */
  readonly folder: string;

  /** @param content the folder, from the project's root */
  constructor({ config, entryTypes }: Project, content: string) {
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

  /** Text of a file. */
  contents(file: string): Outcome<string> {
    try {
      return { value: readFileSync(join(this.folder, file), 'utf8') };
    } catch (error) {
      return { problems: problemsOfThrown(error, this.pathOf(file)) };
    }
  }

  /** As `contents`; undefined where nothing can be read: gone, or a folder of that name. */
  text(file: string): string | undefined {
    return this.contents(file).value;
  }

  async read(file: string): Promise<Outcome<PageFile>> {
    const text = this.contents(file);
    return text.problems ? text : this.readText(file, text.value);
  }

  /** A page from the text of its file. */
  async readText(file: string, contents: string): Promise<Outcome<PageFile>> {
    const path = this.pathOf(file);
    const type = this.#entryTypes.get(extname(file).toLowerCase());
    if (!type) throw new Error(`Astro has no entry type for ${path}`);
    return readPage({ path, contents, fileUrl: pathToFileURL(join(this.folder, file)) }, type);
  }
}

/** A page from the text of its file. */
export async function readPage(
  { path, contents, fileUrl }: { path: string; contents: string; fileUrl: URL },
  type: EntryType,
): Promise<Outcome<PageFile>> {
  try {
    const { body, data } = await type.getEntryInfo({ fileUrl, contents });
    return { value: { path, contents, body, frontmatter: data } };
  } catch (error) {
    return { problems: frontmatterFaults(error, { path, contents }) };
  }
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
