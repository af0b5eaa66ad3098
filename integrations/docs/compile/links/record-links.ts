import type { MdastPluginDefinition, MdastVisitorContext, MdxJsxAttributeUnion } from 'satteri';
import type { Components } from '../../components/built-ins.ts';
import { literalText, type ResolveInPage } from '../../markdown/content-links.ts';
import { decodeReferences, tagsOf } from '../../markdown/html-tags.ts';
import {
  addressesIn,
  isFollowed,
  linkAttributes,
  linkAttributesOf,
} from '../../markdown/link-attributes.ts';
import { isExternal } from '../../addresses/resolve-link.ts';
import { overview } from '../../components/overview.ts';
import type { ExternalLink, PageLink, PageLinks } from './page-links.ts';
import { urlOfDefinition, urlOfLink, type WrittenUrl } from './written-url.ts';

type Recorded = Pick<PageLinks, 'links' | 'external' | 'mayHaveMoreIds' | 'overviews'>;
interface Linking {
  resolveLink: ResolveInPage;
  /** Those that need no import. */
  components: Components;
}

type LinkContext = Pick<MdastVisitorContext, 'source' | 'fileURL'>;

type MdxJsxAttribute = Extract<MdxJsxAttributeUnion, { type: 'mdxJsxAttribute' }>;

interface LinkNode {
  position?: { start: Point; end: Point } | undefined;
}

interface Point {
  line: number;
  column: number;
  offset?: number | undefined;
}

interface LinkingTag extends LinkNode {
  name: string | null;
  attributes: readonly MdxJsxAttributeUnion[];
}

/**
 * Sätteri plugin that notes what the page links. It runs after all that change links: an address is
 * the one in the tree, its place and wording are the source's. Definitions count when they are used.
 */
export function recordLinks(
  found: Recorded,
  { resolveLink: resolve, components }: Linking,
): MdastPluginDefinition {
  const ofTags = linkAttributesOf(components);
  const definitions = new Map<string, PageLink>();
  const used = new Set<string>();
  const referring: PageLink[] = [];
  const note = (...links: PageLink[]): void => {
    for (const link of links) fileLink(link, found);
  };
  const expression = ({ value }: { value: string }): void => {
    if (!/^(?:\s|\/\*[\s\S]*?\*\/)*$/.test(value)) found.mayHaveMoreIds = true;
  };
  const tag = (node: LinkingTag, context: LinkContext): void => {
    if (node.name !== null && components.get(node.name) === overview) noteOverview(node, found);
    const names = ofTags.get(node.name ?? '');
    const isForeign = isComponent(node.name) && !components.has(node.name);
    if (isForeign || mayHideIds(node)) found.mayHaveMoreIds = true;
    const looked = names ?? (isForeign ? ['href', 'src'] : []);
    note(...linksOfTag(node, context, { resolve, looked, isKnown: names !== undefined }));
  };
  return {
    name: 'meantime:record-links',
    options: { position: true },
    link(node, context) {
      note(inlineLink(node, 'link', context, resolve));
    },
    image(node, context) {
      const kind = /^(?:\/|[a-z][a-z\d+.-]*:)/i.test(node.url) ? 'file' : 'image';
      const link = inlineLink(node, kind, context, resolve);
      // Its address stands in a definition, which may follow.
      if (!node.position) referring.push(link);
      else note(link);
    },
    definition(node, context) {
      const written = urlOfDefinition(sourceOf(node, context));
      const link = linkOf({ node, url: node.url, kind: 'link', written }, context);
      if (!definitions.has(node.identifier)) definitions.set(node.identifier, link);
    },
    linkReference: ({ identifier }) => void used.add(identifier),
    html(node, context) {
      note(...linksOfHtml(node, context, resolve));
    },
    mdxFlowExpression: expression,
    mdxTextExpression: expression,
    mdxJsxFlowElement: tag,
    mdxJsxTextElement: tag,
    after() {
      note(...[...used].flatMap((identifier) => definitions.get(identifier) ?? []));
      for (const link of referring) {
        const defined = [...definitions.values()].find((one) => urlOf(one) === urlOf(link));
        note(defined ? { ...defined, kind: link.kind } : link);
      }
      found.links.sort(byPlace);
      found.external.sort(byPlace);
    },
  };
}

/** Nothing for what leads to other programs, such as `mailto:`. */
export function fileLink(
  link: PageLink,
  { links, external }: Pick<Recorded, 'links' | 'external'>,
): void {
  const { written, url = written, line, column } = link;
  if (!isExternal(url)) links.push(link);
  else if (/^(?:https?:)?\/\//i.test(url)) {
    external.push({
      written: url,
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column }),
    });
  }
}

