import type { Element, ElementContent, Text } from 'hast';
import type { ShikiTransformer } from 'shiki';
import { parseFence, type Fence } from '../../../src/protocol/fence.ts';
import { markup } from '../../../src/protocol/markup.ts';
import type { Words } from '../../../src/words/words.ts';
import { longestLineMs } from '../../longest-line.ts';
import { copiesOf } from './copies-of.ts';
import { classOfColour } from './sentinel-theme.ts';

/**
 * Shiki transformer: short classes instead of inline styles, and around each block a figure with
 * caption and copy button.
 *
 * @param words in the site's language; a transformer is not told of which page the code is
 */
export function codeFigure(words: Words['code']): ShikiTransformer {
  return {
    name: 'meantime:code-figure',
    preprocess(_code, options) {
      options.tokenizeTimeLimit = longestLineMs;
    },
    span(node, _line, _column, _lineElement, token) {
      const name = classOfColour(token.color);
      node.properties = name ? { class: name } : {};
    },
    code(node) {
      node.children = mergeEqual(node.children.flatMap(withoutLine));
    },
    pre(node) {
      // Astro writes both, for themes with inline colours.
      delete node.properties['style'];
      delete node.properties['class'];
    },
    root(node) {
      const pre = node.children[0];
      if (pre?.type !== 'element' || pre.tagName !== 'pre') return;
      const fence = parseFence(this.options.lang, this.options.meta?.__raw ?? '');
      // Astro takes the first child of the root and drops the rest.
      const copies = copiesOf(this.options.lang, this.source);
      node.children = [figure(pre, fence, { words, copies })];
    },
  };
}

interface Around {
  words: Words['code'];
  copies: ReturnType<typeof copiesOf>;
}

function figure(pre: Element, fence: Fence, { words, copies }: Around): Element {
  const shown = fence.role === 'output' || fence.role === 'open';
  const caption = captionOf(fence, words);
  return element('figure', { class: `code code-${fence.role}` }, [
    ...(caption ? [captionElement(caption, caption === fence.title), text('\n')] : []),
    pre,
    // What a program prints is there to be compared, not copied.
    ...(shown ? [] : [copyButton(words.copy, copies)]),
  ]);
}

/** A caption that says nothing of the page is left out of the search. */
function captionElement(caption: string, isOwn: boolean): Element {
  return element('figcaption', isOwn ? {} : { dataPagefindIgnore: '' }, [text(caption)]);
}

function captionOf({ role, title }: Fence, words: Words['code']): string | undefined {
  if (title) return title;
  if (role === 'run') return words.terminal;
  return role === 'output' ? words.output : undefined;
}

function copyButton(word: string, copies: Around['copies']): Element {
  const only = copies && { [markup.copies]: copies };
  return element('button', { type: 'button', [markup.copy]: '', ...only }, [text(word)]);
}

/** Lines and plain tokens need no element of their own: half the bytes of a page of code. */
function withoutLine(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return [node];
  if (node.properties['class'] === 'line') return node.children.flatMap(withoutLine);
  if (node.properties['class'] !== undefined) return [withoutStyles(node)];
  return node.children.flatMap(withoutLine);
}

/** Astro sets the sign of a diff line apart by an inline style. */
function withoutStyles(node: Element): Element {
  const children = node.children.flatMap((child): ElementContent[] =>
    child.type === 'element' && child.properties['style'] !== undefined ? child.children : [child],
  );
  return { ...node, children: mergeEqual(children) };
}

/** Joins neighbouring texts, and neighbouring tokens of one class. */
function mergeEqual(nodes: readonly ElementContent[]): ElementContent[] {
  const merged: ElementContent[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else if (node.type === 'element' && last?.type === 'element' && isAlike(node, last)) {
      last.children = mergeEqual([...last.children, ...node.children]);
    } else merged.push({ ...node });
  }
  return merged;
}

function isAlike(one: Element, other: Element): boolean {
  return one.tagName === 'span' && one.properties['class'] === other.properties['class'];
}

function element(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[],
): Element {
  return { type: 'element', tagName, properties, children };
}

function text(value: string): Text {
  return { type: 'text', value };
}
