import { markdownToMdast } from 'satteri';
import type { FenceAsWritten } from '../../src/protocol/fence-attributes.ts';
import { markup } from '../../src/protocol/markup.ts';
import type { PageDocument, PageElement } from '../../src/protocol/page.ts';
import { blockAttributes } from './block-attributes.ts';
import { addAttributes, type AddedAttributes } from './element-tags.ts';
import { pairFences } from './mark-tree.ts';

interface WrittenParts {
  fences: (FenceAsWritten & { text: string })[];
  /** Headings and list items, by the name of their element. */
  others: Map<string, { text: string; line: number }[]>;
}

/** The little of a tree of Markdown that this takes. */
interface SourceNode {
  type: string;
  value?: string | undefined;
  depth?: number | undefined;
  lang?: string | null | undefined;
  meta?: string | null | undefined;
  children?: readonly SourceNode[] | undefined;
  position?: { start: { line: number } } | undefined;
}

/**
 * The HTML of a page whose engine told nobody what its fences say (Markdoc), with what they say in
 * its source: fences are found again by their code, headings and list items by their text.
 *
 * @param document of the same HTML
 * @param source the page's file
 */
export function markFromSource(html: string, document: PageDocument, source: string): string {
  if (html.includes(markup.line)) return html;
  const { fences, others } = readWritten(source);
  const blocks = [...document.querySelectorAll('pre')];
  const added: AddedAttributes[] = [];
  for (const [index, fence] of pairFences(fences, blocks.map(textOf)).entries()) {
    if (!fence || blocks[index]?.hasAttribute(markup.role)) continue;
    added.push({ name: 'pre', index, attributes: blockAttributes(fence) });
  }
  for (const [name, written] of others) {
    const texts = [...document.querySelectorAll(name)].map(textOf);
    for (const [index, found] of pairFences(written, texts).entries()) {
      if (found) added.push({ name, index, attributes: { [markup.line]: String(found.line) } });
    }
  }
  return addAttributes(html, added, (name) => [...document.querySelectorAll(name)].length);
}

function textOf({ textContent }: PageElement): string {
  return textContent ?? '';
}

function readWritten(source: string): WrittenParts {
  const root: SourceNode = markdownToMdast(source, { features: { frontmatter: true } });
  const fences: WrittenParts['fences'] = [];
  const others: WrittenParts['others'] = new Map();
  const waiting: SourceNode[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const line = node.position?.start.line;
    const name = elementOf(node);
    if (node.type === 'code') {
      const fence = { language: node.lang ?? '', meta: node.meta ?? '', text: node.value ?? '' };
      fences.push({ ...fence, ...(line !== undefined && { line }) });
    } else if (name !== undefined && line !== undefined) {
      const known = others.get(name) ?? [];
      known.push({ text: shownText(node), line });
      others.set(name, known);
    }
    for (const child of (node.children ?? []).toReversed()) waiting.push(child);
  }
  return { fences, others };
}

function elementOf({ type, depth }: SourceNode): string | undefined {
  if (type === 'heading' && (depth === 2 || depth === 3)) return `h${depth}`;
  return type === 'listItem' ? 'li' : undefined;
}

function shownText({ value, children = [] }: SourceNode): string {
  return (value ?? '') + children.map(shownText).join('');
}
