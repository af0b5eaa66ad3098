/** A word or two beside a link. */
export interface SidebarBadge {
  text: string;
  kind?: string | undefined;
}

/** What the navigation needs to know of a page. */
export interface SidebarPage {
  /** `guides/start`, `index` for the root. */
  id: string;
  title: string;
  label?: string | undefined;
  order?: number | undefined;
  badge?: SidebarBadge | undefined;
  /** Of the page that names a group, it is that of the group. */
  icon?: string | undefined;
  hidden: boolean;
  /** True when the page is the index file of its folder. */
  isIndex: boolean;
}

export interface SidebarLink {
  kind: 'link';
  id: string;
  label: string;
  badge?: SidebarBadge;
  icon?: string;
}

export interface SidebarGroup {
  kind: 'group';
  /** Path of the folder: `guides`. */
  id: string;
  label: string;
  icon?: string;
  /** It is a sidebar of its own. */
  isTopic?: true;
  children: SidebarEntry[];
}

export type SidebarEntry = SidebarLink | SidebarGroup;

/** In which language links are sorted and named. */
export interface SidebarLanguage {
  lang: string;
  /** What the page that names a group is called within it. */
  overview: string;
}

/** A folder of the tree of pages. */
export interface Folder {
  id: string;
  index?: SidebarPage;
  pages: SidebarPage[];
  folders: Map<string, Folder>;
}

/**
 * The folder tree as a tree of links: by `order`, then by label; entries without an order follow
 * those that have one. A folder is named by its index page, else by its own name.
 */
export function buildSidebar(
  pages: readonly SidebarPage[],
  language: SidebarLanguage,
): SidebarEntry[] {
  return entriesOf(folderTree(pages), namingOf(language));
}

/** The pages by folder. */
export function folderTree(pages: readonly SidebarPage[]): Folder {
  const root: Folder = { id: '', pages: [], folders: new Map() };
  for (const page of pages) place(page, root);
  return root;
}

/** The group of a folder and what is below it; none if nothing is listed. */
export function groupOf(folder: Folder, language: SidebarLanguage): SidebarGroup[] {
  return orderedGroup(folder, namingOf(language)).map(({ entry }) => entry);
}

interface Naming {
  collator: Intl.Collator;
  overview: string;
}

function namingOf({ lang, overview }: SidebarLanguage): Naming {
  return { collator: new Intl.Collator(lang, { numeric: true }), overview };
}

/** The pages in the order in which the sidebar lists them, labelled to be read on their own. */
export function flattenSidebar(entries: readonly SidebarEntry[]): SidebarLink[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'link') return [entry];
    const { id, label, children } = entry;
    // Outside its group, "Overview" says nothing.
    return flattenSidebar(children).map((link) => (link.id === id ? { ...link, label } : link));
  });
}

function place(page: SidebarPage, root: Folder): void {
  const segments = page.id.split('/');
  const isFolderIndex = page.isIndex && page.id !== 'index';
  let folder = root;
  for (const name of isFolderIndex ? segments : segments.slice(0, -1)) {
    folder = subfolder(folder, name);
  }
  if (isFolderIndex) folder.index = page;
  else folder.pages.push(page);
}

function subfolder(folder: Folder, name: string): Folder {
  const existing = folder.folders.get(name);
  if (existing) return existing;
  const created: Folder = {
    id: folder.id === '' ? name : `${folder.id}/${name}`,
    pages: [],
    folders: new Map(),
  };
  folder.folders.set(name, created);
  return created;
}

interface Ordered<Entry extends SidebarEntry = SidebarEntry> {
  order: number;
  entry: Entry;
}

function entriesOf(folder: Folder, naming: Naming): SidebarEntry[] {
  const { collator } = naming;
  const links = folder.pages.filter(({ hidden }) => !hidden).map(orderedLink);
  const groups = [...folder.folders.values()].flatMap((one) => orderedGroup(one, naming));
  return [...links, ...groups]
    .sort((a, b) => compare(a.order, b.order) || collator.compare(a.entry.label, b.entry.label))
    .map(({ entry }) => entry);
}

/** The link to a page under a label. */
export function linkTo({ id, badge, icon }: SidebarPage, label: string): SidebarLink {
  return { kind: 'link', id, label, ...(badge && { badge }), ...(icon !== undefined && { icon }) };
}

function orderedLink(page: SidebarPage): Ordered<SidebarLink> {
  // The root's index comes first unless its writer says otherwise.
  const order = page.order ?? (page.id === 'index' ? -Infinity : Infinity);
  return { order, entry: linkTo(page, page.label ?? page.title) };
}

function orderedGroup(folder: Folder, naming: Naming): Ordered<SidebarGroup>[] {
  const { id, index } = folder;
  const children = entriesOf(folder, naming);
  if (index && !index.hidden) {
    children.unshift(linkTo({ ...index, icon: undefined }, naming.overview));
  }
  if (children.length === 0) return [];
  const label = index?.label ?? index?.title ?? humanise(id);
  const icon = index?.icon === undefined ? {} : { icon: index.icon };
  const entry = { kind: 'group' as const, id, label, ...icon, children };
  return [{ order: index?.order ?? Infinity, entry }];
}

// Subtraction would make Infinity - Infinity not a number.
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `guides/getting-started` is "Getting started". */
function humanise(id: string): string {
  const words = (id.split('/').at(-1) ?? '').replace(/[-_]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
