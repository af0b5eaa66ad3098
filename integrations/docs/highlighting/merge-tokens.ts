import type { Element, ElementContent } from 'hast';

/** Lines and plain tokens need no element of their own: half the bytes of a page of code. */
export function withoutLine(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return [node];
  if (isLine(node)) return node.children.flatMap(withoutLine);
  if (node.properties['class'] !== undefined) return [withoutStyles(node)];
  return node.children.flatMap(withoutLine);
}

export function isLine(node: ElementContent): boolean {
  return node.type === 'element' && node.properties['class'] === 'line';
}

/** Astro sets the sign of a diff line apart by an inline style. */
function withoutStyles(node: Element): Element {
  const children = node.children.flatMap((child): ElementContent[] =>
    child.type === 'element' && child.properties['style'] !== undefined ? child.children : [child],
  );
  return { ...node, children: mergeEqual(children) };
}

/** Joins neighbouring texts, and neighbouring tokens of one class. */
export function mergeEqual(nodes: readonly ElementContent[]): ElementContent[] {
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
  // What says more than its colour is one thing.
  const isPlain = [one, other].every(({ properties }) => Object.keys(properties).length <= 1);
  return isPlain && one.tagName === 'span' && one.properties['class'] === other.properties['class'];
}
