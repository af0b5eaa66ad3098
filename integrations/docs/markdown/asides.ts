import type { MdastPluginDefinition } from 'satteri';
import { asideFrame, asideTitle, asideTitles, isAsideKind } from '../components/aside.ts';

/** `:::note[Title]` … `:::` becomes a framed remark. Other containers are left to other plugins. */
export const asides: MdastPluginDefinition = {
  name: 'meantime:asides',
  containerDirective(node, context) {
    if (!isAsideKind(node.name)) return;
    const label = node.children[0];
    if (label?.type === 'paragraph' && label.data?.directiveLabel) {
      context.setProperty(label, 'data', { hProperties: asideTitle });
    } else {
      context.prependChild(node, {
        type: 'paragraph',
        data: { hProperties: asideTitle },
        children: [{ type: 'text', value: asideTitles[node.name] }],
      });
    }
    const { tagName, properties } = asideFrame(node.name);
    context.setProperty(node, 'data', { hName: tagName, hProperties: properties });
  },
};
