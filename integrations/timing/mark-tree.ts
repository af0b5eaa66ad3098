import { markup } from '../../src/protocol/markup.ts';
import { blockAttributes } from './block-attributes.ts';
import { pageMark, type PageNotes } from './page-notes.ts';

/** The little of a tree of HTML that marking takes. */
export interface TreeNode {
  type: string;
  tagName?: string;
  value?: string;
  properties?: object | undefined;
  children?: readonly TreeNode[];
}

type SetProperty = (node: TreeNode, name: string, value: string) => void;

/**
 * Writes what was noted of a page into its HTML, once all that changes code blocks has been at work:
 * onto each `<pre>` what its fence says, and onto the first element what the page says of itself. A
 * highlighter is told no more of a fence than its text and language, and leaves a `<pre>` behind.
 */
export function markTree(root: TreeNode, { fences, mark }: PageNotes, set: SetProperty): void {
  const elements = elementsOf(root);
  const [first] = elements;
  if (first && mark) set(first, pageMark, encodeURIComponent(JSON.stringify(mark)));
  const blocks = elements.filter(({ tagName }) => tagName === 'pre');
  const pairs = pairFences(fences, blocks.map(textOf));
  for (const [index, block] of blocks.entries()) {
    const fence = pairs[index];
    if (!fence || hasRole(block)) continue;
    for (const [name, value] of Object.entries(blockAttributes(fence))) set(block, name, value);
  }
}

/**
 * The fence that each block was made of: by their order where there are as many of both, else by
 * their texts, since some blocks are written as HTML, and some fences become pictures.
 */
export function pairFences<Fence extends { text: string }>(
  fences: readonly Fence[],
  texts: readonly string[],
): (Fence | undefined)[] {
  if (fences.length === texts.length) return [...fences];
  let next = 0;
  return texts.map((text) => {
    const found = fences.findIndex(
      (fence, index) => index >= next && signsOf(fence.text) === signsOf(text),
    );
    if (found < 0) return undefined;
    next = found + 1;
    return fences[found];
  });
}

/** Highlighters change white space. */
function signsOf(text: string): string {
  return text.replace(/\s+/g, '');
}

function elementsOf(root: TreeNode): TreeNode[] {
  const found: TreeNode[] = [];
  const waiting: TreeNode[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'element') found.push(node);
    if (node.tagName === 'pre') continue;
    for (const child of (node.children ?? []).toReversed()) waiting.push(child);
  }
  return found;
}

/** Without line numbers, and what stands for folded lines. */
function textOf(node: TreeNode): string {
  if (node.type === 'text') return node.value ?? '';
  const className = propertyOf(node, 'className');
  const isFurniture =
    node.tagName === 'summary' || (Array.isArray(className) && className.includes('gutter'));
  return isFurniture ? '' : (node.children ?? []).map(textOf).join('');
}

function hasRole(node: TreeNode): boolean {
  return [markup.role, 'dataMeantimeRole'].some((name) => propertyOf(node, name) !== undefined);
}

function propertyOf({ properties = {} }: TreeNode, name: string): unknown {
  return Reflect.get(properties, name);
}
