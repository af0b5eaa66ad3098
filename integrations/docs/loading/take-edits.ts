import type { AstroIntegrationLogger } from 'astro';
import type { LoadedPage, SitePages } from '../pages/site-pages.ts';
import { pageId } from '../addresses/page-address.ts';
import type { PageFiles } from '../content/page-files.ts';
import type { Edits } from './edits.ts';

/** The loaded pages, as an edit changes them. */
export interface EditablePages {
  pages: SitePages;
  /** Id of the page by file, below the folder of pages. */
  ids: Map<string, string>;
  files: Pick<PageFiles, 'text' | 'pathOf'>;
  /** Says what is wrong with the page, and keeps something in its place. */
  load: (file: string) => Promise<void>;
  /** Takes a page out of Astro's store. */
  forget: (id: string) => void;
  logger: Pick<AstroIntegrationLogger, 'info'>;
}

/**
 * Takes files in as they are on disk, whatever was said to have happened to them.
 *
 * @param isSettled false while an empty file may still be about to be filled
 */
export async function takeEdits(
  site: EditablePages,
  files: Iterable<string>,
  isSettled: boolean,
): Promise<Edits> {
  const edits: Edits = { ids: [], files: [], isFrontmatter: false, isNavigation: false };
  for (const file of files) {
    const text = site.files.text(file);
    if (text === '' && !isSettled) continue;
    const id = pageId(file);
    const before = site.pages.get(id);
    await (text === undefined ? remove(site, file) : site.load(file));
    const after = site.pages.get(id);
    if (before?.key === after?.key) continue;
    edits.ids.push(id);
    edits.files.push(site.files.pathOf(file));
    edits.isFrontmatter ||= before?.data !== after?.data;
    edits.isNavigation ||= placeOf(before) !== placeOf(after);
  }
  if (edits.files.length > 0) site.logger.info(describe(edits.files));
  return edits;
}

async function remove(site: EditablePages, file: string): Promise<void> {
  const id = site.ids.get(file);
  if (id === undefined) return;
  site.ids.delete(file);
  for (const [other, otherId] of site.ids) if (otherId === id) return site.load(other);
  site.pages.remove(id);
  site.forget(id);
}

/** What the navigation shows of a page. */
function placeOf(page: LoadedPage | undefined): string {
  if (!page) return '';
  const { title, sidebar, template } = page.data;
  return JSON.stringify([page.id, page.path, title, sidebar, template]);
}

function describe([first = '', ...rest]: readonly string[]): string {
  return rest.length === 0 ? `${first} changed` : `${rest.length + 1} pages changed`;
}
