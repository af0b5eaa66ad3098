import { markup } from '../../src/protocol/markup.ts';
import { blockAttributes } from './block-attributes.ts';
import { pageMark, type PageMark, type PageNotes } from './page-notes.ts';

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
  if (first && mark) set(first, pageMark, encodeMark(mark));
  const blocks = elements.filter(({ tagName }) => tagName === 'pre');
  const captions = captionsOf(elements);
  const pairs = pairFences(fences, blocks.map(textOf));
  for (const [index, block] of blocks.entries()) {
    const fence = pairs[index];
    if (!fence || hasRole(block)) continue;
    const attributes = blockAttributes({ ...fence, caption: captions.get(block) });
    for (const [name, value] of Object.entries(attributes)) set(block, name, value);
  }
}

/** Without an apostrophe, which those who write HTML may turn into a reference. */
function encodeMark(mark: PageMark): string {
  return encodeURIComponent(JSON.stringify(mark)).replaceAll("'", '%27');
}

/**
 * The fence that each block was made of: by their texts, since some blocks are written as HTML and
 * some fences become pictures; and of what a highlighter has changed, by the order between two that
 * are sure, where there are as many of both.
 */
export function pairFences<Fence extends { text: string }>(
  fences: readonly Fence[],
  texts: readonly string[],
): (Fence | undefined)[] {
  const found = findInOrder(
    fences.map((fence) => signsOf(fence.text)),
    texts.map(signsOf),
  );
  const sure = [...found.entries(), [texts.length, fences.length] as const];
  let [block, fence] = [0, 0];
  for (const [nextBlock, nextFence] of sure) {
    if (nextFence === undefined) continue;
    const isEven = nextBlock - block === nextFence - fence;
    for (let at = 0; isEven && at < nextBlock - block; at += 1) found[block + at] = fence + at;
    [block, fence] = [nextBlock + 1, nextFence + 1];
  }
  return found.map((index) => (index === undefined ? undefined : fences[index]));
}

/** Index of each text among the others, none before the last that was found. */
function findInOrder(others: readonly string[], texts: readonly string[]): (number | undefined)[] {
  let next = 0;
  return texts.map((text) => {
    const index = others.indexOf(text, next);
    if (index < 0) return undefined;
    next = index + 1;
    return index;
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

/** The title of each block that stands in a frame which shows one. */
function captionsOf(elements: readonly TreeNode[]): Map<TreeNode, string> {
  const captions = new Map<TreeNode, string>();
  for (const figure of elements.filter(({ tagName }) => tagName === 'figure')) {
    const inside = elementsOf(figure);
    const title = inside.find((node) => classesOf(node).includes('title'));
    const block = inside.find(({ tagName }) => tagName === 'pre');
    const caption = title && textOf(title).trim();
    if (block && caption) captions.set(block, caption);
  }
  return captions;
}

/** Without line numbers, and what stands for folded lines. */
function textOf(node: TreeNode): string {
  if (node.type === 'text') return node.value ?? '';
  const isFurniture = node.tagName === 'summary' || classesOf(node).includes('gutter');
  return isFurniture ? '' : (node.children ?? []).map(textOf).join('');
}

function classesOf(node: TreeNode): readonly unknown[] {
  const classes = propertyOf(node, 'className');
  if (Array.isArray(classes)) return classes;
  return typeof classes === 'string' ? classes.split(/\s+/) : [];
}

function hasRole(node: TreeNode): boolean {
  return [markup.role, 'dataMeantimeRole'].some((name) => propertyOf(node, name) !== undefined);
}

function propertyOf({ properties = {} }: TreeNode, name: string): unknown {
  return Reflect.get(properties, name);
}
