import type { MdastNode, MdastPluginEntry, MdastVisitorContext } from 'satteri';
import type { Components } from '../components/built-ins.ts';
import { fileTree } from '../components/file-tree.ts';
import { knownNamesIn } from './known-names.ts';

type Paragraph = Extract<MdastNode, { type: 'paragraph' }>;

/**
 * Tells the files of a `<FileTree>` from its folders, and their names from what is said of them:
 * a name ends at the first space; a folder holds a list, or its name ends in a slash.
 */
export function fileTrees(components: Components): MdastPluginEntry {
  return ({ source }) => {
    if (!source.includes(fileTree.name)) return undefined;
    const names = knownNamesIn(source, components);
    return {
      name: 'meantime:file-trees',
      mdxJsxFlowElement(node, context) {
        if (names.componentBehind(node.name ?? '') !== fileTree) return;
        for (const child of node.children) markList(child, context);
      },
    };
  };
}

function markList(list: MdastNode, context: MdastVisitorContext): void {
  if (list.type !== 'list') return;
  for (const item of list.children) {
    const [first] = item.children;
    const name = first?.type === 'paragraph' ? markName(first, context) : '';
    const lists = item.children.filter(({ type }) => type === 'list');
    const isFolder = lists.length > 0 || name.endsWith('/');
    const isName = /[^.…]/.test(name);
    const kind = isFolder ? 'folder' : 'file';
    if (isName) context.setProperty(item, 'data', { hProperties: { class: kind } });
    for (const inner of lists) markList(inner, context);
  }
}

/** Sets the name apart and returns it. */
function markName(paragraph: Paragraph, context: MdastVisitorContext) {
  const [first] = paragraph.children;
  if (!first) return '';
  const span = { hName: 'span', hProperties: { class: 'file-name' } };
  if (first.type !== 'text') {
    // A name in bold, in code or as a link is a name as a whole.
    context.wrapNode(first, { type: 'emphasis', data: span, children: [] });
    return context.textContent(first);
  }
  const [, name = '', rest = ''] = /^(\S*)([\s\S]*)$/.exec(first.value) ?? [];
  context.replaceNode(first, [
    { type: 'emphasis', data: span, children: [{ type: 'text', value: name }] },
    ...(rest === '' ? [] : [{ type: 'text' as const, value: rest }]),
  ]);
  return name;
}
