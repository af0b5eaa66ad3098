import { posix } from 'node:path';
import { isExternal, splitLink } from '../../addresses/resolve-link.ts';
import type { Components } from '../../components/built-ins.ts';
import { tagsOf } from '../../markdown/html-tags.ts';
import { codeImport } from '../../markdown/import-code.ts';
import { addressesIn, linkAttributesOf } from '../../markdown/link-attributes.ts';
import { isTag, rangeOf } from '../../parse/read-tag.ts';
import type { Range, WrittenPage } from '../../parse/written-page.ts';
import { urlOfDefinition, urlOfLink } from '../links/written-url.ts';

/** An address in a file, and how the page that includes the file has to write it. */
export interface MovedAddress extends Range {
  written: string;
  moved: string;
}

/**
 * The addresses of a file that are relative to it: links, images, code of files. What leads to a
 * place on the page itself is one on the page that includes it.
 *
 * @param from path of the file, from the project's root
 * @param to path of the page
 */
export function movedAddresses(
  page: WrittenPage,
  components: Components,
  { from, to }: { from: string; to: string },
): MovedAddress[] {
  if (posix.dirname(from) === posix.dirname(to)) return [];
  const ofTags = linkAttributesOf(components);
  return page.nodes
    .flatMap(({ node }) => addressesOf(node, page.source.text, ofTags))
    .flatMap(({ start, url }): MovedAddress[] => {
      const moved = movedAddress(url, from, to);
      return moved === url ? [] : [{ start, end: start + url.length, written: url, moved }];
    });
}

interface RelativeAddress {
  start: number;
  /** As it stands in the text. */
  url: string;
}

function addressesOf(
  node: WrittenPage['nodes'][number]['node'],
  text: string,
  ofTags: ReturnType<typeof linkAttributesOf>,
): RelativeAddress[] {
  const { start, end } = rangeOf(node);
  const source = text.slice(start, end);
  const asWritten = (at: Range | undefined): RelativeAddress[] =>
    at ? [{ start: start + at.start, url: source.slice(at.start, at.end) }] : [];
  if (node.type === 'link' || node.type === 'image') {
    return asWritten(urlOfLink(source, (url) => url === node.url));
  }
  if (node.type === 'definition') return asWritten(urlOfDefinition(source));
  if (node.type === 'code') {
    const path = codeImport(node.meta ?? '', node.value)?.path;
    const at = path === undefined ? -1 : source.indexOf(path, source.indexOf('file='));
    return path === undefined || at < 0 ? [] : [{ start: start + at, url: path }];
  }
  if (!isTag(node)) return [];
  const names = ofTags.get(node.name ?? '') ?? [];
  return (tagsOf(source)[0]?.attributes ?? [])
    .filter(({ name }) => names.includes(name))
    .flatMap(({ name, value, start: at }) =>
      addressesIn(name, value).map(({ url, start: within }) => ({
        start: start + at + within,
        url,
      })),
    );
}

function movedAddress(url: string, from: string, to: string): string {
  const { path, suffix } = splitLink(url);
  if (path === '' || path.startsWith('/') || isExternal(path)) return url;
  const moved = posix.relative(posix.dirname(to), posix.join(posix.dirname(from), path)) || '.';
  const end = path.endsWith('/') ? '/' : '';
  return `${moved.startsWith('.') ? '' : './'}${moved}${end}${suffix}`;
}
