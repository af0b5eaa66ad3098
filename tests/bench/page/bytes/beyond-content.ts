import { parseHTML } from 'linkedom';
import { contentRoot } from '../../../../src/protocol/content-root.ts';
import { assetOf, largestFirst, type Asset } from './asset.ts';

export interface BeyondContent {
  gzipBytes: number;
  /** The page's parts, each compressed on its own, so that their sum is more than the whole. */
  parts: Asset[];
}

/**
 * What a page's HTML holds beyond its content: the document with the inside of its content root
 * taken out, compressed by gzip. Its title, description, table of contents and neighbours count.
 */
export function beyondContent(html: string): BeyondContent {
  const { document } = parseHTML(html);
  contentRoot<Element>(document)?.replaceChildren();
  const whole = assetOf('html', document.documentElement.outerHTML);
  const parts = [...document.querySelectorAll('head > *, body > *, .shell > *')]
    .filter((element) => !element.matches('.shell'))
    .map((element) => assetOf(describe(element), element.outerHTML));
  return { gzipBytes: whole.gzipBytes, parts: largestFirst(parts) };
}

function describe(element: Element): string {
  const { id, classList } = element;
  const name = ['name', 'property', 'rel', 'src'].flatMap((key) => {
    const value = element.getAttribute(key);
    return value === null ? [] : [`[${key}="${value}"]`];
  });
  const key = id ? `#${id}` : classList.length > 0 ? `.${[...classList].join('.')}` : name[0];
  return element.localName + (key ?? '');
}
