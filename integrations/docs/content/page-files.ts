import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import { parseFrontmatter } from 'astro/markdown';
import { pathFrom } from '../../path-below.ts';
import type { PageFile } from '../parse/page-source.ts';
import type { Outcome } from '../problems/outcome.ts';
import { problemsOfThrown } from '../problems/problems.ts';
import { frontmatterFaults } from './frontmatter-faults.ts';

/** The files of the folder of pages, each named by its path below it. */
export class PageFiles {
  readonly #root: string;
  /** The folder of the pages, absolute. */
  readonly folder: string;

  /** @param content the folder, from the project's root */
  constructor(config: Pick<AstroConfig, 'root'>, content: string) {
    this.#root = fileURLToPath(config.root);
    this.folder = join(this.#root, content);
  }

  /** Path of a file from the project's root, with forward slashes. */
  pathOf(file: string): string {
    return pathFrom(this.#root, join(this.folder, file));
  }

  /** The file at a path from the project's root. */
  fileAt(path: string): string {
    return pathFrom(this.folder, join(this.#root, path));
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

  read(file: string): Outcome<PageFile> {
    const text = this.contents(file);
    return text.problems ? text : this.readText(file, text.value);
  }

  /** A page from the text of its file. */
  readText(file: string, contents: string): Outcome<PageFile> {
    return readPage({ path: this.pathOf(file), contents });
  }
}

/** A page from the text of its file. */
export function readPage(page: { path: string; contents: string }): Outcome<PageFile> {
  try {
    // Astro reads it in the same way when the page is a module.
    const { frontmatter, content } = parseFrontmatter(page.contents);
    return { value: { ...page, body: content.trim(), frontmatter } };
  } catch (error) {
    return { problems: frontmatterFaults(error, page) };
  }
}
