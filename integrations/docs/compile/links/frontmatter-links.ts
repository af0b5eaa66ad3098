import type { ResolveInPage } from '../../markdown/content-links.ts';
import type { PageLink } from './page-links.ts';

interface LinkingPage {
  contents: string;
  frontmatter: Record<string, unknown>;
}

/** Frontmatter has no folder of its own; its links are written from the root. */
export const frontmatterOrigin = 'index.md';

/**
 * The links in a page's frontmatter: those of its hero, its neighbours, its banner and its image.
 *
 * @param resolve resolves a link from the root of the pages
 */
export function frontmatterLinks(
  { contents, frontmatter }: LinkingPage,
  resolve: (href: string) => string,
): PageLink[] {
  // Of two of one address, the second stands behind the first.
  const readTo = new Map<string, number>();
  return addressesIn(frontmatter).map(({ written, kind }) => {
    const start = startOfValue(contents, written, readTo.get(written) ?? 0);
    if (start !== undefined) readTo.set(written, start + written.length);
    const url = resolve(written);
    const place = start === undefined ? {} : placeAt(contents, start);
    return {
      written,
      ...(url !== written && { url }),
      kind,
      ...place,
      origin: frontmatterOrigin,
    } satisfies PageLink;
  });
}

interface WrittenAddress {
  written: string;
  kind: 'link' | 'file';
}

function addressesIn({
  hero,
  prev,
  next,
  banner,
  socialImage,
}: Record<string, unknown>): WrittenAddress[] {
  const actions = valueOf(hero, 'actions');
  const buttons: unknown[] = Array.isArray(actions) ? actions : [];
  const linked = [...buttons, prev, next, banner];
  const image = valueOf(hero, 'image');
  const pictures = [image, valueOf(image, 'src'), valueOf(image, 'dark')];
  return [
    ...linked.map((one) => ({ written: valueOf(one, 'href'), kind: 'link' as const })),
    ...[...pictures, socialImage].map((written) => ({ written, kind: 'file' as const })),
  ].filter((one): one is WrittenAddress => typeof one.written === 'string');
}

function valueOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/** Offset of an address as the value of a key that may hold one. */
function startOfValue(contents: string, address: string, from: number): number | undefined {
  const keys = /\b(?:href|image|src|dark|socialImage)["']?:\s*["']?/g;
  for (const { 0: key, index } of contents.slice(from).matchAll(keys)) {
    const start = from + index + key.length;
    if (contents.startsWith(address, start)) return start;
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
