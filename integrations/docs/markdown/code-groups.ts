import type { MdastNode, MdastPluginDefinition } from 'satteri';
import { markup } from '../../../src/protocol/markup.ts';
import { readWords } from '../../../src/protocol/fence.ts';

/** The container whose blocks stand behind tabs: `:::code-group`. */
export const codeGroupName = 'code-group';

type Code = Extract<MdastNode, { type: 'code' }>;

/** What a block of a group is called: `[npm]`, its title, or its language. */
export function labelInGroup({ lang, meta }: Pick<Code, 'lang' | 'meta'>): string {
  const words = readWords(meta ?? '');
  const label = words.find(({ text }) => /^\[.+\]$/.test(text))?.text.slice(1, -1);
  return label ?? words.find(({ name }) => name === 'title')?.value ?? lang ?? 'text';
}

/** Blocks of which a reader takes one, as `<Tabs>` has them, in the way that VitePress writes it. */
export const codeGroups: MdastPluginDefinition = {
  name: 'meantime:code-groups',
  containerDirective(node, context) {
    if (node.name !== codeGroupName) return;
    context.setProperty(node, 'data', { hName: 'meantime-tabs' });
    for (const child of node.children) {
      if (child.type !== 'code') continue;
      const value = labelInGroup(child);
      context.wrapNode(child, {
        type: 'blockquote',
        data: { hName: 'meantime-tab', hProperties: { [markup.variant]: value } },
        children: [
          {
            type: 'paragraph',
            data: { hProperties: { class: 'tab-label' } },
            children: [{ type: 'text', value }],
          },
        ],
      });
    }
  },
};
