import { markup } from '../../protocol/markup.ts';
import { contentRoot } from '../../protocol/content-root.ts';

/** Where generators and themes put what a page says: VitePress, Docusaurus, Material for MkDocs, Starlight, Sphinx. */
const known = [
  '[data-meantime-content]',
  'main .vp-doc',
  '.theme-doc-markdown',
  '.md-content article',
  'main .sl-markdown-content',
  'main .mdx-content',
  'article[role="main"]',
  '[role="main"]',
];

/** What stands beside the content: tables of contents, links to the page before and after, buttons. */
const beside = [
  'nav, footer, form, dialog, iframe, video, audio',
  '[role="navigation"], [role="search"], [role="tablist"], [role="dialog"]',
  '[class*="tableOfContents"], .toc, .table-of-contents, .on-this-page, .breadcrumbs',
  // The letters that themes put on their blocks.
  'span.lang, .md-code__nav',
  'label, input, .tabbed-labels, td.linenos, .linenodiv, .rouge-gutter, .code-block-caption',
  '.filename, [class*="codeBlockTitle"], .vp-code-block-title-bar',
  '[data-component-part="code-block-header"]',
];

/** Marks where the content of a page is, and what of it is none. */
export function markContent(document: Document, root: Element): void {
  for (const other of document.querySelectorAll('[data-meantime-content]')) {
    other.removeAttribute('data-meantime-content');
  }
  root.setAttribute('data-meantime-content', '');
  for (const element of root.querySelectorAll(beside.join(', '))) {
    element.setAttribute(markup.ignore, '');
  }
  for (const anchor of root.querySelectorAll(':is(h1, h2, h3, h4) a')) {
    // A sign that leads to the heading it stands on, as against the heading's own words.
    const words = anchor.textContent.replace(/[^\p{L}\p{N}]/gu, '');
    if (words === '') anchor.setAttribute(markup.ignore, '');
  }
}

/**
 * What holds the content of a page: the place that its generator has for it, else the smallest part
 * with the title and all code.
 */
export function findContent(document: Document): Element | undefined {
  for (const selector of known) {
    const found = document.querySelector(selector);
    if (found) return found;
  }
  const outer = contentRoot<Element>(document);
  if (!outer) return undefined;
  const parts = [...outer.querySelectorAll('h1, h2, pre')].filter(
    (part) => !part.closest('nav, footer, aside, [role="navigation"]'),
  );
  return parts.length < 2 ? outer : (sharedAncestor(parts) ?? outer);
}

function sharedAncestor(parts: readonly Element[]): Element | undefined {
  let shared: Element | null | undefined = parts[0]?.parentElement;
  for (const part of parts) {
    while (shared && !shared.contains(part)) shared = shared.parentElement;
  }
  return shared ?? undefined;
}
