import { pageId, pagePath, withBase } from '../addresses/page-address.ts';
import type { OverviewEntry } from '../components/overview.ts';
import type { Frontmatter } from '../content/frontmatter.ts';
import { buildSidebar, flattenSidebar, type SidebarEntry } from './build-sidebar.ts';
import { sidebarPage, type PlacedPage } from './neighbours.ts';

type OverviewedPage = PlacedPage & { data: Pick<Frontmatter, 'description'> };

interface OverviewedSite {
  sidebar: readonly SidebarEntry[];
  base: string;
  lang: string;
  showsDrafts: boolean;
}

/** What the pages say of the folders of a site (see components/overview.ts). */
export class FolderOverviews {
  readonly #base: string;
  /** In the order of the sidebar, behind them in that of the folders what it does not list. */
  readonly #pages: readonly OverviewedPage[];
  readonly #indexes: readonly string[];

  constructor(
    pages: readonly OverviewedPage[],
    { sidebar, base, lang, showsDrafts }: OverviewedSite,
  ) {
    const byId = new Map(pages.map((page) => [page.id, page]));
    const placed = pages.map((page) => sidebarPage(page, showsDrafts));
    const all = buildSidebar(placed, { lang, overview: '' });
    const ids = new Set(flattenSidebar([...sidebar, ...all]).map(({ id }) => id));
    this.#base = base;
    this.#pages = [...ids].flatMap((id) => byId.get(id) ?? []);
    this.#indexes = this.#pages.filter(isIndex).map(({ id }) => id);
  }

  /**
   * The pages right in a folder, and of the folders in it their index pages; where one has none, its
   * pages. The page that asks is not among them.
   *
   * @param written the folder as a page has it; empty for the page's own
   */
  in(written: string, page: Pick<PlacedPage, 'id' | 'path'>): OverviewEntry[] {
    const folder = folderOf(written, page);
    const above = folder === '' ? '' : `${folder}/`;
    const listed = this.#pages.filter(({ id }) => {
      if (id === page.id || !id.startsWith(above) || id === 'index') return false;
      const isBehind = (index: string): boolean =>
        index.startsWith(above) && id.startsWith(`${index}/`);
      return !this.#indexes.some(isBehind);
    });
    return listed.map(({ id, data: { title, description, sidebar } }) => ({
      ...{ title, href: withBase(this.#base, pagePath(id)) },
      ...(description !== undefined && { description }),
      ...(sidebar.icon !== undefined && { icon: sidebar.icon }),
    }));
  }
}

/** Its path below the folder of the pages; empty for that itself. */
export function folderOf(written: string, page: Pick<PlacedPage, 'id' | 'path'>): string {
  const given = written.replace(/^\/+|\/+$/g, '');
  if (given !== '') return pageId(given);
  if (written !== '') return '';
  if (page.id === 'index') return '';
  return isIndex(page) ? page.id : page.id.split('/').slice(0, -1).join('/');
}

function isIndex({ path }: Pick<PlacedPage, 'path'>): boolean {
  return /(?:^|\/)index\.mdx?$/i.test(path);
}
