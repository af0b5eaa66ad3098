import { markup } from './markup.ts';

/**
 * The little of the DOM that reading a page takes. Browsers and linkedom both satisfy it,
 * so the same reading runs at build, in the browser and in the walkthrough.
 */
export interface PageNode {
  /** 1 for an element, 3 for text. */
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
}

export interface PageElement extends PageNode {
  readonly localName: string;
  readonly id: string;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  matches(selector: string): boolean;
  readonly parentElement: PageElement | null;
  closest(selector: string): PageElement | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

export interface PageDocument {
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/** What holds no prose: other people's furniture, what is hidden, what is clicked, captions. */
const skipped = [
  `[${markup.ignore}]`,
  'script, style, template, noscript, nav, svg, h1, button, select, textarea, figcaption, caption',
  // Of ways to choose from, those are read that are asked for, whichever a reader has chosen.
  `[hidden]:not([${markup.variant}], [role="tabpanel"]), [aria-hidden="true"], [role="tab"]`,
  // What only screen readers hear repeats a heading or labels a control.
  '.sr-only, .visually-hidden',
].join();

/** Elements that do not part words. */
const inline = new Set(
  (
    'a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span ' +
    'strong sub sup time tt u var wbr'
  ).split(' '),
);

/**
 * Goes through what a reader sees below an element, in the order of the page: elements as they
 * begin, and prose between them as strings. Of a `<pre>` only its beginning is given.
 *
 * @param leftOut ways that are not taken (`waysLeftOut`)
 */
export function* walkPage(
  root: PageElement,
  leftOut?: ReadonlySet<PageElement>,
): Generator<PageElement | string> {
  // Not recursive, because a page may be nested deeper than the stack.
  const waiting: (PageNode | string)[] = [root];
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    if (typeof item === 'string') yield item;
    else if (item.nodeType === 3) yield item.textContent ?? '';
    else if (isElement(item)) {
      const isSeen = item === root || !(item.matches(skipped) || leftOut?.has(item));
      const gap = inline.has(item.localName) ? '' : ' ';
      yield gap;
      if (isSeen) yield item;
      waiting.push(gap);
      if (!isSeen || item.localName === 'pre') continue;
      for (const child of Array.from(item.childNodes).reverse()) waiting.push(child);
    }
  }
}

function isElement(node: PageNode): node is PageElement {
  return node.nodeType === 1;
}
