import { posix } from 'node:path';
import { isPageFile, pageId, pagePath, withBase } from './page-address.ts';

export interface LinkOrigin {
  /** File of the page, relative to the folder of pages: `guides/start.mdx`. */
  file: string;
  /** The site's base. */
  base: string;
  /** Paths of public files whose names have no ending: `/LICENSE`. */
  bareFiles?: readonly string[];
}

/**
 * Address of what a writer linked, so that it is the one that is built:
 *
 * - a page by its file, `./other.md#install` or `/guides/start.mdx` from the root of the pages,
 * - an address of this site from its root, without the base: `/guides/start`, `/logo.svg`,
 * - an address relative to the page's own, as a browser takes it: `../other`.
 *
 * An address whose last part has no ending is a page's, and ends in a slash. Everything else stays
 * as it is.
 */
export function resolveLink(href: string, { file, base, bareFiles = [] }: LinkOrigin): string {
  const { path, suffix } = splitLink(href);
  if (path === '' || isExternal(path)) return href;
  const isFromRoot = path.startsWith('/');
  if (isPageFile(path)) {
    const target = isFromRoot ? path.slice(1) : posix.join(posix.dirname(file), decodePath(path));
    // A file outside the folder of pages has no address.
    if (target.startsWith('../')) return href;
    return withBase(base, pagePath(pageId(decodePath(target)))) + suffix;
  }
  if (bareFiles.includes(decodePath(path))) return withBase(base, path) + suffix;
  if (hasEnding(path)) return isFromRoot ? withBase(base, path) + suffix : href;
  const way = isFromRoot ? path : posix.join(pagePath(pageId(file)), path);
  return withBase(base, withSlash(inTypedLetters(way))) + suffix;
}

/** An address in its path and what follows it: query and hash. */
export function splitLink(href: string): { path: string; suffix: string } {
  const [, path = '', suffix = ''] = /^([^?#]*)(.*)$/s.exec(href) ?? [];
  return { path, suffix };
}

/** True for what leads to another site or program: `https://…`, `//host`, `mailto:…`. */
export function isExternal(href: string): boolean {
  return href.startsWith('//') || /^[a-z][a-z\d+.-]*:/i.test(href);
}

/** True where a path names a file: `logo.svg`, but neither `start` nor `v1.2`, `.` or `..`. */
export function hasEnding(path: string): boolean {
  return /[^/.][^/]*\.[a-z][a-z\d]*$/i.test(path) || /(?:^|\/)\.[a-z][^/]*$/i.test(path);
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

/** The letters of a page's address, however they are put together in the link. */
function inTypedLetters(path: string): string {
  const decoded = decodePath(path);
  const typed = decoded.normalize('NFC');
  return typed === decoded ? path : encodeURI(typed);
}

export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
