import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from './page.ts';

interface PageLayout {
  /** Folder of the pages. */
  folder: string;
  ending: 'mdx' | 'md';
  /** Name of the first page's file: `index.mdx`. */
  index: string;
}

export function writePages(pages: readonly Page[], { folder, ending, index }: PageLayout): void {
  const made = new Set<string>();
  for (const page of pages) {
    const file = join(folder, `${page.path}.${ending}`);
    if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    made.add(dirname(file));
    writeFileSync(file, renderPage(page));
  }
  const body = `A site of ${pages.length} pages, made to measure how long it takes to build.\n`;
  writeFileSync(join(folder, index), renderPage({ title: 'Bench', body }));
}

/** The page as a file: frontmatter with its title, then its body. */
export function renderPage({ title, body }: Pick<Page, 'title' | 'body'>): string {
  return `---\ntitle: ${JSON.stringify(title)}\n---\n${body}`;
}

/** The page after an edit of its body; the sentence is its new mark. */
export function editPage(page: Page): Page {
  const mark = 'This sentence was added by an edit';
  return { ...page, body: `${page.body.trimEnd()}\n\n${mark}.\n`, mark };
}
