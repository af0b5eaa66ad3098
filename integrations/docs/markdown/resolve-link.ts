import { posix } from 'node:path';
import { isPageFile, pageId, pagePath, withBase } from '../content/page-address.ts';

export interface LinkOrigin {
  /** File of the page, relative to the folder of pages: `guides/start.mdx`. */
  file: string;
  /** The site's base. */
  base: string;
}

/**
 * Address of what a writer linked: a page by its file (`./other.md#install`, `/guides/start.mdx`)
 * or anything of this site from its root (`/guides/start/`, `/logo.svg`), both without the base.
 * Everything else stays as it is.
 */
export function resolveLink(href: string, { file, base }: LinkOrigin): string {
  const [, path = '', suffix = ''] = /^([^?#]*)(.*)$/s.exec(href) ?? [];
  if (path === '' || path.startsWith('//') || /^[a-z][a-z\d+.-]*:/i.test(path)) return href;
  const isFromRoot = path.startsWith('/');
  if (!isPageFile(path)) return isFromRoot ? withBase(base, path) + suffix : href;
  const target = isFromRoot ? path.slice(1) : posix.join(posix.dirname(file), decode(path));
  // A file outside the folder of pages has no address.
  if (target.startsWith('../')) return href;
  return withBase(base, pagePath(pageId(decode(target)))) + suffix;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
