import { pageId } from '../addresses/page-address.ts';
import { nearestName } from '../../../src/text/nearest-name.ts';
import { iconShapes } from '../components/icon-shapes.ts';
import { sidebarUnknown } from '../settings/errors.ts';
import { nearest } from '../addresses/nearest.ts';
import type { SidebarItem } from '../settings/sidebar-option.ts';
import { folderTree, groupOf, linkTo } from './build-sidebar.ts';
import type {
  Folder,
  SidebarEntry,
  SidebarGroup,
  SidebarLanguage,
  SidebarPage,
} from './build-sidebar.ts';

/**
 * The sidebar as its option lists it: pages in the written order, folders as they are. What is
 * hidden stays so.
 *
 * @throws MeantimeError `sidebar-unknown`
 */
export function listedSidebar(
  items: readonly SidebarItem[],
  pages: readonly SidebarPage[],
  language: SidebarLanguage,
): SidebarEntry[] {
  const byId = new Map(pages.map((page) => [page.id, page]));
  const folders = new Map(foldersOf(folderTree(pages)).map((folder) => [folder.id, folder]));
  const pageLink = (written: string): SidebarEntry[] => {
    const page = find(written, 'page', byId);
    const label = page.label ?? page.title;
    return page.hidden ? [] : [linkTo(page, label)];
  };
  const entriesOf = (item: SidebarItem, above: string): SidebarEntry[] => {
    if (typeof item === 'string') return pageLink(item);
    if ('folder' in item) {
      const groups = groupOf(find(item.folder, 'folder', folders), language);
      return groups.map((group) => ({
        ...group,
        label: item.label ?? group.label,
        ...marksOf(item),
      }));
    }
    const id = `${above}${item.label}`;
    const children = item.items.flatMap((child) => entriesOf(child, `${id}/`));
    return children.length === 0
      ? []
      : [{ kind: 'group', id, label: item.label, ...marksOf(item), children }];
  };
  return items.flatMap((item) => entriesOf(item, ''));
}

function marksOf({
  icon,
  topic,
}: Exclude<SidebarItem, string>): Pick<SidebarGroup, 'icon' | 'isTopic'> {
  if (icon !== undefined && iconShapes.find(icon) === undefined) {
    const meant = nearestName(icon, iconShapes.names);
    throw sidebarUnknown({ written: icon, kind: 'icon', meant });
  }
  return { ...(icon !== undefined && { icon }), ...(topic && { isTopic: true as const }) };
}

function foldersOf(folder: Folder): Folder[] {
  return [...folder.folders.values()].flatMap((one) => [one, ...foldersOf(one)]);
}

function find<T>(written: string, kind: 'page' | 'folder', known: ReadonlyMap<string, T>): T {
  const id = pageId(written.replace(/^\/+|\/+$/g, '') || 'index');
  const found = known.get(id);
  if (found !== undefined) return found;
  throw sidebarUnknown({ written, kind, meant: nearest(id, known.keys()) });
}
