import type { Frontmatter } from '../content/frontmatter.ts';
import {
  buildSidebar,
  flattenSidebar,
  type SidebarEntry,
  type SidebarLink,
  type SidebarPage,
} from './build-sidebar.ts';

export interface Neighbours {
  previous?: SidebarLink | undefined;
  next?: SidebarLink | undefined;
}

/** What a page must say of itself to be placed. */
export interface PlacedPage {
  id: string;
  data: Pick<Frontmatter, 'title' | 'sidebar' | 'template'>;
  /** From the project's root. */
  path: string;
}

export interface Order {
  sidebar: SidebarEntry[];
  /** By id of the page. Pages that the sidebar does not list have none. */
  neighbours: ReadonlyMap<string, Neighbours>;
}

/** The order of a site's pages. */
export function orderPages(pages: readonly PlacedPage[], lang: string): Order {
  const sidebar = buildSidebar(pages.map(sidebarPage), lang);
  const links = flattenSidebar(sidebar);
  const neighbours = new Map(
    links.map((link, index) => [link.id, { previous: links[index - 1], next: links[index + 1] }]),
  );
  return { sidebar, neighbours };
}

function sidebarPage({ id, data, path }: PlacedPage): SidebarPage {
  return {
    id,
    title: data.title,
    label: data.sidebar.label,
    order: data.sidebar.order,
    // The title of the site leads home on every page.
    hidden: data.sidebar.hidden || data.template === 'home',
    isIndex: /(?:^|\/)index\.mdx?$/i.test(path),
  };
}
