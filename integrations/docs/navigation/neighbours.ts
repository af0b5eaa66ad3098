import { wordsIn } from '../../../src/words/languages/words-in.ts';
import { notFoundId } from '../addresses/page-address.ts';
import type { OwnWords } from '../../../src/words/words.ts';
import type { Frontmatter } from '../content/frontmatter.ts';
import type { SidebarItem } from '../settings/sidebar-option.ts';
import {
  buildSidebar,
  flattenSidebar,
  type SidebarBadge,
  type SidebarEntry,
  type SidebarGroup,
  type SidebarLink,
  type SidebarPage,
} from './build-sidebar.ts';
import { listedSidebar } from './listed-sidebar.ts';

export interface Neighbours {
  previous?: SidebarLink | undefined;
  next?: SidebarLink | undefined;
  /** The groups that the page is in, the outermost first. */
  trail?: readonly Crumb[];
  /** Which of the topics it is in. */
  topic?: number | undefined;
}

/** A sidebar of its own. */
export interface Topic {
  label: string;
  icon?: string | undefined;
  /** Of the page that it begins with. */
  id: string;
}

export interface Crumb {
  label: string;
  /** Of the page that names the group, where there is one. */
  id?: string | undefined;
}

/** What a page must say of itself to be placed. */
export interface PlacedPage {
  id: string;
  data: Pick<Frontmatter, 'title' | 'sidebar' | 'template' | 'draft'>;
  /** From the project's root. */
  path: string;
}

export interface Order {
  sidebar: SidebarEntry[];
  /** By id of the page. Pages that the sidebar does not list have none. */
  neighbours: ReadonlyMap<string, Neighbours>;
  /** In their order; empty where the site has one sidebar. */
  topics: readonly Topic[];
  /** Pages that several topics list, by id: the labels of these. */
  shared: ReadonlyMap<string, readonly string[]>;
}

/** What decides the order of a site's pages. */
export interface OrderSettings {
  lang: string;
  /** The site's own words, by language. */
  words?: OwnWords | undefined;
  /** What the sidebar lists; without it, the folders as they are. */
  sidebar?: readonly SidebarItem[] | undefined;
  /** Development shows drafts. */
  showsDrafts?: boolean;
}

/**
 * The order of a site's pages.
 *
 * @throws MeantimeError `sidebar-unknown`
 */
export function orderPages(
  pages: readonly PlacedPage[],
  { lang, words, sidebar: items, showsDrafts = false }: OrderSettings,
): Order {
  const said = wordsIn(lang, words).words.page;
  const draft = { text: said.draft, kind: 'caution' };
  const placed = pages.map((page) => sidebarPage(page, showsDrafts, draft));
  const language = { lang, overview: said.overview };
  const sidebar = items ? listedSidebar(items, placed, language) : buildSidebar(placed, language);
  const topics = sidebar.filter(isTopic);
  if (topics.length === 0) {
    return { sidebar, neighbours: neighboursIn(sidebar), topics: [], shared: new Map() };
  }
  const neighbours = new Map<string, Neighbours>();
  const shared = new Map<string, readonly string[]>();
  for (const [index, topic] of topics.entries()) {
    for (const [id, around] of neighboursIn([topic])) {
      const first = topics[neighbours.get(id)?.topic ?? index];
      if (first && first !== topic) {
        shared.set(id, [...(shared.get(id) ?? [first.label]), topic.label]);
      } else neighbours.set(id, { ...around, topic: index });
    }
  }
  return { sidebar, neighbours, topics: topics.map(topicOf), shared };
}

function neighboursIn(entries: readonly SidebarEntry[]): Map<string, Neighbours> {
  const links = flattenSidebar(entries);
  const trails = new Map(trailsOf(entries, []));
  return new Map(
    links.map(({ id }, index) => {
      const around = { previous: plain(links[index - 1]), next: plain(links[index + 1]) };
      return [id, { ...around, trail: trails.get(id) ?? [] }];
    }),
  );
}

function isTopic(entry: SidebarEntry): entry is SidebarGroup {
  return entry.kind === 'group' && entry.isTopic === true;
}

function topicOf(topic: SidebarGroup): Topic {
  // A group without links is none.
  const [first] = flattenSidebar([topic]);
  return { label: topic.label, icon: topic.icon, id: first?.id ?? '' };
}

/** Without what it has in the sidebar alone. */
function plain(link: SidebarLink | undefined): SidebarLink | undefined {
  return link && { kind: link.kind, id: link.id, label: link.label };
}

function trailsOf(
  entries: readonly SidebarEntry[],
  above: readonly Crumb[],
): [string, readonly Crumb[]][] {
  return entries.flatMap((entry): [string, readonly Crumb[]][] => {
    if (entry.kind === 'link') return [[entry.id, above]];
    const { id, label, children } = entry;
    const isPage = children.some((child) => child.kind === 'link' && child.id === id);
    const within = trailsOf(children, [...above, isPage ? { label, id } : { label }]);
    // The page that names a group does not stand in it for its reader.
    return within.map(([page, trail]) => [page, page === id ? above : trail]);
  });
}

/**
 * A page as the navigation knows it.
 *
 * @param draft mark of a page that only its writers see
 */
export function sidebarPage(
  { id, data, path }: PlacedPage,
  showsDrafts: boolean,
  draft?: SidebarBadge,
): SidebarPage {
  return {
    id,
    title: data.title,
    label: data.sidebar.label,
    order: data.sidebar.order,
    badge: data.draft ? draft : data.sidebar.badge,
    icon: data.sidebar.icon,
    // The title of the site leads home on every page.
    hidden:
      id === notFoundId ||
      data.sidebar.hidden ||
      data.template === 'home' ||
      (data.draft && !showsDrafts),
    isIndex: /(?:^|\/)index\.mdx?$/i.test(path),
  };
}
