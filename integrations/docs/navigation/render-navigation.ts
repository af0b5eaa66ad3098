import type { Words } from '../../../src/words/words.ts';
import { pagePath, withBase } from '../addresses/page-address.ts';
import { scriptPaths } from '../settings/own-paths.ts';
import { iconShapes } from '../components/icon-shapes.ts';
import { flattenSidebar, type SidebarEntry, type SidebarLink } from './build-sidebar.ts';

/** Sites of up to so many pages show all of them; on larger ones groups start closed. */
const pagesShownOpen = 40;

/** Up to so many links are seen at a glance. */
const linksWithoutFilter = 25;

const iconIdPrefix = 'icon/';

/** Prefix of the ids of links, which stand beside the ids of headings on a page. */
export const linkIdPrefix = 'page/';

interface Navigation {
  base: string;
  /** Whether it begins with a filter, if that is not left to its length. */
  sidebarFilter?: boolean | undefined;
  words: Pick<Words, 'page' | 'search'>;
  /** Of the site: a page in another language shows it too. */
  lang: string;
  /** The links of the header. */
  links: readonly { label: string; href: string }[];
}

/** The navigation as HTML, the same for every page. */
export function renderNavigation(entries: readonly SidebarEntry[], site: Navigation): string {
  const links = flattenSidebar(entries);
  const isOpen = links.length <= pagesShownOpen;
  const met = new Set<string>();
  const list = (children: readonly SidebarEntry[], attributes = ''): string =>
    `<ul role="list"${attributes}>${children.map((entry) => `<li>${render(entry)}</li>`).join('')}</ul>`;
  const render = (entry: SidebarEntry): string => {
    const label = iconOf(entry) + escapeHtml(entry.label);
    const id = escapeHtml(entry.id);
    if (entry.kind === 'link') {
      const href = escapeHtml(withBase(site.base, pagePath(entry.id)));
      // Of a page that is listed twice the first is meant.
      const name = met.has(id) ? '' : ` id="${linkIdPrefix}${id}"`;
      met.add(id);
      return `<a${name} href="${href}">${label}${badgeOf(entry)}</a>`;
    }
    const open = isOpen ? ' open' : '';
    return `<details data-group="${id}"${open}><summary>${label}</summary>${list(entry.children)}</details>`;
  };
  const topics = entries.filter((entry) => entry.kind === 'group' && entry.isTopic);
  const lists =
    topics.length === 0
      ? list(entries)
      : topics.map((topic) => list(childrenOf(topic), ' class="topic"')).join('');
  const hasFilter = site.sidebarFilter ?? links.length > linksWithoutFilter;
  const filter = hasFilter ? filterField(site) : '';
  const { page } = site.words;
  const attributes = `class="pages" lang="${escapeHtml(site.lang)}" aria-label="${escapeHtml(page.pages)}"`;
  return `<nav ${attributes}>${shapesOf(entries)}${filter}${lists}${linkList(site.links)}</nav>`;
}

/** Seen where scripts run, and worked by one that is loaded once the field is gone into. */
function filterField({ base, lang, words: { page, search } }: Navigation): string {
  const name = escapeHtml(page.filter);
  const script = escapeHtml(base + scriptPaths.filter);
  const texts = `lang="${escapeHtml(lang)}" data-none="${escapeHtml(search.none)}" data-found="${escapeHtml(JSON.stringify(search.found))}"`;
  return (
    `<input type="search" placeholder="${name}" aria-label="${name}" autocomplete="off" spellcheck="false" data-load="${script}">` +
    `<div class="filtered" ${texts}><p role="status"></p><button type="button" class="button">${escapeHtml(search.name)}</button></div>`
  );
}

function childrenOf(entry: SidebarEntry): readonly SidebarEntry[] {
  return entry.kind === 'group' ? entry.children : [];
}

/** Each shape once, however many use it; none of a topic, which the page itself shows. */
function shapesOf(entries: readonly SidebarEntry[]): string {
  const names = (list: readonly SidebarEntry[]): string[] =>
    list.flatMap((entry) => {
      const { icon } = entry.kind === 'group' && entry.isTopic ? {} : entry;
      return [...(icon === undefined ? [] : [icon]), ...names(childrenOf(entry))];
    });
  const shapes = [...new Set(names(entries))].sort().map((name) => {
    return `<symbol id="${iconIdPrefix}${name}" viewBox="0 0 24 24">${iconShapes.find(name) ?? ''}</symbol>`;
  });
  if (shapes.length === 0) return '';
  return `<svg class="visually-hidden" aria-hidden="true">${shapes.join('')}</svg>`;
}

function iconOf({ icon }: SidebarEntry): string {
  if (icon === undefined) return '';
  return `<svg class="sign" width="16" height="16" aria-hidden="true"><use href="#${iconIdPrefix}${icon}"/></svg>`;
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
