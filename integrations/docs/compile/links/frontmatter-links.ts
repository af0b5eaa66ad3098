import type { ResolveInPage } from '../../markdown/content-links.ts';
import { isExternal } from '../../addresses/resolve-link.ts';
import type { PageLink } from './page-links.ts';

interface LinkingPage {
  contents: string;
  frontmatter: Record<string, unknown>;
}

/** Frontmatter has no folder of its own; its links are written from the root. */
export const frontmatterOrigin = 'index.md';

/**
 * The links in a page's frontmatter: those of its `actions`.
 *
 * @param resolve resolves a link from the root of the pages
 */
export function frontmatterLinks(
  { contents, frontmatter }: LinkingPage,
  resolve: (href: string) => string,
): PageLink[] {
  const actions = frontmatter['actions'];
  if (!Array.isArray(actions)) return [];
  let from = 0;
  return actions.flatMap((action: unknown) => {
    const href: unknown = typeof action === 'object' && action && Reflect.get(action, 'href');
    if (typeof href !== 'string' || isExternal(href)) return [];
    const start = startOfValue(contents, href, from);
    if (start !== undefined) from = start + href.length;
    const url = resolve(href);
    const place = start === undefined ? {} : placeAt(contents, start);
    return {
      written: href,
      ...(url !== href && { url }),
      kind: 'link',
      ...place,
      origin: frontmatterOrigin,
    } satisfies PageLink;
  });
}

/** Offset of a value of the key `href`. */
function startOfValue(contents: string, href: string, from: number): number | undefined {
  for (const { 0: key, index } of contents.slice(from).matchAll(/\bhref["']?:\s*["']?/g)) {
    const start = from + index + key.length;
    if (contents.startsWith(href, start)) return start;
  }
  return undefined;
}

function placeAt(contents: string, offset: number): { line: number; column: number } {
  const before = contents.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Resolves a link of the frontmatter of any page below a folder. */
export function frontmatterResolver(resolve: ResolveInPage, folder: URL): (href: string) => string {
  const origin = new URL(frontmatterOrigin, folder);
  return (href) => resolve(href, origin);
}
