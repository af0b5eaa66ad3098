import { pagePath, withBase } from '../addresses/page-address.ts';
import { flattenSidebar, type SidebarEntry, type SidebarLink } from './build-sidebar.ts';

/** Sites of up to so many pages show all of them; on larger ones groups start closed. */
const pagesShownOpen = 40;

/** Prefix of the ids of links, which stand beside the ids of headings on a page. */
export const linkIdPrefix = 'page/';

interface Navigation {
  base: string;
  /** Of the site: a page in another language shows it too. */
  lang: string;
  /** What it is called. */
  name: string;
  /** The links of the header. */
  links: readonly { label: string; href: string }[];
}

/** The navigation as HTML, the same for every page. */
export function renderNavigation(
  entries: readonly SidebarEntry[],
  { base, lang, name, links }: Navigation,
): string {
  const isOpen = flattenSidebar(entries).length <= pagesShownOpen;
  const list = (children: readonly SidebarEntry[]): string =>
    `<ul role="list">${children.map((entry) => `<li>${render(entry)}</li>`).join('')}</ul>`;
  const render = (entry: SidebarEntry): string => {
    const label = escapeHtml(entry.label);
    const id = escapeHtml(entry.id);
    if (entry.kind === 'link') {
      const href = escapeHtml(withBase(base, pagePath(entry.id)));
      return `<a id="${linkIdPrefix}${id}" href="${href}">${label}${badgeOf(entry)}</a>`;
    }
    const open = isOpen ? ' open' : '';
    return `<details data-group="${id}"${open}><summary>${label}</summary>${list(entry.children)}</details>`;
  };
  const attributes = `class="pages" lang="${escapeHtml(lang)}" aria-label="${escapeHtml(name)}"`;
  return `<nav ${attributes}>${list(entries)}${linkList(links)}</nav>`;
}

function linkList(links: Navigation['links']): string {
  const items = links.map(
    ({ label, href }) => `<li><a href="${escapeHtml(href)}">${escapeHtml(label)}</a></li>`,
  );
  return items.length === 0 ? '' : `<ul role="list" class="links">${items.join('')}</ul>`;
}

function badgeOf({ badge }: SidebarLink): string {
  if (!badge) return '';
  const kind = badge.kind === undefined ? '' : ` badge-${escapeHtml(badge.kind)}`;
  return ` <span class="badge${kind}">${escapeHtml(badge.text)}</span>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
