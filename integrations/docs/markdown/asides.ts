import type { MdastPluginDefinition } from 'satteri';

const titles: Readonly<Record<string, string>> = {
  note: 'Note',
  tip: 'Tip',
  caution: 'Caution',
  danger: 'Danger',
};

/** `:::note[Title]` … `:::` becomes a framed remark. Other containers are left to other plugins. */
export const asides: MdastPluginDefinition = {
  name: 'meantime:asides',
  containerDirective(node, context) {
    const title = titles[node.name];
    if (title === undefined) return;
    const label = node.children[0];
    if (label?.type === 'paragraph' && label.data?.directiveLabel) {
      context.setProperty(label, 'data', { hProperties: { class: 'aside-title' } });
    } else {
      context.prependChild(node, {
        type: 'paragraph',
        data: { hProperties: { class: 'aside-title' } },
        children: [{ type: 'text', value: title }],
      });
    }
    // A note rather than <aside>: a page may have dozens, and landmarks are for finding one's way.
    const hProperties = { class: `aside aside-${node.name}`, role: 'note', ariaLabel: title };
    context.setProperty(node, 'data', { hName: 'div', hProperties });
  },
};
