import { pagePath, withBase } from '../addresses/page-address.ts';
import { resolveLink } from '../addresses/resolve-link.ts';
import { frontmatterOrigin } from '../compile/links/frontmatter-links.ts';
import type { Frontmatter } from '../content/frontmatter.ts';
import type { SidebarLink } from '../navigation/build-sidebar.ts';
import type { SiteSettings } from '../settings/site-settings.ts';

/** The link to a page before or after another one. */
interface ShownNeighbour {
  label: string;
  href: string;
}

/** The neighbour in the sidebar, or what the page says in its place. */
export function shownNeighbour(
  own: Frontmatter['prev'],
  listed: SidebarLink | undefined,
  site: SiteSettings,
): ShownNeighbour | undefined {
  if (own === false) return undefined;
  if (typeof own === 'object') {
    return { ...own, href: resolveLink(own.href, { ...site, file: frontmatterOrigin }) };
  }
  if (!listed) return undefined;
  return { label: own ?? listed.label, href: withBase(site.base, pagePath(listed.id)) };
}
