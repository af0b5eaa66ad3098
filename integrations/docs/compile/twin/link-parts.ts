import type { MdastNode } from 'satteri';
import { isExternal } from '../../addresses/resolve-link.ts';
import { decodeReferences, tagsOf } from '../../markdown/html-tags.ts';
import { addressesIn, linkAttributes, withAddresses } from '../../markdown/link-attributes.ts';
import { isElementName, rangeOf } from '../../parse/read-tag.ts';
import { urlOfDefinition, urlOfLink, type WrittenUrl } from '../links/written-url.ts';
import { markLink } from './link-marks.ts';
import type { WrittenPart } from './written-part.ts';

/** The built address of what the page's writer linked. */
export type Resolve = (href: string) => string;

/** The addresses that a node of the page holds, be it in Markdown or in HTML. */
export function linkParts(node: MdastNode, text: string, resolve: Resolve): WrittenPart[] {
  const { start, end } = rangeOf(node);
  const source = text.slice(start, end);
  return writtenUrls(node, source).map((written) => ({
    start: start + written.start,
    end: start + written.end,
    isBlock: false,
    form: () => marked(written.url, resolve),
  }));
}

/** What components call an address. */
const ofComponents: readonly string[] = ['href', 'src'];

/** Attributes of a tag with the addresses in them marked. */
export function withMarkedLinks(
  name: string,
  attributes: Readonly<Record<string, unknown>>,
  resolve: Resolve,
): Record<string, unknown> {
  const names = linkAttributes.get(name) ?? (isElementName(name) ? [] : ofComponents);
  const entries = Object.entries(attributes).map(([key, value]): [string, unknown] => {
    if (typeof value !== 'string' || !names.includes(key.toLowerCase())) return [key, value];
    return [key, withAddresses(key, value, (url) => marked(url, resolve))];
  });
  return Object.fromEntries(entries);
}

/** What leads elsewhere, or to a place on the page itself, stays as it was written. */
function marked(url: string, resolve: Resolve): string {
  return isExternal(url) || url.startsWith('#') || url === '' ? url : markLink(resolve(url));
}

function writtenUrls(node: MdastNode, source: string): WrittenUrl[] {
  if (node.type === 'link' || node.type === 'image') {
    // What is an address in the text itself has no brackets.
    return [urlOfLink(source, (url) => url === node.url) ?? []].flat();
  }
  if (node.type === 'definition') return [urlOfDefinition(source) ?? []].flat();
  return node.type === 'html' ? urlsOfHtml(source) : [];
}

function urlsOfHtml(html: string): WrittenUrl[] {
  return tagsOf(html).flatMap(({ name, attributes }) => {
    const names = linkAttributes.get(name.toLowerCase());
    return attributes
      .filter((attribute) => names?.includes(attribute.name))
      .flatMap((attribute) =>
        addressesIn(attribute.name, attribute.value).map(({ url, start }) => {
          const from = attribute.start + start;
          return { url: decodeReferences(url), start: from, end: from + url.length };
        }),
      );
  });
}
