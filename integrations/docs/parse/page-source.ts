import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A page's file, read. */
export interface PageFile {
  /** From the project's root, with forward slashes: `content/guides/start.mdx`. */
  path: string;
  contents: string;
  /** What follows the frontmatter. */
  body: string;
  frontmatter: Record<string, unknown>;
}

/** A page as the parser takes it. */
export interface PageSource {
  file: URL;
  /** The page with its frontmatter blanked, so that lines and columns are those of the file. */
  text: string;
  frontmatter: Record<string, unknown>;
  /** True where the text is that of several files. */
  isSpliced?: true;
}

/** @param root of the project */
export function pageSource({ path, contents, body, frontmatter }: PageFile, root: URL): PageSource {
  const file = pathToFileURL(join(fileURLToPath(root), path));
  return { file, text: blankFrontmatter(contents, body), frontmatter };
}

export function isMdx({ file }: Pick<PageSource, 'file'>): boolean {
  return /\.mdx$/i.test(file.pathname);
}

function blankFrontmatter(contents: string, body: string): string {
  const start = contents.trimEnd().length - body.trim().length;
  return blank(contents.slice(0, start)) + contents.slice(start);
}

/** The same text with spaces for all that can be seen; a tab is as wide as it was. */
export function blank(text: string): string {
  return text.replace(/[^\r\n\t]/g, ' ');
}
