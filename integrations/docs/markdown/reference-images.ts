import type { MdastNode, MdastPluginDefinition, MdastPluginEntry } from 'satteri';

type Definition = Extract<MdastNode, { type: 'definition' }>;

/**
 * `![alt][name]` is an image like any other: Astro finds beside the page, measures and publishes
 * those alone whose address stands in their own brackets.
 */
export const referenceImages: MdastPluginEntry = ({ source }): MdastPluginDefinition | false => {
  if (!/!\[[^\]]*\](?!\()/.test(source)) return false;
  const definitions = new Map<string, Definition>();
  return {
    name: 'meantime:reference-images',
    before(root) {
      for (const one of definitionsIn(root)) {
        if (!definitions.has(one.identifier)) definitions.set(one.identifier, one);
      }
    },
    imageReference(node, context) {
      const { url, title } = definitions.get(node.identifier) ?? {};
      if (url === undefined) return;
      const { alt } = node;
      context.replaceNode(node, { type: 'image', url, alt: alt ?? '', title: title ?? null });
    },
  };
};

function definitionsIn(node: MdastNode): Definition[] {
  if (node.type === 'definition') return [node];
  return 'children' in node ? node.children.flatMap(definitionsIn) : [];
}
