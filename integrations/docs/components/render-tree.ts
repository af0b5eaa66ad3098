import { escapeHTML, spreadAttributes, voidElementNames } from '../../astro-html.ts';
import type { ElementContent } from 'hast';

/** HTML of a tree, written as Astro writes it: a `raw` node stands for itself. */
export function renderTree(node: ElementContent | { type: 'raw'; value: string }): string {
  if (node.type === 'raw') return node.value;
  if (node.type === 'text') return escapeHTML(node.value);
  if (node.type !== 'element') return '';
  const start = `<${node.tagName}${String(spreadAttributes({ ...node.properties }))}>`;
  if (voidElementNames.test(node.tagName)) return start;
  return `${start}${node.children.map(renderTree).join('')}</${node.tagName}>`;
}
