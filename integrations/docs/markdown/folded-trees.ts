import type { HastNode, HastPluginEntry } from 'satteri';
import { fileTree } from '../components/file-tree.ts';

type TreeElement = Extract<HastNode, { type: 'element' }>;

/** Sätteri plugin by which the folders of a `<FileTree>` (see file-trees.ts) can be folded. */
export const foldedTrees: HastPluginEntry = ({ source }) => {
  if (!source.includes(fileTree.name)) return undefined;
  return {
    name: 'meantime:folded-trees',
    element: { filter: ['li'], visit: folded },
  };
};

function folded(node: Readonly<TreeElement>): TreeElement | undefined {
  const isFolder = [node.properties['class'], node.properties['className']]
    .flat()
    .includes('folder');
  const at = node.children.findIndex((child) => child.type === 'element' && child.tagName === 'ul');
  if (!isFolder || at === -1) return undefined;
  const summary = { ...element('summary'), children: node.children.slice(0, at) };
  const details = {
    ...element('details', { open: true }),
    children: [summary, ...node.children.slice(at)],
  };
  return { ...node, children: [details] };
}

function element(tagName: string, properties: TreeElement['properties'] = {}): TreeElement {
  return { type: 'element', tagName, properties, children: [] };
}