function byPlace(a: ExternalLink, b: ExternalLink): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** Of a folder that code names, nobody knows before the page is rendered. */
function noteOverview({ attributes, position }: LinkingTag, found: Recorded): void {
  const attribute = attributes.find((one) => 'name' in one && one.name === 'folder');
  const folder = attribute && 'name' in attribute ? literalText(attribute.value) : '';
  if (folder === undefined) return;
  const place = position && { line: position.start.line, column: position.start.column };
  (found.overviews ??= []).push({ folder, ...place });
}

function urlOf({ written, url = written }: PageLink): string {
  return url;
}

function inlineLink(
  node: LinkNode & { url: string },
  kind: PageLink['kind'],
  context: LinkContext,
  resolve: ResolveInPage,
): PageLink {
  const isRight = (url: string): boolean =>
    url === node.url || resolve(url, context.fileURL) === node.url;
  const written = urlOfLink(sourceOf(node, context), isRight);
  return linkOf({ node, url: node.url, kind, written }, context);
}

function linksOfHtml(node: LinkNode, context: LinkContext, resolve: ResolveInPage): PageLink[] {
  return tagsOf(sourceOf(node, context)).flatMap(({ name, attributes }) => {
    const names = linkAttributes.get(name.toLowerCase());
    return attributes.flatMap((attribute) => {
      if (!names?.includes(attribute.name)) return [];
      const kind = isFollowed(name, attribute.name) ? 'link' : 'file';
      return addressesIn(attribute.name, attribute.value).flatMap(({ url: raw, start }) => {
        const written = { url: decodeReferences(raw), start: attribute.start + start };
        const url = resolve(written.url, context.fileURL);
        return linkOf({ node, url, kind, written }, context);
      });
    });
  });
}

interface LookedAt {
  resolve: ResolveInPage;
  /** Attributes that may hold an address. */
  looked: readonly string[];
  /** False where it is a component's own matter what it makes of them. */
  isKnown: boolean;
}

function linksOfTag(
  node: LinkingTag,
  context: LinkContext,
  { resolve, looked, isKnown }: LookedAt,
): PageLink[] {
  const isLooked = (attribute: MdxJsxAttributeUnion): attribute is MdxJsxAttribute =>
    attribute.type === 'mdxJsxAttribute' && looked.includes(attribute.name.toLowerCase());
  const found = node.attributes.filter(isLooked);
  if (found.length === 0) return [];
  const [tag] = tagsOf(sourceOf(node, context));
  return found.flatMap((attribute) => {
    const name = attribute.name.toLowerCase();
    const value = literalText(attribute.value);
    // How a component takes an address that is relative, nobody knows but itself.
    if (value === undefined || !(isKnown || /^(?:\/|https?:)/i.test(value))) return [];
    const at = tag?.attributes.find((one) => one.name === name)?.start;
    const kind = isKnown ? (isFollowed(node.name ?? '', name) ? 'link' : 'file') : 'property';
    return addressesIn(name, value).flatMap(({ url: raw, start }) => {
      const written = at === undefined ? undefined : { url: raw, start: at + start };
      const url = isKnown ? resolve(raw, context.fileURL) : raw;
      return linkOf({ node, url, kind, written }, context);
    });
  });
}

interface Found {
  node: LinkNode;
  url: string;
  kind: PageLink['kind'];
  written: Pick<WrittenUrl, 'url' | 'start'> | undefined;
}

function linkOf({ node, url, kind, written }: Found, context: LinkContext): PageLink {
  const link = written?.url ?? url;
  const place = placeOf(node, context, written?.start ?? 0);
  return { written: link, ...(url !== link && { url }), kind, ...place };
}

function sourceOf({ position }: LinkNode, { source }: LinkContext): string {
  const { start, end } = position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return '';
  return source.slice(start.offset, end.offset);
}

/** Line and column, so many characters after a node's start. */
function placeOf(
  node: LinkNode,
  context: LinkContext,
  offset: number,
): Pick<PageLink, 'line' | 'column'> {
  const start = node.position?.start;
  if (!start) return {};
  const before = sourceOf(node, context).slice(0, offset).split('\n');
  const last = before.at(-1)?.length ?? 0;
  const isFirst = before.length === 1;
  return {
    line: start.line + before.length - 1,
    column: isFirst ? start.column + last : last + 1,
  };
}

function isComponent(name: string | null): name is string {
  return name !== null && !/^[a-z]/.test(name);
}

function mayHideIds({ name, attributes }: LinkingTag): boolean {
  const isOpen = (attribute: MdxJsxAttributeUnion): boolean =>
    attribute.type !== 'mdxJsxAttribute' ||
    attribute.name.startsWith('set:') ||
    (attribute.name === 'id' && literalText(attribute.value) === undefined);
  return /^[a-z].*[.-]/.test(name ?? '') || attributes.some(isOpen);
}
